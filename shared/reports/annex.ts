import type { Desk } from './desk.ts'
import { paragraph, remark } from './desk.ts'
import { whenOf } from './before.ts'
import type { ReportPerson } from './facts.ts'
import { labelled } from './inline.ts'
import type { Block, Chapter } from './model.ts'
import { oneLine } from './printable.ts'

/** The day in three lines, then those who agreed to appear, by name; a column only when somebody gave it. How many others there were, never who. */
export function participantsChapter(desk: Desk): Chapter[] {
  const { words, facts } = desk
  const people = [...facts.participants].sort((a, b) => a.name.localeCompare(b.name, desk.language))
  const others = Math.max(0, facts.people - people.length)
  const sentences = [
    people.length > 0 ? words.agreed(people.length) : words.agreedNone,
    ...(others > 0 ? [words.unnamed(others)] : []),
  ]
  const blocks: Block[] = [...theDay(desk), paragraph(sentences.map(desk.say).join(' '))]
  if (people.length > 0)
    blocks.push(desk.edition === 'twin' ? remark(desk.say(words.listedAbove)) : peopleTable(desk, people))
  return [{ id: 'participants', title: words.participants, blocks }]
}

/** What was held, when and where. */
function theDay(desk: Desk): Block[] {
  const { words, facts } = desk
  const known: [label: string, value: string][] = [
    [words.date, whenOf(desk)],
    [words.place, facts.plan.place],
  ]
  const items = known.filter(([, value]) => oneLine(value) !== '').map(([label, value]) => labelled(desk, label, value))
  return items.length === 0 ? [] : [{ kind: 'list', items }]
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
