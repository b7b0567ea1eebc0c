import { HOSTS, ON_PAPER } from '../../demo/sentences.ts'
import { addLink, addNote, orderBetween, putOnPlate, setValue } from '../../shared/document/cloth-edits.ts'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import type { TestServer } from './a-server.ts'
import {
  AMENDMENT,
  IN_ENGLISH,
  LEFT_OUT,
  noteId,
  PEOPLE,
  PILES,
  PLATES,
  ROUNDS,
  SET_ASIDE,
  SHEETS,
  TABLES,
  writeSynthesis2018,
} from './cafe-2018-day.ts'
import { type Guest, settle } from './socket-pair.ts'

export interface Event2018 {
  readonly event: CreatedEvent
  readonly facilitator: Joined
  readonly organiser: Joined
  /** hosts of tables 1 to 4 first */
  readonly people: readonly Joined[]
}

/**
 * The whole day on a server, through its interfaces: people come, write for four rounds, make piles and plates, carry, draw a
 * thread; staff write every part of the text in both languages; the room amends; two notes are left out and one set aside.
 * Ends in the harvest, not yet published.
 */
export async function event2018(
  tablee: TestServer,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Event2018> {
  const event = await tablee.create({ template: 'isn-2018', seed: 2018, ...fields })
  const organiser = await tablee.join(event, { key: event.keys.organiser })
  const facilitator = await tablee.join(event, { key: event.keys.facilitator, name: 'Fabienne' })
  const people: Joined[] = []
  for (const person of PEOPLE) {
    const { table, ...rest } = person
    const key = table === undefined ? event.keys.participant : (event.keys.hosts[table] ?? '')
    people.push(await tablee.join(event, { key, ...rest }))
  }
  const lead = (command: Parameters<TestServer['command']>[2]) => tablee.command(event, facilitator.token, command)
  await lead({ type: 'start' })
  const [onPaper] = people.filter(({ person }) => ON_PAPER.includes(person.name))
  if (onPaper === undefined) throw new Error('nobody is on paper')
  for (const host of people.slice(0, HOSTS.length))
    await tablee.command(event, host.token, { type: 'scribe', for: onPaper.person.id })
  const cloths = await writersOf(tablee, event, people)
  for (let round = 1; round <= ROUNDS; round++) {
    if (round > 1) await lead({ type: 'go-to', phase: 'round', round })
    for (const theme of TABLES) await writeRound(cloths[theme] ?? [], theme, round, onPaper.person.id)
    if (round === 1) await carryOne(tablee, event, people)
  }
  for (const theme of TABLES) await tidy(cloths[theme] ?? [], theme)
  await lead({ type: 'set-aside-note', table: 't3', note: SET_ASIDE, reason: 'Deux fois la même note' })
  await lead({ type: 'go-to', phase: 'harvest' })
  await lead({
    type: 'draw-thread',
    name: 'Une porte sans écran',
    notes: [
      { table: 't2', note: noteId('t2', 17) },
      { table: 't1', note: noteId('t1', 9) },
    ],
  })
  await writeTogether(tablee, event, facilitator)
  for (const note of LEFT_OUT) await lead({ type: 'leave-out', table: tableOf(note), note, left: true })
  for (const part of ['part-t1', 'part-t2']) await lead({ type: 'review-part', part, reviewed: true })
  await amend(tablee, event, facilitator, people)
  return { event, facilitator, organiser, people }
}

const tableOf = (note: string): string => SHEETS.find(sheet => sheet.id === note)?.theme ?? ''

/** For each cloth its host and four guests, whom nothing keeps from writing at any table. */
async function writersOf(
  tablee: TestServer,
  event: CreatedEvent,
  people: readonly Joined[],
): Promise<Readonly<Record<string, readonly Guest[]>>> {
  const cloths: Record<string, readonly Guest[]> = {}
  for (const [index, theme] of TABLES.entries()) {
    const writers = [index, ...[0, 1, 2, 3].map(step => HOSTS.length + index * 4 + step)].flatMap(
      at => people[at] ?? [],
    )
    const guests: Guest[] = []
    for (const writer of writers) guests.push(await tablee.guest(event, writer, `table-${theme}`))
    cloths[theme] = guests
  }
  return cloths
}

/** The host writes for whoever is on paper. */
async function writeRound(guests: readonly Guest[], theme: string, round: number, onPaper: string): Promise<void> {
  for (const sheet of SHEETS.filter(each => each.theme === theme && each.round === round)) {
    // the pile of stories is one person's
    const story = theme === 't4' && [9, 10, 11].includes(sheet.index)
    const guest = guests[sheet.paper ? 0 : story ? 1 : sheet.index % guests.length]
    if (guest === undefined) throw new Error('nobody writes there')
    addNote(guest.doc, {
      id: sheet.id,
      core: {
        ...(sheet.paper ? { by: onPaper, scribe: guest.principal.person } : { by: guest.principal.person }),
        round,
        at: 0,
        lang: sheet.id === IN_ENGLISH ? 'en' : 'fr',
      },
      text: sheet.text,
      kind: sheet.kind,
      pos: [20 + 10 * sheet.index, 20, order(sheet.index)],
      zone: sheet.zone,
    })
    await taken(guest)
  }
}

/** Order keys that rise with the index. */
const ORDERS: string[] = []
function order(index: number): string {
  while (ORDERS.length <= index) ORDERS.push(orderBetween(ORDERS.at(-1) ?? ''))
  return ORDERS[index] ?? 'V'
}

/** Plates, piles and a link. */
async function tidy(guests: readonly Guest[], theme: string): Promise<void> {
  const [guest] = guests
  if (guest === undefined) return
  const { doc } = guest
  await settle(guest)
  for (const [place, index] of (PLATES[theme] ?? []).entries()) putOnPlate(doc, noteId(theme, index), order(place))
  for (const [of, name, places] of PILES) {
    if (of !== theme) continue
    const pile = noteId(theme, 900)
    setValue(doc, 'groups', pile, { name })
    for (const index of places) setValue(doc, 'grp', noteId(theme, index), pile)
  }
  addLink(doc, noteId(theme, 901), {
    by: guest.principal.person,
    a: noteId(theme, 0),
    b: noteId(theme, 1),
    kind: 'supports',
  })
  await taken(guest)
}

/** Somebody takes a note of table 1 along, to wherever they sit next. */
async function carryOne(tablee: TestServer, event: CreatedEvent, people: readonly Joined[]): Promise<void> {
  for (const person of people.slice(HOSTS.length)) {
    const answer = await tablee.call('POST', `events/${event.id}/commands`, {
      token: person.token,
      body: { type: 'carry-note', table: 't1', note: noteId('t1', 0) },
    })
    if (answer.status === 200) return
  }
  throw new Error('nobody could carry the note')
}

async function writeTogether(tablee: TestServer, event: CreatedEvent, who: Joined): Promise<void> {
  const guest = await tablee.guest(event, who, 'synthesis')
  writeSynthesis2018(guest.doc)
  await taken(guest)
  guest.drop()
}

async function amend(
  tablee: TestServer,
  event: CreatedEvent,
  facilitator: Joined,
  people: readonly Joined[],
): Promise<void> {
  await tablee.command(event, facilitator.token, { type: 'share-draft', open: true })
  const proposals = [
    ['part-t2', 'Une partie du public restera loin des écrans.', AMENDMENT, 'margin'],
    ['part-t1', '', 'Citer le jardin partagé.', 'taken'],
  ] as const
  for (const [part, passage, text, as] of proposals) {
    const token = people[5]?.token ?? ''
    const { amendment } = await tablee.command(event, token, { type: 'amend', part, passage, text })
    await tablee.command(event, facilitator.token, {
      type: 'amendment-hands',
      amendment: String(amendment),
      for: 14,
      against: 2,
    })
    await tablee.command(event, facilitator.token, { type: 'settle-amendment', amendment: String(amendment), as })
  }
}

async function taken(guest: Guest): Promise<void> {
  await settle(guest)
  if (guest.state.refused !== undefined) throw new Error(`refused: ${guest.state.refused.code}`)
}
