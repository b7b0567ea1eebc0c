import { formatDate, formatTime } from '../i18n/dates.ts'
import type { Desk } from './desk.ts'
import { paragraph } from './desk.ts'
import type { SynthesisBlock } from './facts.ts'
import { labelled } from './inline.ts'
import type { Block, Chapter, Inline } from './model.ts'
import { type PartText, partText } from './part-text.ts'
import { wordsOf } from './synthesis-inline.ts'
import { titleWords, topLevel, writtenBlocks } from './written.ts'

/** How people head the account of the talk. */
const TALK = /conf[ée]rence|débat|intervention|keynote|\btalk\b|debate/i

/**
 * The part `before` holds two things in one text: who the organisers are, and the talk with its debate. Where the second
 * begins: at the first heading of the text's highest level that names a talk or a debate; else at the last such heading
 * before the first question; else at that question. Without any of these, all of it is the organisers' own text.
 */
export function splitBefore(blocks: readonly SynthesisBlock[]): {
  readonly own: readonly SynthesisBlock[]
  readonly talk: readonly SynthesisBlock[]
} {
  const top = topLevel(blocks)
  const named = blocks.findIndex(
    block => block.kind === 'heading' && block.level === top && TALK.test(wordsOf(block.text)),
  )
  const question = blocks.findIndex(block => block.kind === 'question')
  const heading = blocks
    .slice(0, Math.max(0, question))
    .findLastIndex(block => block.kind === 'heading' && block.level === top)
  const starts = [named, heading >= 0 ? heading : question].filter(index => index >= 0)
  const at = starts.length === 0 ? blocks.length : Math.min(...starts)
  return { own: blocks.slice(0, at), talk: blocks.slice(at) }
}

/** The organisers' own text, and the talk: a part of its own, or else the second half of `before`. */
export function ownAndTalk(desk: Desk): { readonly own: PartText | undefined; readonly talk: PartText | undefined } {
  const before = partText(desk, 'before')
  const talk = partText(desk, 'talk')
  if (talk !== undefined || before === undefined) return { own: before, talk }
  const halves = splitBefore(before.blocks)
  // where the text is not in this half's language there is nothing to split, only to say so
  const half = (blocks: readonly SynthesisBlock[], only: string): PartText | undefined =>
    blocks.length === 0 && (only === '' || before.blocks.length > 0) ? undefined : { ...before, blocks, only }
  return { own: half(halves.own, before.only), talk: half(halves.talk, halves.own.length === 0 ? before.only : '') }
}

/**
 * A text as chapters, one for each heading of its highest level; what stands before the first gets the title `untitled`.
 * A heading that only says the part's title again is left out.
 */
export function writtenChapters(
  desk: Desk,
  id: string,
  text: PartText | undefined,
  { part = '', untitled = '' }: { readonly part?: string; readonly untitled?: string },
): Chapter[] {
  if (text === undefined) return []
  const top = topLevel(text.blocks)
  const groups: { title: string; blocks: SynthesisBlock[] }[] = []
  for (const block of text.blocks) {
    if (block.kind === 'heading' && block.role === undefined && block.level === top)
      groups.push({ title: titleWords(desk, text, block.text), blocks: footnotesOnly(block.text) })
    else if (groups.length === 0) groups.push({ title: untitled, blocks: [block] })
    else groups.at(-1)?.blocks.push(block)
  }
  if (groups.length === 0 && text.only !== '') groups.push({ title: '', blocks: [] })
  return groups.map((group, index) => {
    const title = group.title.toLowerCase() === part.toLowerCase() ? '' : group.title
    return {
      id: index === 0 ? id : `${id}-${index + 1}`,
      title,
      ...(text.lang === undefined || title === '' || title === untitled ? {} : { titleLang: text.lang }),
      blocks: writtenBlocks(desk, { ...text, blocks: group.blocks, only: index === 0 ? text.only : '' }),
    }
  })
}

/** A chapter's title is a plain line: footnotes in it hang in a line of their own under it. */
function footnotesOnly(text: Inline): SynthesisBlock[] {
  const runs = text.filter(run => run.footnote !== undefined)
  return runs.length === 0 ? [] : [{ kind: 'paragraph', text: runs }]
}

/** What is known of the day, when the organisers wrote nothing of their own: sentences and a list, no invention. */
export function inBrief(desk: Desk): Block[] {
  const { words, facts } = desk
  const { plan } = facts
  const tables = words.tables(facts.tables.length)
  const came =
    facts.people > 0
      ? words.met(words.people(facts.people), tables, facts.rounds > 0 ? words.rounds(facts.rounds) : '')
      : words.planned(tables, words.rounds(plan.rounds.count))
  const known: [label: string, value: string][] = [
    [words.organisers, plan.organisers],
    [words.date, whenOf(desk)],
    [words.place, plan.place],
  ]
  const items = known.filter(([, value]) => value !== '').map(([label, value]) => labelled(desk, label, value))
  const sentences = paragraph(`${desk.say(came)} ${desk.say(words.onQuestions(plan.themes.length))}`)
  return items.length === 0 ? [sentences] : [sentences, { kind: 'list', items }]
}

/** «jeudi 4 octobre 2018 à 14 h», or '' when the plan has no date. */
export function whenOf(desk: Desk): string {
  const { plan } = desk.facts
  if (plan.date === undefined) return ''
  const date = formatDate(plan.date, desk.language)
  return plan.start === undefined ? date : desk.words.dayAt(date, formatTime(plan.start, desk.language))
}
