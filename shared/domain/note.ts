import { LIMITS } from './limits.ts'

export const NOTE_KINDS = ['idea', 'question', 'example', 'lever', 'brake', 'source'] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

export const LINK_KINDS = ['supports', 'qualifies', 'answers', 'opposes', 'example'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

export const ORIGINS = ['typed', 'scribed', 'photo', 'carried'] as const
export type Origin = (typeof ORIGINS)[number]

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const ORDER = /^[0-9A-Za-z]{1,64}$/

export const isNoteId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value)
export const isOrder = (value: unknown): value is string => typeof value === 'string' && ORDER.test(value)
export const isNoteKind = (value: unknown): value is NoteKind => (NOTE_KINDS as readonly unknown[]).includes(value)
export const isLinkKind = (value: unknown): value is LinkKind => (LINK_KINDS as readonly unknown[]).includes(value)

/** 1–280 UTF-16 units, well formed (no half of a surrogate pair). */
export const isNoteText = (value: unknown): value is string =>
  typeof value === 'string' && value.length >= 1 && value.length <= LIMITS.noteUnits && isWellFormed(value)

/** `String.prototype.isWellFormed` exists from Node 20 and 2023's browsers; older phones need this. */
export function isWellFormed(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0xd800 || unit > 0xdfff) continue
    if (unit >= 0xdc00) return false
    const next = text.charCodeAt(i + 1)
    if (!(next >= 0xdc00 && next <= 0xdfff)) return false
    i++
  }
  return true
}

/** What a person's typing becomes: outer blanks and control characters gone, cut to the limit without splitting a pair. */
export function toNoteText(typed: string): string {
  const clean = typed.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').trim()
  if (clean.length <= LIMITS.noteUnits) return isWellFormed(clean) ? clean : clean.replace(/[\ud800-\udfff]/g, '')
  let end: number = LIMITS.noteUnits
  const last = clean.charCodeAt(end - 1)
  if (last >= 0xd800 && last <= 0xdbff) end--
  return toNoteText(clean.slice(0, end))
}
