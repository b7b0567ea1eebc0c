import type { Carried } from '../../shared/document/programme.ts'
import type { Core } from '../../shared/document/cloth.ts'
import { byOrder } from '../../shared/document/cloth.ts'
import { addNote, orderBetween } from '../../shared/document/cloth-edits.ts'
import { clothMap, readCloth } from '../../shared/document/cloth-read.ts'
import { foldsOf, NOTE_WIDTH } from '../../shared/domain/folds.ts'
import { freePlace, noteHeight } from '../../shared/domain/places.ts'
import { themeAt } from '../../shared/domain/plan.ts'
import { putNoteRecord } from '../sync/note-records.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Aliases } from './aliases.ts'
import { type CafeState, tableOf } from './state.ts'

/** Carried notes on cloths: laying the copies down, and taking them up again with the note they were made from. */

/**
 * Copies a note to the table that its carrier came to. It stays its author's, keeps its round and the moment it was first
 * written, and lies loose: where it belongs is for that table to say. Where notes carry no names the copy is signed with a name
 * of its own: an author's names at two tables side by side would narrow down who they are.
 * False when there is no copy: the note was taken back meanwhile.
 */
async function bring(rooms: Rooms, state: CafeState, id: string): Promise<boolean> {
  const carried = state.carried?.[id]
  const to = tableOf(state, carried?.to ?? '')
  if (carried === undefined || to === undefined || tableOf(state, carried.table) === undefined) return false
  const source = await rooms.open(state.id, `table-${carried.table}`)
  const record = (await rooms.noteRecords(state.id, carried.table)).get(carried.note)
  const note = source.read(doc => ({
    core: clothMap(doc, 'core').get(carried.note),
    text: clothMap(doc, 'txt').get(carried.note) ?? '',
    kind: clothMap(doc, 'sty').get(carried.note) ?? 'idea',
    removal: clothMap(doc, 'del').get(carried.note) ?? 0,
  }))
  const { core } = note
  if (core === undefined || note.removal !== 0 || note.text === '') return false
  const cloth = await rooms.open(state.id, `table-${to.id}`)
  const own = signed(state, core, id)
  const there = cloth.read(doc => clothMap(doc, 'core').get(id))
  // Laid already, before a fault; or somebody's own note under an id that they can only have guessed, which is no copy.
  if (there !== undefined) return JSON.stringify(there) === JSON.stringify(own)
  const zones = themeAt(state.plan, to, Math.max(1, state.round)).zones.length
  await cloth.write(
    doc => {
      const lying = readCloth(doc, state.plan.plate).notes.filter(each => each.removal === 0)
      const taken = lying
        .filter(each => !each.onPlate)
        .map(each => ({ x: each.x, y: each.y, width: NOTE_WIDTH, height: noteHeight(each.text) }))
      const { x, y } = freePlace(foldsOf(zones), null, taken, noteHeight(note.text))
      const last = [...lying].sort(byOrder).at(-1)?.order
      addNote(doc, {
        id,
        core: own,
        text: note.text,
        kind: note.kind,
        pos: [x, y, orderBetween(last)],
        zone: null,
      })
    },
    record === undefined ? [] : putNoteRecord(state.id, { kind: 'table', table: to.id }, id, record),
  )
  return true
}

/** All that are due, whatever becomes of one of them: what lies on its cloth now, and what was taken back on the way. */
export async function bringAll(
  rooms: Rooms,
  state: CafeState,
): Promise<{ readonly laid: readonly string[]; readonly lost: readonly string[]; readonly fault: unknown }> {
  const found: { laid: string[]; lost: string[]; fault: unknown } = { laid: [], lost: [], fault: undefined }
  for (const id of state.bringing ?? [])
    try {
      const isLaid = await bring(rooms, state, id)
      found[isLaid ? 'laid' : 'lost'].push(id)
    } catch (fault) {
      found.fault = fault
    }
  return found
}

function signed(state: CafeState, core: Core, id: string): Core {
  if (state.plan.notes.attribution !== 'none') return core
  const { scribe: _scribe, ...rest } = core
  return { ...rest, by: `c${id.replaceAll('-', '')}` }
}

/**
 * An author who takes a note back takes its copies back, and brings them back with it. `seen` keeps what was found last time, so
 * that a copy is only brought back when its original was. Tells which copies changed.
 */
export async function followOriginals(
  rooms: Rooms,
  state: CafeState,
  table: string,
  seen: Map<string, number>,
): Promise<void> {
  const copies = Object.entries(state.carried ?? {}).filter(([, each]) => each.table === table)
  if (copies.length === 0) return
  const source = await rooms.open(state.id, `table-${table}`)
  const removals = source.read(doc => copies.map(([, { note }]) => clothMap(doc, 'del').get(note) ?? 0))
  for (const [i, [id, { note, to }]] of copies.entries()) {
    const removal = removals[i] ?? 0
    const wanted = removal === 1 ? 1 : removal === 0 && seen.get(note) === 1 ? 0 : undefined
    if (wanted === undefined) continue
    const cloth = await rooms.open(state.id, `table-${to}`)
    // What moderation set aside stays so.
    const now = cloth.read(doc => (clothMap(doc, 'core').has(id) ? (clothMap(doc, 'del').get(id) ?? 0) : undefined))
    if (now === 1 - wanted) await cloth.write(doc => clothMap(doc, 'del').set(id, wanted))
  }
  for (const [i, [, { note }]] of copies.entries()) seen.set(note, removals[i] ?? 0)
}

/**
 * Copies at a table of notes by this person, where notes carry no names: only the original says whose they are. An original that
 * is gone was somebody's who left.
 */
export async function copiesOf(
  { rooms, aliases }: { readonly rooms: Rooms; readonly aliases: Aliases },
  state: CafeState,
  person: string,
): Promise<ReadonlyMap<string, Carried>> {
  const theirs = new Map<string, Carried>()
  if (state.plan.notes.attribution !== 'none') return theirs
  for (const [id, carried] of Object.entries(state.carried ?? {})) {
    const by = aliases.signature(state, person, carried.table)
    const source = await rooms.open(state.id, `table-${carried.table}`)
    const writer = source.read(doc => clothMap(doc, 'core').get(carried.note)?.by)
    if (writer === undefined || writer === by || theirs.has(carried.note)) theirs.set(id, carried)
  }
  return theirs
}
