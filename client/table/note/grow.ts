const lengths = new WeakMap<HTMLTextAreaElement, number>()

/** As high as its words, also where `field-sizing` is unknown. */
export function grow(area: HTMLTextAreaElement): void {
  const [before, now] = [lengths.get(area), area.value.length]
  lengths.set(area, now)
  // A letter more that fits into the line: nothing to do, and the page need not be laid out again.
  if (before !== undefined && before > 0 && now > before && area.scrollHeight <= area.clientHeight) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight}px`
}
