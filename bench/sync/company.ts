import type { CreatedEvent, EventView, Joined } from '../../shared/protocol/api.ts'
import { makeCaller } from '../../demo/http.ts'
import type { Seat } from './lines/tongues.ts'
import type { Served } from './servers.ts'

/** Somebody who may connect and write: joined over HTTP at Tablée, a number elsewhere. */
export interface Guest {
  readonly person: string
  readonly token: string
  readonly clientId: number
  readonly event: string
}

/** People and tables of one server, ready to be connected. */
export interface Company {
  readonly guests: readonly Guest[]
  /** documents' names. With n people a table, the guests n·t … n·t + n − 1 belong to the table t, and to its café. */
  readonly tables: readonly string[]
  /** where a guest's line goes */
  readonly seat: (guest: Guest, room: string) => Seat
  /** the guest's second document, which our page has open beside the table; none elsewhere */
  readonly programme: (guest: Guest) => Seat | undefined
}

const AT_ONCE = 25
/** as many as a café may have at most is 250 */
const TABLES_OF_A_CAFE = 125

/** A café begun, with so many people who have joined. At Tablée every 125 tables are one more café. */
export async function gather(server: Served, people: number, tables: number): Promise<Company> {
  return server.tongue === 'tablee' ? gatherAtTablee(server, people, tables) : gatherAnywhere(people, tables)
}

function gatherAnywhere(people: number, tables: number): Company {
  return {
    guests: Array.from({ length: people }, (_, at) => ({
      person: `p${at}`,
      token: '',
      clientId: 1_000_000 + Math.floor(Math.random() * 0x7fff_0000),
      event: '',
    })),
    tables: Array.from({ length: tables }, (_, at) => `table-${at}`),
    seat: (_, room) => ({ room }),
    programme: () => undefined,
  }
}

async function gatherAtTablee(server: Served, people: number, tables: number): Promise<Company> {
  const caller = makeCaller(server.url)
  const guests: Guest[] = []
  const rooms: string[] = []
  const cafes = Math.ceil(tables / TABLES_OF_A_CAFE)
  for (let cafe = 0; cafe < cafes; cafe++) {
    const count = Math.min(TABLES_OF_A_CAFE, tables - cafe * TABLES_OF_A_CAFE)
    const share = Math.ceil(people / cafes)
    const event = await caller.call<CreatedEvent>('POST', '/events', {
      bearer: server.adminKey,
      body: {
        title: `Banc d’essai ${cafe + 1}`,
        themes: spreadOver(Math.max(count, Math.ceil((share * 1.2) / 60))),
        rounds: { count: 3, minutes: 60, transferMinutes: 3 },
        capacity: Math.min(2_000, share * 2 + count),
        seed: 2018,
      },
    })
    const path = `/events/${event.id}`
    for (let from = 0; from < share; from += AT_ONCE)
      guests.push(
        ...(await Promise.all(
          Array.from({ length: Math.min(AT_ONCE, share - from) }, async (_, at) => {
            const body = { key: event.keys.participant, name: `Personne ${cafe}-${from + at}` }
            const joined = await caller.call<Joined>('POST', `${path}/join`, { body })
            const [clientId = 0] = joined.clientIds
            return { person: joined.person.id, token: joined.token, clientId, event: event.id }
          }),
        )),
      )
    await caller.call('POST', `${path}/commands`, { bearer: server.adminKey, body: { type: 'start' } })
    const view = await caller.call<EventView>('GET', path, { bearer: server.adminKey })
    rooms.push(...view.tables.slice(0, count).map(table => `table-${table.id}`))
  }
  const seat = ({ event, person, token }: Guest, room: string): Seat => ({ room, event, person, token })
  return { guests, tables: rooms, seat, programme: guest => seat(guest, 'programme') }
}

/** So many tables, 25 themes at most, as even as can be. */
function spreadOver(tables: number): { title: string; tables: number }[] {
  const themes = Math.min(25, tables)
  return Array.from({ length: themes }, (_, at) => ({
    title: `Question ${at + 1}`,
    tables: Math.floor(tables / themes) + (at < tables % themes ? 1 : 0),
  }))
}
