/** Where some words of a text stand on the page, and how they are underlined there without touching the page. */

const HIGHLIGHT = 'rp-amended'

/** The passage as it stands under `root`, whatever elements it is cut into; an ending «…» stands for what was cut off. */
export function findPassage(root: HTMLElement, passage: string): Range | undefined {
  const wanted = flat(passage.replace(/…$/, '')).trim()
  if (wanted === '') return undefined
  const places: { readonly node: Text; readonly offset: number }[] = []
  let words = ''
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, node =>
    // numbers of footnotes and lines about notes are not words of the text
    node.parentElement?.closest('.rp-fn, .rp-from') === null ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  )
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue
    const text = node.data
    for (let offset = 0; offset < text.length; offset++) {
      const unit = flat(text[offset] ?? '')
      if (unit === ' ' && words.endsWith(' ')) continue
      words += unit
      places.push({ node, offset })
    }
  }
  const at = words.indexOf(wanted)
  const [first, last] = [places[at], places[at + wanted.length - 1]]
  if (at < 0 || first === undefined || last === undefined) return undefined
  const range = document.createRange()
  range.setStart(first.node, first.offset)
  range.setEnd(last.node, last.offset + 1)
  return range
}

/** One unit of text for another: every blank a plain one, every apostrophe the same. */
const flat = (text: string): string => text.replace(/\s+/gu, ' ').replace(/[’ʼ]/g, "'")

/**
 * Underlines these ranges and no others; a browser without the means shows the passage on its card alone. So does one with forced
 * colours, which would paint it like what somebody has selected.
 */
export function markPassages(ranges: readonly Range[]): void {
  if (typeof CSS === 'undefined' || !('highlights' in CSS) || typeof Highlight === 'undefined') return
  const forced = window.matchMedia?.('(forced-colors: active)').matches === true
  if (ranges.length === 0 || forced) CSS.highlights.delete(HIGHLIGHT)
  else CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges))
}
