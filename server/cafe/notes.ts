import { byOrder, type Note } from '../../shared/document/cloth.ts'
import { plateOf, readCloth } from '../../shared/document/cloth-read.ts'
import type { Origin } from '../../shared/domain/note.ts'
import { isAfterBell } from '../../shared/domain/phase.ts'
import { tablesOf, themeAt } from '../../shared/domain/plan.ts'
import type { ApiNote } from '../../shared/protocol/api.ts'
import { breathe } from '../breathe.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Aliases } from './aliases.ts'
import { harvestTotals } from './dots.ts'
import type { CafeState } from './state.ts'

/** A note as the server knows it: with who wrote it, which the interface tells to few. */
export interface KnownNote extends Omit<ApiNote, 'author'> {
  /** person id; undefined when that person is no longer known */
  readonly writer: string | undefined
  /** taken back by its author or scribe (not by moderation) */
  readonly takenBack: boolean
}

/** Every note of an event, table after table: the plate in its order, then the rest in reading order. */
export async function listNotes(state: CafeState, rooms: Rooms, aliases: Aliases): Promise<KnownNote[]> {
  const notes: KnownNote[] = []
  const harvest = harvestTotals(state)
  for (const table of tablesOf(state.plan)) {
    await breathe()
    const room = await rooms.open(state.id, `table-${table.id}`)
    const records = await rooms.noteRecords(state.id, table.id)
    const { cloth, plate } = room.read(doc => ({
      cloth: readCloth(doc, state.plan.plate),
      plate: plateOf(doc, state.plan.plate),
    }))
    for (const note of platesFirst(cloth.notes, plate)) {
      const carried = state.carried?.[note.id]
      // The server's time of arrival; a note that it did not date (carried over, imported) has its writer's.
      const createdAt = records.get(note.id)?.createdAt ?? note.at
      notes.push({
        id: note.id,
        text: note.text,
        kind: note.kind,
        theme: themeAt(state.plan, table, note.round).id,
        table: table.id,
        round: note.round,
        late: isAfterBell(state.moments, note.round, createdAt),
        zone: note.zone,
        group: note.group,
        dots: note.dots + (harvest[note.id] ?? 0),
        plate: note.onPlate,
        setAside: note.removal !== 0,
        origin: carried === undefined ? originOf(note) : 'carried',
        ...(carried === undefined
          ? {}
          : { carriedFrom: { table: carried.table, note: carried.note, round: carried.round } }),
        ...(note.lang === undefined ? {} : { lang: note.lang }),
        createdAt,
        writer: aliases.writer(state, note.by, table.id),
        takenBack: note.removal === 1,
      })
    }
  }
  return notes
}

function platesFirst(notes: readonly Note[], plate: readonly string[]): Note[] {
  const place = (note: Note): number => (plate.includes(note.id) ? plate.indexOf(note.id) : plate.length)
  return [...notes].sort((a, b) => place(a) - place(b) || byOrder(a, b))
}

function originOf(note: Note): Origin {
  if (note.photo !== undefined) return 'photo'
  return note.scribe === undefined ? 'typed' : 'scribed'
}
