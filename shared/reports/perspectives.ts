import { amendmentBlocks } from './amendments.ts'
import { type Desk, heading, remark } from './desk.ts'
import type { Block, Chapter } from './model.ts'
import { partText } from './part-text.ts'
import { oneLine } from './printable.ts'
import { mostDotted, quotation } from './quotation.ts'
import { writtenBlocks } from './written.ts'

/** How many notes the ranking by harvest dots names. */
const RANKED = 10

/** The harvest: what was written of it, else what the threads and the room's dots say by themselves. */
export function perspectivesChapter(desk: Desk): Chapter {
  const written = partText(desk, 'perspectives')
  return {
    id: 'perspectives',
    title: desk.say(desk.words.perspectives),
    blocks: [
      ...(written === undefined ? draft(desk) : writtenBlocks(desk, written)),
      ...amendmentBlocks(desk, 'perspectives', ...(partText(desk, 'after') === undefined ? ['after'] : [])),
    ],
  }
}

function draft(desk: Desk): Block[] {
  const { words, facts } = desk
  const threads = facts.threads.flatMap((thread): Block[] => {
    const notes = thread.notes.flatMap(({ note }) => desk.notesById.get(note) ?? []).filter(note => !note.setAside)
    return notes.length === 0
      ? []
      : [heading(4, oneLine(thread.name)), ...notes.map(note => quotation(desk, note, 'harvest'))]
  })
  const supported = mostDotted(desk.notes, RANKED, note => facts.harvestDots[note.id] ?? 0)
  if (threads.length === 0 && supported.length === 0) {
    return [remark(desk.say(desk.notes.some(note => note.plate) ? words.draftNothing : words.draftEmpty))]
  }
  return [
    remark(desk.say(words.draftHarvest)),
    ...(threads.length > 0 ? [heading(3, words.threads), ...threads] : []),
    ...(supported.length > 0
      ? [heading(3, words.supported), ...supported.map(note => quotation(desk, note, 'harvest'))]
      : []),
  ]
}
