import * as v from 'valibot'
import type { ClothRoot } from '../../shared/document/cloth.ts'
import { isNoteText, LINK_KINDS, NOTE_KINDS } from '../../shared/domain/note.ts'
import { byId, byNote, dots, id, ms, noteId, order, round, whole, words } from './values.ts'

/** The border of `tablee/cloths/<table>.json`: the same rules that the gate holds for those who write at a table. */
const coordinate = v.pipe(v.number(), v.finite(), v.minValue(-1_000_000), v.maxValue(1_000_000))

const roots = v.strictObject({
  core: byNote(
    v.strictObject({
      by: id,
      scribe: v.optional(id),
      photo: v.optional(id),
      round,
      at: ms,
      lang: v.optional(words(20)),
    }),
  ),
  txt: byNote(
    v.pipe(
      v.string(),
      v.check(text => isNoteText(text), 'a note has 1–280 characters'),
    ),
  ),
  sty: byNote(v.picklist(NOTE_KINDS)),
  pos: byNote(v.strictTuple([coordinate, coordinate, order])),
  zone: byNote(v.nullable(whole(1_000))),
  grp: byNote(v.nullable(id)),
  // what its author took back is not here
  del: byNote(v.picklist([0, 2])),
  plate: byNote(order),
  groups: byId(v.strictObject({ name: words(200) })),
  links: byId(v.strictObject({ by: id, a: noteId, b: noteId, kind: v.picklist(LINK_KINDS) })),
  dots: byNote(dots),
} satisfies Record<ClothRoot, v.GenericSchema>)

export const clothSchema = v.strictObject({ roots, times: byNote(ms) })
