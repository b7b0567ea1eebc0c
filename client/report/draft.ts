import type { Plan } from '../../shared/domain/plan.ts'
import type { Language } from '../../shared/domain/text.ts'
import { inBrief } from '../../shared/reports/before.ts'
import { makeDesk } from '../../shared/reports/desk.ts'
import type { ReportFacts, ReportNote, SynthesisBlock } from '../../shared/reports/facts.ts'
import type { Block } from '../../shared/reports/model.ts'
import { oneLine } from '../../shared/reports/printable.ts'
import { mostDotted } from '../../shared/reports/quotation.ts'
import { workshopChapter } from '../../shared/reports/workshop.ts'
import type { ReportPart } from './parts.ts'

export type DraftFacts = Pick<ReportFacts, 'tables' | 'rounds' | 'people' | 'notes' | 'threads' | 'harvestDots'> & {
  readonly plan: Plan
}

const MOST_SUPPORTED = 5

/**
 * What a part nobody wrote yet can begin with: the sentences that the printed report would hold in its place, which only
 * count and name, and for the perspectives the threads with their notes. Empty when there is nothing to say.
 */
export function draftFor(part: ReportPart, facts: DraftFacts, language: Language): SynthesisBlock[] {
  const desk = makeDesk({ ...facts, participants: [], hosts: {}, synthesis: {} }, language)
  switch (part.kind) {
    case 'workshop': {
      const theme = facts.plan.themes.find(each => each.id === part.theme)
      return theme === undefined ? [] : workshopChapter(desk, theme).blocks.flatMap(asWords)
    }
    case 'before':
      return inBrief(desk).flatMap(asWords)
    case 'perspectives': {
      const quote = (note: ReportNote): SynthesisBlock => ({
        kind: 'quote',
        text: note.text,
        note: note.id,
        table: note.table,
      })
      const heading = (text: string): SynthesisBlock => ({ kind: 'heading', level: 3, text: [{ text }] })
      const threads = facts.threads.flatMap(thread => {
        const notes = thread.notes.flatMap(({ note }) => desk.notesById.get(note) ?? []).filter(note => !note.setAside)
        return notes.length === 0 ? [] : [heading(oneLine(thread.name)), ...notes.map(quote)]
      })
      const supported = mostDotted(desk.notes, MOST_SUPPORTED, note => facts.harvestDots[note.id] ?? 0)
      return [...threads, ...(supported.length > 0 ? [heading(desk.words.supported), ...supported.map(quote)] : [])]
    }
    case 'talk':
    case 'after':
      return []
  }
}

/** Only what people could have typed; the plate, the counts and the remarks are printed by themselves. */
function asWords(block: Block): SynthesisBlock[] {
  return block.kind === 'paragraph' || block.kind === 'list' ? [block] : []
}
