import { partOf, readPartName } from '../document/synthesis.ts'
import { formatDate } from '../i18n/dates.ts'
import { type Desk, paragraph } from './desk.ts'
import { amendedCount, proposals } from './amendments.ts'
import { notTakenUp } from './left-out.ts'
import type { Chapter } from './model.ts'
import { partText } from './part-text.ts'
import { oneLine } from './printable.ts'
import { spanOf } from './sources.ts'
import { fromPaper } from './workshop.ts'

/** How this text came to be: counted from the same facts that it is made of. */
export function howWrittenChapter(desk: Desk): Chapter[] {
  const { words } = desk
  const paragraphs = [
    counted(desk).map(desk.say).join(' '),
    [whoWrote(desk), ...reading(desk)].map(desk.say).join(' '),
    ...(desk.notes.length === 0 ? [] : [desk.say(words.howWords)]),
    afterwards(desk).map(desk.say).join(' '),
  ]
  return [{ id: 'how-written', title: words.howWritten, blocks: paragraphs.map(paragraph) }]
}

function counted(desk: Desk): string[] {
  const { words, facts, notes } = desk
  const setAside = facts.notes.length - notes.length
  const moderated = setAside > 0 ? [words.howSetAside(setAside)] : []
  if (notes.length === 0) return [words.howNone, ...moderated]
  const paper = fromPaper(notes).length
  const outside = notes.filter(({ round }) => {
    const { before, after } = spanOf(facts.rounds, [round])
    return before || after
  }).length
  const carried = notes.filter(note => note.origin === 'carried').length
  const plate = notes.filter(note => note.plate)
  return [
    words.howNotes(notes.length, new Set(notes.map(note => note.table)).size, facts.rounds),
    paper > 0 ? words.howPaper(paper, Math.round((100 * paper) / notes.length)) : words.howNoPaper,
    ...(outside > 0 ? [words.howOutside(outside)] : []),
    ...(carried > 0 ? [words.howCarried(carried)] : []),
    plate.length > 0 ? words.howPlates(plate.length, new Set(plate.map(note => note.table)).size) : words.howNoPlates,
    ...(facts.threads.length > 0 ? [words.howThreads(facts.threads.length)] : []),
    ...moderated,
  ]
}

function whoWrote(desk: Desk): string {
  const { words, facts } = desk
  const numbers = (written: boolean) =>
    facts.plan.themes
      .filter(theme => (partText(desk, partOf(theme.id)) !== undefined) === written)
      .map(theme => String(theme.number))
  const [written, drafts] = [numbers(true), numbers(false)]
  if (drafts.length === 0) return words.howWrittenAll
  return written.length === 0 ? words.howDraftAll : words.howDraftSome(written, drafts)
}

/** How many wrote, what was read again, what the room asked for, what is left out. */
function reading(desk: Desk): string[] {
  const { words, facts } = desk
  const { themes } = facts.plan
  const reviewed = new Set((facts.reviewed ?? []).map(name => readPartName(name).part))
  const read = themes.filter(theme => reviewed.has(partOf(theme.id))).length
  const { taken, kept } = amendedCount(desk)
  const left = notTakenUp(desk).length
  return [
    ...(facts.writers === undefined || facts.writers === 0 ? [] : [words.howWriters(facts.writers)]),
    ...(read > 0 ? [words.howReviewed(read, themes.length)] : []),
    ...(proposals(desk).length > 0 ? [words.howAmended(taken + kept, taken, kept)] : []),
    ...(left > 0 ? [words.howLeftOut(left)] : []),
  ]
}

/** Whom to ask for a correction, and until when it is kept. */
function afterwards(desk: Desk): string[] {
  const { words, facts, language } = desk
  const who = oneLine(facts.plan.controller) || oneLine(facts.plan.organisers)
  return [
    words.howCorrect(who),
    ...(facts.keptUntil === undefined ? [] : [words.howKept(formatDate(facts.keptUntil, language))]),
  ]
}
