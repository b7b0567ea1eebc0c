import { readPartName } from '../document/synthesis.ts'
import { type Desk, heading } from './desk.ts'
import type { ReportAmendment } from './facts.ts'
import type { Block, Chapter } from './model.ts'
import { printable } from './printable.ts'

export const proposals = (desk: Desk): readonly ReportAmendment[] => desk.facts.amendments ?? []

/** What was not taken into the text stays beside it: kept in the margin, or never settled. */
const isKept = (amendment: ReportAmendment): boolean => amendment.settled !== 'taken'

export function amendedCount(desk: Desk): { readonly taken: number; readonly kept: number } {
  const kept = proposals(desk).filter(isKept).length
  return { taken: proposals(desk).length - kept, kept }
}

/** «La salle amende»: what the room asked of a part and did not get, to the letter, with its hands for and its reservations. */
export function amendmentBlocks(desk: Desk, ...parts: readonly string[]): Block[] {
  const kept = proposals(desk).filter(each => parts.includes(readPartName(each.part).part) && isKept(each))
  if (kept.length === 0) return []
  return [
    heading(3, desk.say(desk.words.amends)),
    ...kept.map(
      (each): Block => ({
        kind: 'amendment',
        passage: printable(each.passage).trim(),
        text: printable(each.text).trim(),
        meta: desk.say(desk.words.amendHands(each.for, each.against)),
        part: readPartName(each.part).part,
      }),
    ),
  ]
}

/** The same, at the end of the last of these chapters. */
export function withAmendments(desk: Desk, chapters: readonly Chapter[], ...parts: readonly string[]): Chapter[] {
  const kept = amendmentBlocks(desk, ...parts)
  return chapters.map((chapter, index) =>
    index < chapters.length - 1 || kept.length === 0 ? chapter : { ...chapter, blocks: [...chapter.blocks, ...kept] },
  )
}
