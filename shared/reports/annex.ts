import { partOf } from '../document/synthesis.ts'
import { type Desk, paragraph } from './desk.ts'
import type { ReportPerson } from './facts.ts'
import type { Block, Chapter } from './model.ts'
import { oneLine } from './printable.ts'
import { fromPaper } from './workshop.ts'

/** Those who agreed to appear, by name; a column only when somebody gave it. How many others there were, never who. */
export function participantsChapter(desk: Desk): Chapter {
  const { words, facts } = desk
  const people = [...facts.participants].sort((a, b) => a.name.localeCompare(b.name, desk.language))
  const others = Math.max(0, facts.people - people.length)
  const sentences = [
    people.length > 0 ? words.agreed(people.length) : words.agreedNone,
    ...(others > 0 ? [words.unnamed(others)] : []),
  ]
  const blocks: Block[] = [paragraph(sentences.map(desk.say).join(' '))]
  if (people.length > 0) blocks.push(peopleTable(desk, people))
  return { id: 'participants', title: words.participants, blocks }
}

function peopleTable(desk: Desk, people: readonly ReportPerson[]): Block {
  const { words } = desk
  const columns: { header: string; of: (person: ReportPerson) => string }[] = [
    { header: words.name, of: person => oneLine(person.name) },
  ]
  if (people.some(person => filled(person.organisation))) {
    columns.push({ header: words.organisation, of: person => oneLine(person.organisation ?? '') })
  }
  if (people.some(person => filled(person.email)))
    columns.push({ header: words.email, of: person => oneLine(person.email ?? '') })
  return {
    kind: 'table',
    caption: '',
    header: columns.map(column => column.header),
    rows: people.map(person => columns.map(column => column.of(person))),
  }
}

const filled = (text: string | undefined): boolean => text !== undefined && oneLine(text) !== ''

/** How this text came to be: counted from the same facts that it is made of. */
export function howWrittenChapter(desk: Desk): Chapter {
  const { words, facts, notes } = desk
  const paper = fromPaper(notes).length
  const outside = notes.filter(note => note.round <= 0 || (facts.rounds > 0 && note.round > facts.rounds)).length
  const carried = notes.filter(note => note.origin === 'carried').length
  const plate = notes.filter(note => note.plate)
  const setAside = facts.notes.length - notes.length
  const counted = [
    notes.length === 0
      ? words.howNone
      : words.howNotes(notes.length, new Set(notes.map(note => note.table)).size, facts.rounds),
    ...(notes.length === 0 ? [] : [paper > 0 ? words.howPaper(paper) : words.howNoPaper]),
    ...(outside > 0 ? [words.howOutside(outside)] : []),
    ...(carried > 0 ? [words.howCarried(carried)] : []),
    ...(notes.length === 0
      ? []
      : [
          plate.length > 0
            ? words.howPlates(plate.length, new Set(plate.map(note => note.table)).size)
            : words.howNoPlates,
        ]),
    ...(facts.threads.length > 0 ? [words.howThreads(facts.threads.length)] : []),
    ...(setAside > 0 ? [words.howSetAside(setAside)] : []),
  ]
  return {
    id: 'how-written',
    title: words.howWritten,
    blocks: [
      paragraph(counted.map(desk.say).join(' ')),
      paragraph(desk.say(whoWrote(desk))),
      ...(notes.length === 0 ? [] : [paragraph(desk.say(words.howWords))]),
    ],
  }
}

function whoWrote(desk: Desk): string {
  const { words, facts } = desk
  const numbers = (written: boolean) =>
    facts.plan.themes
      .filter(theme => (facts.synthesis[partOf(theme.id)] ?? []).length > 0 === written)
      .map(theme => String(theme.number))
  const [written, drafts] = [numbers(true), numbers(false)]
  if (drafts.length === 0) return words.howWrittenAll
  return written.length === 0 ? words.howDraftAll : words.howDraftSome(written, drafts)
}
