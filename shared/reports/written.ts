import type { HeadingRole } from '../document/synthesis.ts'
import { LANGUAGES } from '../domain/text.ts'
import { typeset } from '../i18n/typography.ts'
import { asWritten, type Desk, heading } from './desk.ts'
import type { SynthesisBlock } from './facts.ts'
import type { Block, Inline, Run } from './model.ts'
import { onlyRemark, type PartText } from './part-text.ts'
import { oneLine } from './printable.ts'
import { quotationAsWritten } from './quotation.ts'
import { sourcesOf } from './sources.ts'
import { wordsOf } from './synthesis-inline.ts'

type Heading = Extract<SynthesisBlock, { kind: 'heading' }>
type Words = Exclude<SynthesisBlock, Heading>

/** A heading that plays a part, with all that follows it up to the next heading. */
interface Group {
  readonly role: HeadingRole
  readonly title: Inline
  readonly inside: Words[]
}

/**
 * What people wrote together, as blocks of a chapter. Their headings, whatever levels they chose, become level 3 and 4
 * without a step left out; `under` is 4 when a heading of level 3 already stands above the text. A heading with a role
 * gathers what follows it. What was written in another language says so.
 */
export function writtenBlocks(desk: Desk, text: PartText, under: 3 | 4 = 3): Block[] {
  const top = topLevel(text.blocks)
  const blocks: Block[] = [...onlyRemark(text)]
  // a heading of people's own stands above what comes; our heading for the topics does
  let opened = under === 4
  let titled = under === 4
  let topics = false
  const add = (...more: readonly Block[]) => blocks.push(...more.map(block => ofPart(text, block)))

  for (const item of grouped(text.blocks)) {
    if (!('inside' in item)) {
      if (item.kind === 'heading') {
        add(heading(under === 4 || (opened && item.level > top) ? 4 : 3, titleWords(desk, text, item.text)))
        opened = titled = true
      } else add(...wordsBlock(desk, item))
      topics = false
      continue
    }
    if (item.role !== 'topic') topics = false
    else if (!topics) {
      topics = true
      if (blocks.at(-1)?.kind !== 'heading') blocks.push(heading(under, desk.say(desk.words.topics)))
    }
    add({
      kind: 'perspective',
      role: item.role,
      level: titled || topics ? 4 : 3,
      label: desk.words.role[item.role],
      title: titleRuns(desk, text, item.title),
      blocks: item.inside.flatMap(each => wordsBlock(desk, each)).map(block => ofPart(text, block)),
    })
  }
  return blocks
}

function grouped(blocks: readonly SynthesisBlock[]): (Group | SynthesisBlock)[] {
  const out: (Group | SynthesisBlock)[] = []
  let group: Group | undefined
  for (const block of footnotesFromHeadings(blocks)) {
    if (block.kind === 'heading') {
      group = block.role === undefined ? undefined : { role: block.role, title: block.text, inside: [] }
      out.push(group ?? block)
    } else if (group === undefined) out.push(block)
    else group.inside.push(block)
  }
  return out
}

/** Headings are one plain line: a footnote that hangs in one hangs at the end of the text after it instead. */
function footnotesFromHeadings(blocks: readonly SynthesisBlock[]): SynthesisBlock[] {
  let waiting: Run[] = []
  const out = blocks.flatMap((block): SynthesisBlock[] => {
    if (block.kind === 'heading' && block.role === undefined) {
      waiting.push(...block.text.filter(run => run.footnote !== undefined))
      return [block]
    }
    if (waiting.length === 0 || !('text' in block) || block.kind === 'heading' || block.kind === 'quote') return [block]
    const text = [...block.text, ...waiting]
    waiting = []
    return [{ ...block, text }]
  })
  return waiting.length === 0 ? out : [...out, { kind: 'paragraph', text: waiting }]
}

function wordsBlock(desk: Desk, block: Words): Block[] {
  if (block.kind === 'quote') return [quotationAsWritten(desk, block)]
  const sources = sourcesOf(desk, block.notes)
  const from = sources === undefined ? {} : { sources }
  return block.kind === 'list'
    ? [{ kind: 'list', items: block.items.map(asWritten), ...from }]
    : [{ kind: block.kind, text: asWritten(block.text), ...from }]
}

/** Says which part it is of, and its language when that is not the chapter's. A note's words have their own. */
function ofPart(text: PartText, block: Block): Block {
  const named = { ...block, part: text.name }
  return text.lang === undefined || block.kind === 'quotation' || block.kind === 'remark'
    ? named
    : { ...named, lang: text.lang }
}

/** A heading that people wrote, as a title: on one line, with the spaces of its language. */
export const titleWords = (desk: Desk, text: Pick<PartText, 'lang'>, of: Inline): string =>
  typeset(oneLine(wordsOf(of)), text.lang ?? desk.language)

function titleRuns(desk: Desk, text: PartText, of: Inline): Inline {
  const language = text.lang ?? desk.language
  return asWritten(of).map(run => {
    const own = run.lang === undefined ? language : LANGUAGES.find(each => each === run.lang)
    return own === undefined ? run : { ...run, text: typeset(run.text, own) }
  })
}

/** The highest heading level that a text uses (smallest number); Infinity when it has no heading. */
export const topLevel = (blocks: readonly SynthesisBlock[]): number =>
  Math.min(
    Number.POSITIVE_INFINITY,
    ...blocks.map(block =>
      block.kind === 'heading' && block.role === undefined ? block.level : Number.POSITIVE_INFINITY,
    ),
  )
