import type { Role } from '../../shared/access/roles.ts'
import type { Joined, JoinRequest, Me } from '../../shared/protocol/api.ts'
import { RequestFailed, request } from './api.ts'
import { recall, recallInTab, remember, rememberInTab } from './memory.ts'
import { keepSpareIds } from './spare-ids.ts'

/** Who this tab is at an event. The token itself is in an HttpOnly cookie that scripts never see. */
export interface Identity {
  readonly event: string
  readonly person: string
  readonly name: string
  readonly role: Role
}

const seatGroup = (role: Role): string => (role === 'participant' || role === 'host' ? 'seat' : role)
const tabKey = (event: string) => `tab.${event}`
const deviceKey = (event: string, role: Role) => `person.${event}.${seatGroup(role)}`
/** name and role, for a start without network */
const factsKey = (event: string, person: string) => `who.${event}.${person}`

function keep(identity: Identity): Identity {
  rememberInTab(tabKey(identity.event), identity.person)
  remember(deviceKey(identity.event, identity.role), identity.person)
  remember(factsKey(identity.event, identity.person), JSON.stringify({ name: identity.name, role: identity.role }))
  return identity
}

/** Joins with a key or the code and keeps who one became, for this tab and this device. Throws `RequestFailed`. */
export async function join(event: string, body: JoinRequest): Promise<{ identity: Identity; joined: Joined }> {
  const joined = await request<Joined>(`/events/${event}/join`, { method: 'POST', body })
  await keepSpareIds(event, joined.person.id, joined.clientIds)
  return {
    identity: keep({ event, person: joined.person.id, name: joined.person.name, role: joined.person.role }),
    joined,
  }
}

/** This tab's person first, then this device's. */
function candidates(event: string, roles: readonly Role[]): string[] {
  const found = [recallInTab(tabKey(event)), ...roles.map(role => recall(deviceKey(event, role)))]
  return [...new Set(found)].flatMap(person => (person === null || person === '' ? [] : [person]))
}

/** Is somebody of one of these roles known here already? Asks the server. */
export async function recogniseOneOf(event: string, roles: readonly Role[]): Promise<Identity | undefined> {
  for (const person of candidates(event, roles)) {
    try {
      const me = await request<Me>(`/events/${event}/me`, { person })
      if (roles.includes(me.person.role))
        return keep({ event, person: me.person.id, name: me.person.name, role: me.person.role })
    } catch (error) {
      // 401, 403, 404: that person is no longer known here; anything else (no network) is the caller's to show.
      if (!(error instanceof RequestFailed) || error.status === 0 || error.status >= 500) throw error
    }
  }
  return undefined
}

/** The same, from memory alone: for when the server cannot be reached. */
export function rememberedOneOf(event: string, roles: readonly Role[]): Identity | undefined {
  for (const person of candidates(event, roles)) {
    try {
      const facts = JSON.parse(recall(factsKey(event, person)) ?? '{}') as { name?: unknown; role?: unknown }
      const role = roles.find(one => one === facts.role)
      if (role !== undefined) return { event, person, name: typeof facts.name === 'string' ? facts.name : '', role }
    } catch {
      // not what we wrote: as if never remembered
    }
  }
  return undefined
}

/** The same person by another name: what a start without network will say. */
export const renamed = (identity: Identity, name: string): Identity => keep({ ...identity, name })

/** Forgets who this tab and device are at this event: for shared tablets. */
export function forget(identity: Identity): void {
  rememberInTab(tabKey(identity.event), '')
  remember(deviceKey(identity.event, identity.role), null)
  remember(factsKey(identity.event, identity.person), null)
}

/** A secret that came in the address's fragment (`#k=…`), taken out of the address at once so that it is not shown or shared. */
export function takeKeyFromAddress(): string | undefined {
  const found = /^#(?:k=|admin=)?([A-Za-z0-9_-]{4,})$/.exec(location.hash)?.[1]
  if (found !== undefined) history.replaceState(history.state, '', location.pathname + location.search)
  return found
}
