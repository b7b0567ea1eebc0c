import { type FollowUp, type FollowUpRole, followUpKey } from '../../../shared/domain/follow-up.ts'
import type { SynthesisBlock } from '../../../shared/reports/facts.ts'
import { wordsOf } from '../../../shared/reports/synthesis-read.ts'

/** A lead or a lever, and what is known of what becomes of it. */
export interface FollowUpLine {
  readonly key: string
  readonly role: FollowUpRole
  readonly title: string
  readonly known?: FollowUp | undefined
  /** somebody follows it up, and the text names it no more */
  readonly isGone: boolean
}

/** What the perspectives name, in their order; then what is followed up although they name it no more. */
export function followUpLines(
  blocks: readonly SynthesisBlock[],
  known: Readonly<Record<string, FollowUp | undefined>>,
): FollowUpLine[] {
  const lines = new Map<string, FollowUpLine>()
  for (const block of blocks) {
    if (block.kind !== 'heading' || (block.role !== 'lead' && block.role !== 'lever')) continue
    const title = wordsOf(block.text).replace(/\s+/gu, ' ').trim()
    const key = followUpKey(block.role, title)
    if (title !== '' && !lines.has(key))
      lines.set(key, { key, role: block.role, title, known: known[key], isGone: false })
  }
  for (const [key, line] of Object.entries(known))
    if (line !== undefined && !lines.has(key))
      lines.set(key, { key, role: line.role, title: line.title, known: line, isGone: true })
  return [...lines.values()]
}
