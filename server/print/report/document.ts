import { type ReportWords, reportWords } from '../../../shared/i18n/report-words.ts'
import {
  type Block,
  type Chapter,
  type Inline,
  languageOfChapter,
  type Part,
  type Report,
  type ReportLogo,
} from '../../../shared/reports/model.ts'
import { oneLine } from '../../../shared/reports/printable.ts'
import { type SetBlock, setBlocks, weaveOf } from './blocks.ts'
import { type SetText, setWords } from './text.ts'

export interface PrintOptions {
  readonly logo?: ReportLogo | undefined
  /** who invites, as the plan says: stands with the logo at the head of the cover */
  readonly organisers?: string | undefined
}

/** A chapter as `report.typ` lays it out: `aside` stands beside `main`, `rest` under both. */
interface SetChapter {
  readonly number: string | null
  readonly weave: number | null
  readonly title: SetText | null
  readonly label: SetText | null
  readonly main: readonly SetBlock[]
  readonly aside: readonly SetBlock[]
  readonly rest: readonly SetBlock[]
  /** begins a page */
  readonly fresh: boolean
  /** short enough to be made to fit on one page */
  readonly short: boolean
  /** framed: how the text was written */
  readonly boxed: boolean
}

/** The compte rendu as data for `report.typ`: every word of the model, none of its own, laid out and nothing more. */
export function reportDocument(report: Report, given: PrintOptions = {}): Readonly<Record<string, unknown>> {
  const options = { ...given, organisers: oneLine(given.organisers ?? '') }
  // in a bilingual edition, what stands over both languages is said in both
  const languages = [report.language, ...(report.also === undefined ? [] : [report.also])]
  const said = (of: (words: ReportWords) => string) => languages.map(lang => ({ lang, text: of(reportWords(lang)) }))
  return {
    lang: report.language,
    title: report.title,
    report: said(words => words.report),
    contents: said(words => words.contents),
    // so many lines that they stand closer
    dense: report.parts.reduce((sum, part) => sum + 2 + part.chapters.length, 0) > ROOMY,
    organisers: options.organisers,
    cover: cover(report, options),
    foot: setWords(report.title),
    ...(report.lang === undefined ? {} : { titleLang: report.lang }),
    parts: report.parts.map((part, index) => setPart(report, part, report.parts[index - 1])),
  }
}

function cover(report: Report, { logo, organisers = '' }: PrintOptions): Record<string, unknown> {
  const head = report.cover.filter((line, index) => index === 0 && line === organisers)
  const lines = report.cover.slice(head.length)
  const themes = report.parts
    .flatMap(part => part.chapters)
    .flatMap(chapter => (chapter.theme === undefined || chapter.lang !== undefined ? [] : [chapter.theme]))
  return {
    title: setWords(report.title),
    subtitle: report.subtitle === '' ? null : setWords(report.subtitle),
    head: head.map(setWords),
    lines: lines.map(setWords),
    also: (report.coverAlso ?? []).map(setWords),
    ...langFor('alsoLang', report.also),
    weaves: themes.slice(0, MOST_WEDGES).map(weaveOf),
    logo: logo === undefined ? null : { png: logo.png, width: logo.width, height: logo.height, alt: organisers },
  }
}

/** Lines of the contents that fit on a page at their ease. */
const ROOMY = 24

/** More wedges than this would be slivers. */
const MOST_WEDGES = 12

const langFor = (name: string, tag: string | undefined): Record<string, unknown> =>
  tag === undefined ? {} : { [name]: tag }

function setPart(report: Report, part: Part, before: Part | undefined): Record<string, unknown> {
  return {
    number: part.number ?? null,
    title: setWords(part.title),
    also: part.titleAlso === undefined || part.titleAlso === part.title ? null : setWords(part.titleAlso),
    ...langFor('alsoLang', report.also),
    chapters: part.chapters.map((chapter, index) =>
      setChapter(report, chapter, index === 0 ? partIsFresh(part, before) : chapterIsFresh(part, index)),
    ),
  }
}

