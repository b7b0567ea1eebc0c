import type { Core } from '../../shared/document/cloth.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import { type Rooms, withoutNotes } from '../sync/rooms.ts'
import type { Aliases } from './aliases.ts'
import { copiesOf } from './bring.ts'
import type { CafeState } from './state.ts'

/**
 * What an erasure does to documents. A note that others have on their cloth stays, without an author; what its writer had taken
 * back, or moderation set aside, goes, and so do hidden notes and the history of all of it: those documents start afresh.
 */
export interface Eraser {
  readonly rooms: Rooms
  readonly aliases: Aliases
}

/**
 * The programme's history still knows the name. It begins anew when nobody is there to be disturbed: everybody's screen hangs on
 * it. No table has an id like this.
 */
export const PROGRAMME = '/programme'

/** What has to forget this person: the tables where they wrote anything, shown or hidden, and the programme. */
export async function tracesOf({ rooms, aliases }: Eraser, state: CafeState, person: string): Promise<string[]> {
  const traces: string[] = [PROGRAMME]
  const copies = [...(await copiesOf({ rooms, aliases }, state, person)).values()]
  for (const { id: table } of tablesOf(state.plan)) {
    const by = aliases.signature(state, person, table)
    const room = await rooms.open(state.id, `table-${table}`)
    const wrote = room.read(doc => [...clothMap(doc, 'core').values()].some(core => core.by === by))
    if (wrote || copies.some(copy => copy.to === table) || (await rooms.noteRecords(state.id, table, person)).size > 0)
      traces.push(table)
  }
  return traces
}

/** Wipes them from one table, or from the programme. Everybody who sits there is told, and goes on with what is left. */
export async function wipe({ rooms, aliases }: Eraser, state: CafeState, table: string, person: string): Promise<void> {
  if (table === PROGRAMME) {
    await rooms.renew(state.id, 'programme')
    return
  }
  const by = aliases.signature(state, person, table)
  if ((await rooms.noteRecords(state.id, table, person)).size > 0)
    await rooms.renew(
      state.id,
      `own-${table}-${person}`,
      withoutNotes(() => true),
    )
  const copies = await copiesOf({ rooms, aliases }, state, person)
  const isTheirs = (core: Core, note: string): boolean => core.by === by || copies.get(note)?.to === table
  const room = await rooms.open(state.id, `table-${table}`)
  if (!room.read(doc => [...clothMap(doc, 'core').entries()].some(([note, core]) => isTheirs(core, note)))) return
  await rooms.renew(state.id, `table-${table}`, (from, into) => {
    const del = clothMap(from, 'del')
    withoutNotes((core, note) => isTheirs(core, note) && (del.get(note) ?? 0) !== 0)(from, into)
  })
}
