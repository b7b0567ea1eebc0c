import type { NoteKind } from '../../../shared/domain/note.ts'
import type { ReportWords } from '../../../shared/i18n/report-words.ts'
import { type Block, type Chapter, headingDepth } from '../../../shared/reports/model.ts'
import { type SetLang, type SetText, setInline, setLang, setWords } from './text.ts'

/** A block as `report-blocks.typ` lays it out. */
export type SetBlock = { readonly lang?: SetLang } & (
  | { readonly kind: 'paragraph'; readonly text: SetText; readonly sources?: SetText }
  | { readonly kind: 'heading'; readonly depth: number; readonly text: SetText }
  | { readonly kind: 'list'; readonly items: readonly SetText[]; readonly sources?: SetText }
  | { readonly kind: 'notes'; readonly items: readonly SetNote[] }
  | {
      readonly kind: 'turn'
      readonly letter: string
      readonly asks: boolean
      readonly text: SetText
      readonly sources?: SetText
    }
  | { readonly kind: 'cards' | 'topics'; readonly items: readonly SetPerspective[] }
  | ({ readonly kind: 'table' } & SetTable)
  | ({ readonly kind: 'cloth' } & SetTable & { readonly squares: readonly (readonly NoteKind[])[] })
  | { readonly kind: 'figures'; readonly items: readonly { readonly value: string; readonly label: SetText }[] }
  | {
      readonly kind: 'amendment'
      readonly passage: SetText | null
      readonly text: SetText
      readonly meta: SetText | null
    }
  | {
      readonly kind: 'travel'
      readonly alt: string
      readonly tables: readonly { readonly number: number; readonly weave: number }[]
      readonly trips: readonly { readonly from: number; readonly to: number; readonly notes: number }[]
    }
  | { readonly kind: 'remark'; readonly text: SetText }
)

export interface SetNote {
  readonly text: SetText
  readonly note: NoteKind
  readonly meta: SetText | null
  readonly lang?: SetLang
}

export interface SetPerspective {
  readonly depth: number
  readonly label: SetText | null
  readonly title: SetText
  readonly lang?: SetLang
  readonly blocks: readonly SetBlock[]
  /** short enough to be held together on a page */
  readonly whole: boolean
}

export interface SetTable {
  readonly caption: SetText | null
  readonly header: readonly SetText[]
  readonly rows: readonly (readonly SetText[])[]
  /** columns that hold numbers alone */
  readonly numbers: readonly boolean[]
  /** columns that hold something long: an e-mail */
  readonly wide: readonly boolean[]
}

type Perspective = Extract<Block, { kind: 'perspective' }>
type Quotation = Extract<Block, { kind: 'quotation' }>

/** Twelve weaves, then round again. */
export const weaveOf = (theme: number): number => ((((theme - 1) % 12) + 12) % 12) + 1

/** Longer than this, in letters, a card may go on over the page. */
const WHOLE = 700

/** The blocks of a chapter; neighbours of a kind, notes and perspectives, are put together to stand side by side. */
export function setBlocks(chapter: Chapter, words: ReportWords, blocks: readonly Block[]): SetBlock[] {
  return inRuns(blocks).map((run): SetBlock => {
    const [first] = run
    if (first.kind === 'quotation') return { kind: 'notes', items: run.filter(isQuotation).map(setNote) }
    if (first.kind === 'perspective')
      return {
        kind: first.role === 'topic' ? 'topics' : 'cards',
        items: run.filter(isPerspective).map(each => setPerspective(chapter, words, each)),
      }
    return setBlock(chapter, words, first)
  })
}

const isQuotation = (block: Block): block is Quotation => block.kind === 'quotation'
const isPerspective = (block: Block): block is Perspective => block.kind === 'perspective'

/** Each block alone, but notes with the notes before them, and perspectives with those of their role. */
function inRuns(blocks: readonly Block[]): [Block, ...Block[]][] {
  const runs: [Block, ...Block[]][] = []
  for (const block of blocks) {
    const last = runs.at(-1)
    const kin =
      last !== undefined &&
      ((isQuotation(block) && isQuotation(last[0])) ||
        (isPerspective(block) && isPerspective(last[0]) && block.role === last[0].role))
    if (kin) last.push(block)
    else runs.push([block])
  }
  return runs
}

const setNote = (block: Quotation): SetNote => ({
  text: setWords(block.text),
  note: block.note,
  meta: block.meta === '' ? null : setWords(block.meta),
  ...langOf(block.lang),
})

function setPerspective(chapter: Chapter, words: ReportWords, block: Perspective): SetPerspective {
  return {
    depth: headingDepth(chapter, block),
    label: block.label === '' ? null : setWords(block.label),
    title: setInline(block.title),
    ...langOf(block.lang),
    blocks: setBlocks(chapter, words, block.blocks),
    whole: JSON.stringify(block).length < WHOLE * 1.5,
  }
}

function setBlock(chapter: Chapter, words: ReportWords, block: Exclude<Block, Perspective | Quotation>): SetBlock {
  const lang = langOf(block.lang)
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', text: setInline(block.text), ...sourcesOf(block), ...lang }
    case 'question':
    case 'answer': {
      const asks = block.kind === 'question'
      const letter = asks ? words.questionLetter : words.answerLetter
      return { kind: 'turn', asks, letter, text: setInline(block.text), ...sourcesOf(block), ...lang }
    }
    case 'heading':
      return { kind: 'heading', depth: headingDepth(chapter, block), text: setWords(block.text), ...lang }
    case 'list':
      return { kind: 'list', items: block.items.map(setInline), ...sourcesOf(block), ...lang }
    case 'table':
      return block.squares === undefined || block.rows.length === 0
        ? { kind: 'table', ...setTable(block), ...lang }
        : { kind: 'cloth', ...setTable(block), squares: block.squares, ...lang }
    case 'figures':
      return {
        kind: 'figures',
        items: block.items.map(({ value, label }) => ({ value, label: setWords(label) })),
        ...lang,
      }
    case 'amendment':
      return {
        kind: 'amendment',
        passage: block.passage === '' ? null : setWords(block.passage),
        text: setWords(block.text),
        meta: block.meta === '' ? null : setWords(block.meta),
        ...lang,
      }
    case 'travel':
      return {
        kind: 'travel',
        alt: block.alt,
        tables: block.tables.map(({ number, theme }) => ({ number, weave: weaveOf(theme) })),
        trips: block.trips,
        ...lang,
      }
    case 'remark':
      return { kind: 'remark', text: setWords(block.text), ...lang }
  }
}

/** Letters that ask for more than an even share of a row. */
const WIDE = 26

function setTable(block: Extract<Block, { kind: 'table' }>): SetTable {
  return {
    caption: block.caption === '' ? null : setWords(block.caption),
    header: block.header.map(setWords),
    rows: block.rows.map(row => block.header.map((_, column) => setWords(row[column] ?? ''))),
    numbers: block.header.map((_, column) => column > 0 && block.rows.every(row => /^\d*$/.test(row[column] ?? ''))),
    wide: block.header.map((_, column) => block.rows.some(row => (row[column] ?? '').length > WIDE)),
  }
}

const sourcesOf = ({ sources }: { readonly sources?: string }): { sources?: SetText } =>
  sources === undefined ? {} : { sources: setWords(sources) }

export function langOf(tag: string | undefined): { lang?: SetLang } {
  const lang = setLang(tag)
  return lang === undefined ? {} : { lang }
}
