import * as v from 'valibot'
import { isNoteId, isOrder, isWellFormed } from '../../shared/domain/note.ts'

/** The small words that the schemas of an archive are made of. */

/** Moments and lengths, ms. */
export const ms = v.pipe(v.number(), v.finite())
export const whole = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))
export const words = (most: number) =>
  v.pipe(
    v.string(),
    v.maxLength(most),
    v.check(text => isWellFormed(text), 'a text holds half of a character'),
  )
/** What the server calls things: it stands in addresses and documents' names. */
export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id is letters, digits, _ or -'))
export const noteId = v.pipe(
  v.string(),
  v.check(value => isNoteId(value), 'a note’s id is a UUID'),
)
export const order = v.pipe(
  v.string(),
  v.check(value => isOrder(value), 'an order is 1–64 letters or digits'),
)
export const flag = v.boolean()
export const round = whole(99)
export const dots = whole(100_000)
/** Table of a round, null for none. */
export const seats = v.pipe(v.array(v.nullable(id)), v.maxLength(99))
export const byId = <const S extends v.GenericSchema>(value: S) => v.record(id, value)
export const byNote = <const S extends v.GenericSchema>(value: S) => v.record(noteId, value)
