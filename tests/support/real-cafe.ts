import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import type { Situation } from '../../server/sync/situation.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import { overSockets } from './real-line.ts'
import { aSituation } from './situation.ts'
import { createGuest, type Guest } from './socket-pair.ts'

/** A café on a real server, over HTTP like anybody. */
export interface RealCafe {
  readonly event: CreatedEvent
  readonly tables: readonly string[]
  readonly people: readonly Joined[]
  /** A connection of this person to a table's cloth, with a client id of its own. */
  guest(person: Joined, table: string): Guest
  call<T>(method: string, path: string, token: string, body?: unknown): Promise<T>
}

export async function openCafe(
  url: string,
  adminKey: string,
  given: { readonly people: number; readonly tables?: number },
): Promise<RealCafe> {
  async function call<T>(method: string, path: string, token: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const themes = Array.from({ length: given.tables ?? 1 }, (_, i) => ({ title: { fr: `Thème ${i + 1}` } }))
  const event = await call<CreatedEvent>('POST', 'events', adminKey, {
    title: 'Café',
    themes,
    capacity: Math.max(40, given.people),
  })
  const tables = tablesOf(event.plan).map(({ id }) => id)
  const people: Joined[] = []
  for (let i = 0; i < given.people; i += 20) {
    const arriving = Array.from({ length: Math.min(20, given.people - i) }, (_, j) =>
      call<Joined>('POST', `events/${event.id}/join`, '', { key: event.keys.participant, name: `P${i + j}` }),
    )
    people.push(...(await Promise.all(arriving)))
  }
  const tokens = new Map(people.map(({ person, token }) => [person.id, token]))
  const situation: Situation = aSituation()
  const used = new Map<string, number>()
  return {
    event,
    tables,
    people,
    call,
    guest({ person, clientIds }, table) {
      const count = used.get(person.id) ?? 0
      used.set(person.id, count + 1)
      const clientId = clientIds[count]
      if (clientId === undefined) throw new Error('no client id left')
      return createGuest({
        rooms: overSockets(`${url.replace('http', 'ws')}/sync/${event.id}`, [], id => tokens.get(id) ?? ''),
        event: event.id,
        document: `table-${table}`,
        principal: { person: person.id, name: person.name, role: person.role },
        situation,
        clientId,
      })
    },
  }
}
