import type { Core } from '../../shared/document/cloth.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { withoutQuotes } from '../../shared/document/synthesis-quotes.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import type { Archive } from '../archive/archive.ts'
import { type Rooms, withoutNotes } from '../sync/rooms.ts'
import type { Aliases } from './aliases.ts'
import { copiesOf } from './bring.ts'
import { writersAt } from './hidden.ts'
import { scrubVersions } from './versions.ts'
import type { CafeState } from './state.ts'

/**
 * What an erasure does to documents. A note that others have on their cloth stays, without an author; what its writer had taken
 * back, or moderation set aside, goes, and so do hidden notes and the history of all of it: those documents start afresh.
 */
export interface Eraser {
  readonly archive: Archive
  readonly rooms: Rooms
  readonly aliases: Aliases
}

/**
 * The programme's history still knows the name. It begins anew when nobody is there to be disturbed: everybody's screen hangs on
 * it. No table has an id like this.
 */
export const PROGRAMME = '/programme'
/** What the compte rendu, and its versions, quote of notes that are gone. It goes once the tables have forgotten them. */
export const QUOTES = '/quotes'
/** The history of the compte rendu still knows those quotations. It begins anew, like the programme's, when nobody is there. */
export const SYNTHESIS = '/synthesis'

/** What has to forget this person: the tables where they wrote anything, shown or hidden, and the programme. */
export async function tracesOf(eraser: Eraser, state: CafeState, person: string): Promise<string[]> {
  const { rooms, aliases } = eraser
  const traces: string[] = []
  const copies = [...(await copiesOf({ rooms, aliases }, state, person)).values()]
  for (const { id: table } of tablesOf(state.plan)) {
    const by = aliases.signature(state, person, table)
    const room = await rooms.open(state.id, `table-${table}`)
    const wrote = room.read(doc => [...clothMap(doc, 'core').values()].some(core => core.by === by))
    const isThere = wrote || copies.some(copy => copy.to === table)
    if (isThere || (await boxesWith(eraser, state, table, person)).length > 0) traces.push(table)
  }
  // Last of all the programme: it tells what of the draft people quote.
  return traces.length === 0 ? [PROGRAMME] : [...traces, QUOTES, SYNTHESIS, PROGRAMME]
}

/** Whose documents of hidden notes at this table hold words of this person: their own, and those of whoever writes for them. */
async function boxesWith(eraser: Eraser, state: CafeState, table: string, person: string): Promise<string[]> {
  const { archive, rooms, aliases } = eraser
  const by = aliases.signature(state, person, table)
  const found: string[] = []
  for (const writer of await writersAt(archive, state.id, table)) {
    const box = await rooms.open(state.id, `own-${table}-${writer}`)
    const holds = writer === person || box.read(doc => [...clothMap(doc, 'core').values()].some(core => core.by === by))
    if (holds) found.push(writer)
  }
  return found
}

/**
 * Wipes them from one table, from the compte rendu, or from a history. Everybody who sits there is told, and goes on with what is
 * left. Gives back the words of quotations that went.
 */
export async function wipe(
  eraser: Eraser,
  state: CafeState,
  trace: string,
  person: string,
): Promise<readonly string[]> {
  if (trace === QUOTES) return wipeQuotes(eraser, state)
  if (trace === PROGRAMME) await eraser.rooms.renew(state.id, 'programme')
  else if (trace === SYNTHESIS) await eraser.rooms.renew(state.id, 'synthesis')
  else await wipeTable(eraser, state, trace, person)
  return []
}

async function wipeQuotes({ archive, rooms }: Eraser, state: CafeState): Promise<readonly string[]> {
  const tables = new Set(tablesOf(state.plan).map(table => table.id))
  const living = new Set<string>()
  for (const table of tables) {
    const room = await rooms.open(state.id, `table-${table}`)
    for (const note of room.read(doc => [...clothMap(doc, 'core').keys()])) living.add(note)
  }
  // A quotation from a table that the plan no longer has is nobody's business here.
  const isGone = (note: string, table?: string): boolean =>
    !living.has(note) && (table === undefined || table === '' || tables.has(table))
  const room = await rooms.open(state.id, 'synthesis')
  if (room.read(doc => withoutQuotes(doc, isGone, 'look').length > 0))
    await room.write(doc => void withoutQuotes(doc, isGone, 'remove'))
  return scrubVersions(archive, state.id, isGone)
}

async function wipeTable(eraser: Eraser, state: CafeState, table: string, person: string): Promise<void> {
  const { rooms, aliases } = eraser
  const by = aliases.signature(state, person, table)
  // A scribe's document goes on with what they wrote for themselves and others; and what an erased scribe wrote for others is theirs.
  for (const writer of await boxesWith(eraser, state, table, person))
    await rooms.renew(state.id, `own-${table}-${writer}`, (from, into) => {
      const del = clothMap(from, 'del')
      withoutNotes((core, note) => core.by === by || (writer === person && (del.get(note) ?? 0) !== 0))(from, into)
    })
  const copies = await copiesOf({ rooms, aliases }, state, person)
  const isTheirs = (core: Core, note: string): boolean => core.by === by || copies.get(note)?.to === table
  const room = await rooms.open(state.id, `table-${table}`)
  if (!room.read(doc => [...clothMap(doc, 'core').entries()].some(([note, core]) => isTheirs(core, note)))) return
  await rooms.renew(state.id, `table-${table}`, (from, into) => {
    const del = clothMap(from, 'del')
    withoutNotes((core, note) => isTheirs(core, note) && (del.get(note) ?? 0) !== 0)(from, into)
  })
}