/** Letters that fit in the upper half of a page. */
const HALF = 900
const lengthOf = (part: Part): number => JSON.stringify(part.chapters.map(chapter => chapter.blocks)).length

/** After short thanks the annexes follow on the same page. */
const partIsFresh = (part: Part, before: Part | undefined): boolean =>
  part.number !== undefined || before === undefined || before.number !== undefined || lengthOf(before) > HALF

/** Inside a part: workshops, what follows them and the perspectives begin a page. */
function chapterIsFresh(part: Part, index: number): boolean {
  const chapter = part.chapters[index]
  const before = part.chapters[index - 1]
  const isHarvest = chapter?.blocks.some(block => block.kind === 'perspective') === true
  return part.number !== undefined && (chapter?.theme !== undefined || before?.theme !== undefined || isHarvest)
}

function setChapter(report: Report, chapter: Chapter, fresh: boolean): SetChapter & Record<string, unknown> {
  const words = reportWords(languageOfChapter(report, chapter))
  const { main, aside, rest } =
    chapter.theme === undefined ? { main: chapter.blocks, aside: [], rest: [] } : spread(chapter)
  const set = (blocks: readonly Block[]) => setBlocks(chapter, words, blocks)
  return {
    ...langFor('lang', chapter.lang),
    ...langFor('titleLang', chapter.titleLang),
    number: chapter.number ?? null,
    weave: chapter.theme === undefined ? null : weaveOf(chapter.theme),
    title: chapter.title === '' ? null : setWords(chapter.title),
    label: chapter.label === undefined ? null : setWords(chapter.label),
    main: set(main),
    aside: set(aside),
    rest: set(rest),
    fresh,
    short: JSON.stringify(chapter.blocks).length < ONE_PAGE,
    boxed: chapter.id.startsWith('how-written'),
  }
}

/** A workshop's blocks that may fit on a page, in characters of their data. */
const ONE_PAGE = 9_000

/** How many notes fit beside a page's text, and how many letters of anything else. */
const BESIDE = 8
const SHORT = 420
const lettersOf = (text: Inline): number => text.reduce((sum, run) => sum + run.text.length, 0)

/**
 * A workshop's blocks: its text; what is short enough to stand beside it (the plate, what came from elsewhere, a few
 * figures); tables and whatever else under both.
 */
export function spread(chapter: Chapter): Record<'main' | 'aside' | 'rest', readonly Block[]> {
  const [first = [], ...others] = sections(chapter.blocks)
  const isBeside = (section: readonly Block[]): boolean =>
    section.every(
      block =>
        block.kind === 'heading' ||
        block.kind === 'quotation' ||
        block.kind === 'remark' ||
        block.kind === 'figures' ||
        (block.kind === 'paragraph' && lettersOf(block.text) < SHORT) ||
        (block.kind === 'list' && block.items.reduce((sum, item) => sum + lettersOf(item), 0) < SHORT),
    )
  const end = others.findIndex(section => !isBeside(section))
  const beside = end < 0 ? others : others.slice(0, end)
  const notes = beside.flat().filter(block => block.kind === 'quotation').length
  if (notes > BESIDE) return { main: first, aside: [], rest: others.flat() }
  return { main: first, aside: beside.flat(), rest: others.slice(beside.length).flat() }
}

/** A heading of level 3 begins a section; figures, a drawing and a table without a heading of its own are one for themselves. */
function sections(blocks: readonly Block[]): Block[][] {
  const made: Block[][] = []
  for (const block of blocks) {
    const last = made.at(-1)
    const opens =
      (block.kind === 'heading' && block.level === 3) ||
      block.kind === 'figures' ||
      ((block.kind === 'table' || block.kind === 'travel') &&
        last?.every(({ kind }) => kind === 'heading' || kind === 'remark') !== true)
    if (last === undefined || opens) made.push([block])
    else last.push(block)
  }
  return made
}
