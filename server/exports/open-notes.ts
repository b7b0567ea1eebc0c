import { readCloth } from '../../shared/document/cloth-read.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import type { OpenNote } from '../../shared/reports/notes-json.ts'
import type { Aliases } from '../cafe/aliases.ts'
import { listNotes } from '../cafe/notes.ts'
import type { CafeState } from '../cafe/state.ts'
import type { Rooms } from '../sync/rooms.ts'

/** Notes as they may be passed on: nobody's name, none that its author took back; groups by name, links by what they do. */
export async function openNotes(state: CafeState, rooms: Rooms, aliases: Aliases): Promise<OpenNote[]> {
  const ties = new Map<string, Pick<OpenNote, 'groupName' | 'links'>>()
  for (const { id } of tablesOf(state.plan)) {
    const room = await rooms.open(state.id, `table-${id}`)
    const { notes, groups, links } = room.read(doc => readCloth(doc, state.plan.plate))
    const told = new Set(notes.filter(note => note.removal !== 1).map(note => note.id))
    for (const note of notes) {
      const groupName = groups[note.group ?? '']?.name ?? ''
      const own = links.filter(link => link.a === note.id && told.has(link.b)).map(({ kind, b: to }) => ({ kind, to }))
      ties.set(`${id}/${note.id}`, {
        ...(groupName === '' ? {} : { groupName }),
        ...(own.length === 0 ? {} : { links: own }),
      })
    }
  }
  return (await listNotes(state, rooms, aliases))
    .filter(note => !note.takenBack)
    .map(({ writer: _writer, takenBack: _takenBack, ...note }) => ({
      ...note,
      ...ties.get(`${note.table}/${note.id}`),
    }))
}
