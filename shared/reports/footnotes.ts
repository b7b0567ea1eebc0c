import type { Block, Footnote, Inline, Report, Run } from './model.ts'
import { safeHref } from './printable.ts'

/** An address in plain words. The marks that end a sentence are not of it, nor a bracket that was opened before it. */
const ADDRESS = /(?:https?:\/\/|mailto:)[^\s<>"«»“”]+/giu
const ENDING = /[.,;:!?…)\]}'’\u00a0\u202f]+$/u

/** Plain words as a line of text in which every address is a link. The words stay to the letter. */
export function withLinks(text: string): Inline {
  const runs: Run[] = []
  let done = 0
  const plain = (until: number) => {
    if (until > done) runs.push({ text: text.slice(done, until) })
    done = until
  }
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const href = safeHref(whole(found))
    if (href === undefined) continue
    plain(index)
    runs.push({ text: href, href })
    done = index + href.length
  }
  plain(text.length)
  return runs
}

/** Without the marks at its end that belong to the sentence; a bracket that the address itself opens is kept. */
function whole(found: string): string {
  const ending = ENDING.exec(found)?.[0] ?? ''
  const bare = found.slice(0, found.length - ending.length)
  const opened = (bare.match(/\(/g) ?? []).length - (bare.match(/\)/g) ?? []).length
  return opened > 0 && ending.startsWith(')') ? `${bare})` : bare
}

/** The same report with its footnotes counted from 1, in the order in which they hang. */
export function numberFootnotes(report: Report): Report {
  let last = 0
  const run = (each: Run): Run => {
    if (each.footnote === undefined) return each
    last++
    const footnote: Footnote = { number: last, text: each.footnote.text }
    return { ...each, footnote }
  }
  const block = (each: Block): Block => {
    switch (each.kind) {
      case 'paragraph':
      case 'question':
      case 'answer':
        return { ...each, text: each.text.map(run) }
      case 'list':
        return { ...each, items: each.items.map(item => item.map(run)) }
      case 'perspective':
        return { ...each, title: each.title.map(run), blocks: each.blocks.map(block) }
      default:
        return each
    }
  }
  return {
    ...report,
    parts: report.parts.map(part => ({
      ...part,
      chapters: part.chapters.map(chapter => ({ ...chapter, blocks: chapter.blocks.map(block) })),
    })),
  }
}
