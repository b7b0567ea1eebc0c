import type * as Y from 'yjs'
import { readCloth } from '../../shared/document/cloth-read.ts'
import type { Summary } from '../../shared/document/programme.ts'

/** What console and wall see of a table, so that they need not open its cloth. */

const SQUARES = 40

export const emptySummary: Summary = {
  notes: 0,
  links: 0,
  dots: 0,
  plate: [],
  squares: [],
  online: [],
  writing: [],
  changedAt: 0,
}

export function summarise(
  doc: Y.Doc,
  given: { plate: number; online: readonly string[]; writing: readonly string[]; changedAt: number },
): Summary {
  const cloth = readCloth(doc, given.plate)
  const notes = cloth.notes.filter(note => note.removal === 0)
  return {
    notes: notes.length,
    links: cloth.links.length,
    dots: notes.reduce((sum, note) => sum + note.dots, 0),
    plate: notes
      .filter(note => note.onPlate)
      .map(note => ({
        note: note.id,
        text: note.text,
        kind: note.kind,
        round: note.round,
        ...(note.lang === undefined ? {} : { lang: note.lang }),
      })),
    squares: notes.slice(-SQUARES).map(note => [note.zone, note.kind] as const),
    online: [...given.online].sort(),
    writing: [...given.writing].sort(),
    changedAt: given.changedAt,
  }
}

/** A summary with the moment of its last change: what is written counts, who comes and goes does not. */
export function dated(summary: Summary, before: Summary, now: number): Summary {
  const content = ({ online: _online, writing: _writing, changedAt: _at, ...rest }: Summary) => JSON.stringify(rest)
  return content(summary) === content(before) ? summary : { ...summary, changedAt: now }
}
