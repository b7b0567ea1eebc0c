import type { Desk } from './desk.ts'
import type { Block, Chapter } from './model.ts'

/** A chapter, made with either desk. */
type Make = (desk: Desk) => readonly Chapter[]

/**
 * The chapters that `make` gives; in a bilingual edition each is followed by its twin in the other language. Where the two
 * texts are not cut into the same number of chapters, all of the first language come before all of the second.
 */
export function inBoth(desks: readonly [Desk] | readonly [Desk, Desk], make: Make): Chapter[] {
  const [first, second] = desks
  const one = make(first)
  if (second === undefined) return [...one]
  const other = make(second).map(chapter => asTwin(chapter, second))
  if (other.length === 0) return [...one]
  if (one.length === 1 && saysOnlyRemarks(one)) return withRemarks(other, one, first, 'before')
  if (other.length === 1 && saysOnlyRemarks(other)) return withRemarks(one, other, second, 'after')
  return one.length === other.length
    ? one.flatMap((chapter, index) => [chapter, ...other.slice(index, index + 1)])
    : [...one, ...other]
}

const asTwin = (chapter: Chapter, { language }: Desk): Chapter => ({
  ...chapter,
  id: `${chapter.id}-${language}`,
  lang: language,
})

/** Such as: «This text exists in French only.» */
const saysOnlyRemarks = (chapters: readonly Chapter[]): boolean =>
  chapters.every(chapter => chapter.title === '' && chapter.blocks.every(block => block.kind === 'remark'))

/** A remark alone makes no page: it stands with the text that it speaks of. */
function withRemarks(
  chapters: readonly Chapter[],
  alone: readonly Chapter[],
  { language }: Desk,
  where: 'before' | 'after',
): Chapter[] {
  const remarks = alone.flatMap(chapter => chapter.blocks).map((block): Block => ({ ...block, lang: language }))
  const at = where === 'before' ? 0 : chapters.length - 1
  return chapters.map((chapter, index) =>
    index !== at
      ? chapter
      : { ...chapter, blocks: where === 'before' ? [...remarks, ...chapter.blocks] : [...chapter.blocks, ...remarks] },
  )
}
