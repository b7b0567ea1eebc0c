import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { addNote, orderBetween } from '../../shared/document/cloth-edits.ts'
import { newClientId, type OpenCloth, openCloth } from '../../demo/guest.ts'
import { type Caller, makeCaller } from '../../demo/http.ts'
import { noteId } from '../../tests/support/staged-cafe.ts'

export const TABLES = 125
export const PEOPLE = 1_000
const THEMES = 25
const AT_ONCE = 25
const NAMES = ['Amina', 'Baptiste', 'Camille', 'Driss', 'Élodie', 'Fatou', 'Gaël', 'Hélène', 'Inès', 'Jules', 'Karim']

/** A café of 125 tables in which everybody has sat down over HTTP; some have their table's cloth open. */
export interface FullRoom {
  readonly event: CreatedEvent
  readonly people: readonly Joined[]
  readonly lead: (command: Readonly<Record<string, unknown>>) => Promise<void>
  /** one person at each of the first so many tables, with the cloth open */
  readonly writers: (count: number) => Promise<readonly Writer[]>
}

export interface Writer {
  readonly table: string
  readonly write: (text: string) => Promise<void>
  readonly close: () => void
}

export async function fillRoom(host: { readonly url: string; readonly adminKey: string }): Promise<FullRoom> {
  const caller = makeCaller(host.url)
  const event = await caller.call<CreatedEvent>('POST', '/events', {
    bearer: host.adminKey,
    body: {
      title: 'Mille voix',
      themes: Array.from({ length: THEMES }, (_, at) => ({ title: `Question ${at + 1}`, tables: TABLES / THEMES })),
      rounds: { count: 3, minutes: 20, transferMinutes: 3 },
      capacity: PEOPLE + TABLES,
      seed: 2018,
    },
  })
  const path = `/events/${event.id}`
  const people: Joined[] = []
  for (let from = 0; from < PEOPLE; from += AT_ONCE)
    people.push(
      ...(await Promise.all(
        Array.from({ length: AT_ONCE }, (_, at) =>
          caller.call<Joined>('POST', `${path}/join`, {
            body: { key: event.keys.participant, name: nameOf(from + at) },
          }),
        ),
      )),
    )
  return {
    event,
    people,
    lead: async command => {
      await caller.call('POST', `${path}/commands`, { bearer: host.adminKey, body: command })
    },
    writers: count =>
      Promise.all(
        tablesOf(people)
          .slice(0, count)
          .map(([table, person]) => aWriter(caller, event.id, table, person)),
      ),
  }
}

const nameOf = (at: number): string =>
  `${NAMES[at % NAMES.length] ?? ''} ${String.fromCharCode(65 + (Math.floor(at / NAMES.length) % 26))}${at}`

/** Each table with somebody who sits there in the first round. */
function tablesOf(people: readonly Joined[]): [string, Joined][] {
  const found = new Map<string, Joined>()
  for (const person of people) {
    const table = person.seats.find(seat => seat.round === 1)?.table
    if (table !== undefined && table !== null && !found.has(table)) found.set(table, person)
  }
  return [...found]
}

let written = 0

async function aWriter(caller: Caller, event: string, table: string, joined: Joined): Promise<Writer> {
  const clientId = await newClientId(caller, event, joined)
  const cloth: OpenCloth = openCloth(caller, event, `table-${table}`, {
    person: joined.person.id,
    token: joined.token,
    clientId,
  })
  await cloth.synced
  let order = ''
  return {
    table,
    async write(text) {
      order = orderBetween(order)
      addNote(cloth.doc, {
        id: noteId('t9', written++),
        core: { by: joined.person.id, round: 1, at: Date.now(), lang: 'fr' },
        text,
        kind: 'idea',
        pos: [(written * 37) % 900, (written * 53) % 400, order],
        zone: null,
      })
      await cloth.settled()
    },
    close: () => cloth.close(),
  }
}
