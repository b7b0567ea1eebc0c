import type { PhotoFacts } from '../../../shared/document/programme.ts'
import { recallInTab, rememberInTab } from '../../session/memory.ts'
import type { TableModel } from '../model.ts'

export interface TablePhoto extends PhotoFacts {
  readonly id: string
}

/** Photos of this table, oldest first. */
export function photosOf(table: TableModel): TablePhoto[] {
  return Object.entries(table.session.programme.photos)
    .filter(([, photo]) => photo.table === table.table)
    .map(([id, photo]) => ({ id, ...photo }))
    .sort((a, b) => a.at - b.at)
}

/** Ids of notes that were typed from a photo and lie on the cloth, as they came. */
export const typedFrom = (table: TableModel, photo: string): string[] =>
  table.cloth.ids.filter(id => {
    const note = table.note(id)
    return note?.photo === photo && note.removal === 0
  })

/** Where notes carry no names nobody is told who took a photo; this tab knows its own. */
const mineIn = (event: string): string[] => (recallInTab(`photos.${event}`) ?? '').split(' ')
export const isMyPhoto = (event: string, photo: string): boolean => mineIn(event).includes(photo)
export const rememberMyPhoto = (event: string, photo: string): void =>
  rememberInTab(`photos.${event}`, [...mineIn(event), photo].join(' ').trim())
