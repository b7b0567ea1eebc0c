import { readCloth } from '../../shared/document/cloth-read.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import { type TravelLink, type TravelNote, type Trip, tripsOf } from '../../shared/domain/travel.ts'
import { breathe } from '../breathe.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { CafeState } from './state.ts'

/**
 * What travelled between the tables, with the words of the notes as they are now. Only cloths that a copy came to are read. Nothing
 * here says who wrote or who carried; what is hidden lies in no cloth, and what was taken back or set aside is left out.
 */
export async function gatherTrips(state: CafeState, rooms: Rooms): Promise<Trip[]> {
  // What is still to be laid lies nowhere yet.
  const carried = Object.fromEntries(
    Object.entries(state.carried ?? {}).filter(([copy]) => state.bringing?.includes(copy) !== true),
  )
  const reached = new Set(Object.values(carried).map(journey => journey.to))
  const tables = tablesOf(state.plan).map(table => table.id)
  const notes: TravelNote[] = []
  const links: TravelLink[] = []
  for (const table of tables) {
    if (!reached.has(table)) continue
    await breathe()
    const room = await rooms.open(state.id, `table-${table}`)
    const cloth = room.read(doc => readCloth(doc, state.plan.plate))
    for (const note of cloth.notes)
      if (note.removal === 0 && note.text !== '')
        notes.push({
          id: note.id,
          table,
          text: note.text,
          kind: note.kind,
          ...(note.lang === undefined ? {} : { lang: note.lang }),
          onPlate: note.onPlate,
        })
    for (const { a, b, kind } of cloth.links) links.push({ a, b, kind })
  }
  return tripsOf(carried, notes, links, tables)
}
