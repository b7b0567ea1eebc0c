import type * as Y from 'yjs'
import { FIXED_PARTS, partOf, translationOf } from '../../../shared/document/synthesis.ts'
import type { ThemeFacts } from '../../../shared/document/programme.ts'
import type { Amendment } from '../../../shared/domain/amendment.ts'
import { passageOf } from '../../../shared/domain/amendment.ts'
import type { Language } from '../../../shared/domain/text.ts'
import type { SynthesisBlock } from '../../../shared/reports/facts.ts'
import { readSynthesis, wordsOf } from '../../../shared/reports/synthesis-read.ts'

/** A part of the draft as the room reads it. */
export interface RoomPart {
  readonly name: string
  readonly theme?: string | undefined
  /** the language of its blocks */
  readonly lang: Language
  readonly blocks: readonly SynthesisBlock[]
}

/** The names of all parts, in the order of the printed report. */
export function partNames(
  themes: Readonly<Record<string, Pick<ThemeFacts, 'number'> | undefined>>,
): RoomPart['name'][] {
  const ordered = Object.entries(themes)
    .sort(([, a], [, b]) => (a?.number ?? 0) - (b?.number ?? 0))
    .map(([id]) => partOf(id))
  const [before, talk, ...after] = FIXED_PARTS
  return [before, talk, ...ordered, ...after]
}

/** This part in the reader's language where somebody wrote it in that too, else as it was written first. */
export function readPart(
  doc: Y.Doc,
  name: string,
  given: { readonly first: Language; readonly wanted: Language },
): RoomPart {
  const theme = name.startsWith(partOf('')) ? name.slice(partOf('').length) : undefined
  const translated =
    given.wanted === given.first ? [] : readSynthesis(doc.getXmlFragment(translationOf(name, given.wanted)))
  return translated.length > 0
    ? { name, theme, lang: given.wanted, blocks: translated }
    : { name, theme, lang: given.first, blocks: readSynthesis(doc.getXmlFragment(name)) }
}

/** What a block says, without marks: what an amendment quotes. */
export function textOf(block: SynthesisBlock): string {
  const text =
    block.kind === 'quote'
      ? block.text
      : block.kind === 'list'
        ? block.items.map(wordsOf).join(' ')
        : wordsOf(block.text)
  return text.replace(/\s+/gu, ' ').trim()
}

export type Named = Amendment & { readonly id: string }

/** Which block of a part each amendment is about, by the words it quotes: the first one that has them; `none`: words that are gone. */
export function placeAmendments(
  blocks: readonly SynthesisBlock[],
  amendments: readonly Named[],
): {
  readonly on: ReadonlyMap<number, readonly Named[]>
  readonly whole: readonly Named[]
  readonly none: readonly Named[]
} {
  const texts = blocks.map(textOf)
  const on = new Map<number, Named[]>()
  const [whole, none]: [Named[], Named[]] = [[], []]
  for (const amendment of [...amendments].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    const passage = amendment.passage.replace(/\s+/gu, ' ')
    if (passage === '') {
      whole.push(amendment)
      continue
    }
    const at = texts.findIndex(text => text.includes(passage))
    if (at < 0) none.push(amendment)
    else on.set(at, [...(on.get(at) ?? []), amendment])
  }
  return { on, whole, none }
}

/** What somebody marked with mouse or finger, when all of it lies within this element; else the block from its beginning. */
export function markedIn(element: Element | undefined, block: SynthesisBlock): string {
  const selection = document.getSelection()
  const within =
    element !== undefined &&
    selection !== null &&
    !selection.isCollapsed &&
    element.contains(selection.anchorNode) &&
    element.contains(selection.focusNode)
  const marked = within ? passageOf(selection.toString()) : ''
  return marked !== '' && textOf(block).includes(marked) ? marked : passageOf(textOf(block))
}
