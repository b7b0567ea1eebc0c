import { asWritten, type Desk } from './desk.ts'
import type { SynthesisBlock } from './facts.ts'
import type { Block } from './model.ts'
import { oneLine } from './printable.ts'
import { quotationAsWritten } from './quotation.ts'
import { wordsOf } from './synthesis-read.ts'

/**
 * What people wrote together, as blocks of a chapter. Their headings, whatever levels they chose, become level 3 and 4
 * without a step left out; `under` is 4 when a heading of level 3 already stands above the text.
 */
export function writtenBlocks(desk: Desk, blocks: readonly SynthesisBlock[], under: 3 | 4 = 3): Block[] {
  const top = topLevel(blocks)
  let opened = under === 4
  return blocks.flatMap((block): Block[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'question':
      case 'answer':
        return [{ kind: block.kind, text: asWritten(block.text) }]
      case 'list':
        return [{ kind: 'list', items: block.items.map(asWritten) }]
      case 'quote':
        return [quotationAsWritten(desk, block)]
      case 'heading': {
        const level = under === 4 || (opened && block.level > top) ? 4 : 3
        opened = true
        return [{ kind: 'heading', level, text: oneLine(wordsOf(block.text)) }]
      }
    }
  })
}

/** The highest heading level that a text uses (smallest number); Infinity when it has no heading. */
export const topLevel = (blocks: readonly SynthesisBlock[]): number =>
  Math.min(Number.POSITIVE_INFINITY, ...blocks.filter(block => block.kind === 'heading').map(block => block.level))
