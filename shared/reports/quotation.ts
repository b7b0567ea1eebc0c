import { isLanguageTag } from '../document/synthesis.ts'
import type { Desk } from './desk.ts'
import type { ReportNote, SynthesisBlock } from './facts.ts'
import type { Block } from './model.ts'
import { printable } from './printable.ts'

type Quotation = Extract<Block, { kind: 'quotation' }>

/** A note, word for word, with where it comes from. `dots` says which dots count here: the table's, or the harvest's. */
export function quotation(desk: Desk, note: ReportNote, dots: 'table' | 'harvest' = 'table'): Quotation {
  const { words, facts } = desk
  const from = whereFrom(desk, note)
  const harvest = facts.harvestDots[note.id] ?? 0
  const counted =
    dots === 'harvest' ? (harvest > 0 ? words.harvestDots(harvest) : '') : note.dots > 0 ? words.dots(note.dots) : ''
  const meta = desk.say(counted === '' ? from : `${from} · ${counted}`)
  return { kind: 'quotation', text: printable(note.text), note: note.kind, meta, ...langOfNote(desk, note) }
}

/** «Levier, table 2, tour 2, venue d’une autre table» */
export function whereFrom(desk: Desk, note: ReportNote): string {
  const { words } = desk
  const from = [words.kind[note.kind], words.table(desk.tableNumber(note.table)), roundOf(desk, note.round)]
  if (note.origin === 'carried') from.push(words.carried)
  return from.join(', ')
}

/** Only when its writer said it, and it is another than the chapter's. */
export const langOfNote = (desk: Desk, note: Pick<ReportNote, 'lang'>): { readonly lang?: string } =>
  note.lang === undefined || note.lang === desk.language || !isLanguageTag(note.lang) ? {} : { lang: note.lang }

/**
 * A quotation that people put in their text. It is printed as it stands there, but for a note that was set aside since:
 * moderation must not be undone by the report.
 */
export function quotationAsWritten(desk: Desk, quote: Extract<SynthesisBlock, { kind: 'quote' }>): Block {
  const note = desk.notesById.get(quote.note)
  const text = printable(quote.text)
  if (note === undefined) {
    const known = desk.facts.tables.some(table => table.id === quote.table)
    return { kind: 'quotation', text, note: 'idea', meta: known ? desk.words.table(desk.tableNumber(quote.table)) : '' }
  }
  return note.setAside
    ? { kind: 'remark', text: desk.say(desk.words.quoteSetAside) }
    : { ...quotation(desk, note), text }
}

function roundOf(desk: Desk, round: number): string {
  if (round <= 0) return desk.words.before
  return desk.facts.rounds > 0 && round > desk.facts.rounds ? desk.words.after : desk.words.round(round)
}

/** The `limit` notes with most dots, most first; ties keep the order of the cloth. */
export function mostDotted(
  notes: readonly ReportNote[],
  limit: number,
  dotsOf: (note: ReportNote) => number,
): ReportNote[] {
  return notes
    .map((note, index) => ({ note, index, dots: dotsOf(note) }))
    .filter(({ dots }) => dots > 0)
    .sort((a, b) => b.dots - a.dots || a.index - b.index)
    .slice(0, limit)
    .map(({ note }) => note)
}
