import type { CreatedEvent, EventSummary } from '../../shared/protocol/api.ts'
import { RequestFailed, request } from '../session/api.ts'
import { join, recogniseOneOf } from '../session/identity.ts'
import { recall, remember } from '../session/memory.ts'

/** What the home page asks of the server. Everything throws `RequestFailed`. */

/** The cookie itself is out of scripts' sight; this only says that asking for the list is worth a call. */
const ADMIN = 'admin'
export const mayBeAdmin = (): boolean => recall(ADMIN) === 'yes'

export async function openAdmin(key: string): Promise<void> {
  await request('/admin/session', { method: 'POST', body: { key } })
  remember(ADMIN, 'yes')
}

export async function leaveAdmin(): Promise<void> {
  remember(ADMIN, null)
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
    if (error instanceof RequestFailed && (error.status === 401 || error.status === 403)) remember(ADMIN, null)
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
