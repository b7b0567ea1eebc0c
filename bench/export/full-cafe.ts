import { newClientId, type OpenCloth, openCloth } from '../../demo/guest.ts'
import { type Caller, makeCaller } from '../../demo/http.ts'
import { addNote, orderBetween, putOnPlate } from '../../shared/document/cloth-edits.ts'
import { partOf } from '../../shared/document/synthesis.ts'
import { NOTE_KINDS } from '../../shared/domain/note.ts'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { noteId } from '../../tests/support/staged-cafe.ts'
import { answered, asked, headed, listed, type Page, said, writePage } from '../../tests/support/synthesis-page.ts'

export const TABLES = 40
export const NOTES = 2_000
export const PEOPLE = 400
const THEMES = 10
/** Tables where somebody goes on writing: one cloth alone would be full before the end. */
const WRITERS = 8
const ZONES = 4
const AT_ONCE = 20
const AT_A_TABLE = NOTES / TABLES
const WORDS =
  'Le numérique aide à tenir le lien quand il reste une porte sans écran et quelqu’un derrière elle pour écouter'.split(
    ' ',
  )
const saying = (at: number, words = 14): string =>
  Array.from({ length: words }, (_, n) => WORDS[(at * 7 + n * 3) % WORDS.length]).join(' ')

/** A café at its harvest: 2,000 notes on 40 cloths, their plates filled, its compte rendu written. */
export interface FullCafe {
  readonly event: CreatedEvent
  /** lays a note down at one of the last tables, and resolves once it is on the server's disk */
  readonly write: () => Promise<void>
  readonly close: () => void
}

export async function fillCafe(host: { readonly url: string; readonly adminKey: string }): Promise<FullCafe> {
  const caller = makeCaller(host.url)
  const event = await caller.call<CreatedEvent>('POST', '/events', {
    bearer: host.adminKey,
    body: {
      title: 'Quarante tables',
      languages: ['fr'],
      themes: Array.from({ length: THEMES }, (_, at) => ({
        title: `${at + 1}. ${saying(at, 9)} ?`,
        tables: TABLES / THEMES,
        zones: Array.from({ length: ZONES }, (_, zone) => `partie ${zone + 1}`),
      })),
      rounds: { count: 3, minutes: 20, transferMinutes: 3 },
      capacity: PEOPLE,
      seed: 2018,
    },
  })
  const lead = (body: Readonly<Record<string, unknown>>) =>
    caller.call('POST', `/events/${event.id}/commands`, { bearer: host.adminKey, body })
  const people = await seat(caller, event)
  await lead({ type: 'start' })
  const tables = [
    ...new Map(
      people.flatMap(one =>
        one.seats.flatMap(seat => (seat.round === 1 && seat.table !== null ? [[seat.table, one] as const] : [])),
      ),
    ),
  ]
  for (const [index, [table, person]] of tables.entries()) {
    const cloth = await open(caller, event, `table-${table}`, person)
    for (let from = 0; from < AT_A_TABLE; from += 10) {
      cloth.doc.transact(() => fill(cloth, person, index, from))
      await cloth.settled()
    }
    cloth.close()
  }
  await lead({ type: 'go-to', phase: 'harvest' })
  await writeUp(caller, event)
  const writers = await Promise.all(
    tables
      .slice(-WRITERS)
      .map(async ([table, person]) => ({ person, cloth: await open(caller, event, `table-${table}`, person) })),
  )
  let written = 0
  return {
    event,
    async write() {
      written += 1
      const writer = writers[written % WRITERS]
      if (writer === undefined) throw new Error('nobody writes')
      put(writer.cloth, writer.person, noteId('t98', written), saying(written), written)
      await writer.cloth.settled()
    },
    close() {
      for (const { cloth } of writers) cloth.close()
    },
  }
}

async function seat(caller: Caller, event: CreatedEvent): Promise<Joined[]> {
  const people: Joined[] = []
  for (let from = 0; from < PEOPLE; from += AT_ONCE)
    people.push(
      ...(await Promise.all(
        Array.from({ length: AT_ONCE }, (_, at) =>
          caller.call<Joined>('POST', `/events/${event.id}/join`, {
            body: {
              key: event.keys.participant,
              name: `Personne ${from + at + 1}`,
              organisation: `Association ${(from + at) % 60}`,
              email: `personne-${from + at + 1}@example.org`,
              consent: { name: true, email: at % 2 === 0 },
            },
          }),
        ),
      )),
    )
  return people
}

async function open(caller: Caller, event: CreatedEvent, document: string, joined: Joined): Promise<OpenCloth> {
  const clientId = await newClientId(caller, event.id, joined)
  const who = { person: joined.person.id, token: joined.token, clientId }
  const cloth = openCloth(caller, event.id, document, who)
  await cloth.synced
  return cloth
}

function fill(cloth: OpenCloth, person: Joined, table: number, from: number): void {
  for (let at = from; at < from + 10; at++) {
    const id = noteId(`t${table + 100}`, at)
    put(cloth, person, id, saying(table * AT_A_TABLE + at), at)
    if (at < 3) putOnPlate(cloth.doc, id, orderBetween('', undefined))
  }
}

function put(cloth: OpenCloth, person: Joined, id: string, text: string, at: number): void {
  addNote(cloth.doc, {
    id,
    core: { by: person.person.id, round: 1, at: Date.now(), lang: 'fr' },
    text,
    kind: NOTE_KINDS[at % NOTE_KINDS.length] ?? 'idea',
    pos: [(at * 97) % 900, (at * 53) % 500, `a${String(at).padStart(5, '0')}`],
    zone: at % (ZONES + 1) === ZONES ? null : at % (ZONES + 1),
  })
}

/** Who we are, a debate, five paragraphs for each theme, leads, levers and topics. */
async function writeUp(caller: Caller, event: CreatedEvent): Promise<void> {
  const staff = await caller.call<Joined>('POST', `/events/${event.id}/join`, {
    body: { key: event.keys.facilitator, name: 'Fabienne' },
  })
  const desk = await open(caller, event, 'synthesis', staff)
  const paragraphs = (from: number, count: number): Page =>
    Array.from({ length: count }, (_, at) => said(saying(from + at, 70), [noteId('t100', at), noteId('t101', at)]))
  const pages: Readonly<Record<string, Page>> = {
    before: [headed('Qui nous sommes'), ...paragraphs(1, 3)],
    talk: [
      headed('Le débat'),
      ...Array.from({ length: 8 }, (_, at) => [asked(saying(at, 18)), answered(saying(at, 50))]).flat(),
    ],
    perspectives: [
      ...[1, 2].flatMap(at => [headed(saying(at, 5), 'lead'), said(saying(at, 30))]),
      ...[3, 4].flatMap(at => [headed(saying(at, 4), 'lever'), listed(...[1, 2, 3].map(n => saying(at * n, 9)))]),
      ...[5, 6, 7, 8, 9].flatMap(at => [headed(saying(at, 3), 'topic'), said(saying(at, 16))]),
    ],
    after: paragraphs(60, 1),
  }
  for (const [part, page] of Object.entries(pages)) await writePart(desk, part, page)
  for (let theme = 1; theme <= THEMES; theme++) await writePart(desk, partOf(`t${theme}`), paragraphs(theme * 5, 5))
  desk.close()
}

async function writePart(desk: OpenCloth, part: string, page: Page): Promise<void> {
  writePage(desk.doc, part, page)
  await desk.settled()
}
