import { partOf, translationOf } from '../document/synthesis.ts'
import { LANGUAGES } from '../domain/text.ts'
import { type Desk, heading, paragraph, remark } from './desk.ts'
import type { ReportNote, SynthesisBlock } from './facts.ts'
import type { Block, Chapter, Inline } from './model.ts'
import { printable } from './printable.ts'
import { langOfNote, whereFrom } from './quotation.ts'
import { shownNotes } from './workshop.ts'

/** Marks what was left out by choice, not by chance. */
const STAR = '★\u00a0'

/** «Ce que ce texte ne reprend pas»: the notes that no written part quotes or comes from, in full. None while nothing is written. */
export function leftOutChapter(desk: Desk): Chapter[] {
  const { words, facts } = desk
  const left = notTakenUp(desk)
  if (left.length === 0) return []
  const chosen = new Set(facts.leftOut ?? [])
  const starred = left.filter(note => chosen.has(note.id)).length
  const sentences = [
    words.leftOutHelp(left.length),
    ...(starred > 0 ? [words.leftOutChosen(starred, left.length)] : []),
  ]
  const blocks: Block[] = [paragraph(sentences.map(desk.say).join(' '))]
  if (desk.edition === 'twin') blocks.push(remark(desk.say(words.leftOutAbove)))
  else
    for (const theme of facts.plan.themes) {
      const notes = left.filter(note => note.theme === theme.id)
      if (notes.length === 0) continue
      const { title, lang } = desk.title(theme.title)
      const named = heading(3, `${theme.number}. ${title}`)
      blocks.push(lang === undefined ? named : { ...named, lang })
      blocks.push({ kind: 'list', items: notes.map(note => line(desk, note, chosen.has(note.id))) })
    }
  return [{ id: 'left-out', title: desk.say(words.leftOut), blocks }]
}

const line = (desk: Desk, note: ReportNote, chosen: boolean): Inline => [
  ...(chosen ? [{ text: STAR }] : []),
  { text: printable(note.text), ...langOfNote(desk, note) },
  { text: ` (${whereFrom(desk, note)})`, em: true },
]

/**
 * Notes of workshops that somebody wrote up, and notes that were left out by choice, which the report quotes nowhere and no part
 * comes from: neither in a text, nor on a plate, nor among the ideas from elsewhere.
 */
export function notTakenUp(desk: Desk): ReportNote[] {
  const { facts } = desk
  const { themes } = facts.plan
  const written = new Set(themes.flatMap(theme => (isWritten(desk, partOf(theme.id)) ? theme.id : [])))
  if (written.size === 0) return []
  const chosen = new Set(facts.leftOut ?? [])
  const taken = new Set([
    ...citedNotes(facts.synthesis),
    ...themes.flatMap(theme =>
      shownNotes(
        desk,
        desk.notes.filter(note => note.theme === theme.id),
      ).map(note => note.id),
    ),
    ...(facts.trips ?? []).flatMap(trip => trip.travellers.map(traveller => traveller.note)),
  ])
  return desk.notes.filter(note => !taken.has(note.id) && (chosen.has(note.id) || written.has(note.theme)))
}

const isWritten = (desk: Desk, part: string): boolean =>
  [part, ...LANGUAGES.map(language => translationOf(part, language))].some(
    name => (desk.facts.synthesis[name] ?? []).length > 0,
  )

/** Every note that the text quotes, or says it comes from. */
export function citedNotes(synthesis: Readonly<Record<string, readonly SynthesisBlock[]>>): ReadonlySet<string> {
  return new Set(
    Object.values(synthesis).flatMap(blocks =>
      blocks.flatMap(block => {
        if (block.kind === 'quote') return [block.note]
        return 'notes' in block ? (block.notes ?? []) : []
      }),
    ),
  )
}
