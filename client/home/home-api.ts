import type { CreatedEvent, EventSummary, ReachTest } from '../../shared/protocol/api.ts'
import { RequestFailed, request } from '../session/api.ts'
import { join, recogniseOneOf } from '../session/identity.ts'
import { ADMIN_MARK } from '../session/admin.ts'
import { remember } from '../session/memory.ts'

/** What the home page asks of the server. Everything throws `RequestFailed`. */

export { mayBeAdmin } from '../session/admin.ts'

export async function openAdmin(key: string): Promise<void> {
  await request('/admin/session', { method: 'POST', body: { key } })
  remember(ADMIN_MARK, 'yes')
}

export async function leaveAdmin(): Promise<void> {
  remember(ADMIN_MARK, null)
  await request('/admin/session', { method: 'DELETE' })
}

/** All cafés of this server; `addresses`, where it says so: those at which phones reach it, best first. */
export interface CafeList {
  readonly events: readonly EventSummary[]
  readonly addresses?: readonly string[]
}

export async function listCafes(): Promise<CafeList> {
  try {
    return await request<CafeList>('/events')
  } catch (error) {
    if (error instanceof RequestFailed && (error.status === 401 || error.status === 403)) remember(ADMIN_MARK, null)
    throw error
  }
}

export const createCafe = (body: Record<string, unknown>): Promise<CreatedEvent> =>
  request<CreatedEvent>('/events', { method: 'POST', body })

/** Becomes an organiser of the event, or comes back as the one this tab or device already is. */
export async function enterAsOrganiser(event: string): Promise<void> {
  const known = await recogniseOneOf(event, ['organiser'])
  if (known === undefined) await join(event, {})
}

export const findByCode = async (code: string): Promise<string> =>
  (await request<{ event: string }>('/codes', { method: 'POST', body: { code } })).event

export const beginReachTest = (): Promise<ReachTest> => request<ReachTest>('/reachability', { method: 'POST' })
export const lookAtReachTest = (test: string): Promise<ReachTest> => request<ReachTest>(`/reachability/${test}`)
