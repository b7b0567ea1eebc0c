import { v4 as uuid } from 'uuid'
import { addNote, orderBetween } from '../../shared/document/cloth-edits.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import type { Core } from '../../shared/document/cloth.ts'
import type { NoteKind } from '../../shared/domain/note.ts'
import { type Guest, settle } from './socket-pair.ts'

/** The order key of the last note on this cloth: a new one comes after it. */
const last = (guest: Guest): string =>
  [...clothMap(guest.doc, 'pos').values()]
    .map(([, , order]) => order)
    .sort()
    .at(-1) ?? ''

/** Writes a note as this guest does and waits until it is stored; gives its id. */
export async function writeNote(
  guest: Guest,
  text: string,
  over: Partial<Core> & { readonly kind?: NoteKind; readonly zone?: number } = {},
): Promise<string> {
  const { kind = 'idea', zone = null, ...core } = over
  const id = uuid()
  addNote(guest.doc, {
    id,
    core: { by: guest.principal.person, round: 0, at: 0, ...core },
    text,
    kind,
    pos: [10, 10, orderBetween(last(guest))],
    zone,
  })
  await settle(guest)
  if (guest.state.refused !== undefined) throw new Error(`the note was refused: ${guest.state.refused.code}`)
  return id
}
