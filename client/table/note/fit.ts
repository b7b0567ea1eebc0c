import { LIMITS } from '../../../shared/domain/limits.ts'

/** Cuts what is longer than a note into notes, between two words where it can: nothing of it is lost. Blank gives none. */
export function splitToFit(typed: string, most: number = LIMITS.noteUnits): string[] {
  const text = typed.trim()
  if (text.length <= most) return text === '' ? [] : [text]
  const blank = text.slice(0, most + 1).search(/\s\S*$/)
  // A word longer than half a note is cut, but never in the middle of a pair of surrogates.
  const hard = /[\ud800-\udbff]/.test(text[most - 1] ?? '') ? most - 1 : most
  const end = blank > most / 2 ? blank : hard
  return [text.slice(0, end).trim(), ...splitToFit(text.slice(end), most)]
}
