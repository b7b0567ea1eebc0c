import type { LinkKind, NoteKind } from './note.ts'

/**
 * The hand-over: what a table leaves to those who arrive, in its own words. At most three notes to keep, one open question, one
 * disagreement. Only ids are chosen here: whoever shows them shows the notes as they were written, in their language.
 */

/** What of a note counts for the hand-over. */
export interface HandOverNote {
  readonly id: string
  readonly kind: NoteKind
  /** place in reading order, compared by code unit; ties go by id */
  readonly order: string
  readonly round: number
  /** anything but 0 is taken back or set aside */
  readonly removal: number
  readonly dots: number
  readonly onPlate: boolean
}
export interface HandOverLink {
  readonly id: string
  readonly a: string
  readonly b: string
  readonly kind: LinkKind
}

export const HAND_OVER_ABOUT = ['kept', 'question', 'disagreement'] as const
export type HandOverAbout = (typeof HAND_OVER_ABOUT)[number]

/** One line: a note to keep, a question without an answer, or two notes that oppose each other. */
export interface HandOverLine {
  readonly about: HandOverAbout
  readonly notes: readonly string[]
}

/** How many notes to keep. */
export const MOST_KEPT = 3
/** Lines that a welcome note may quote: those of one hand-over, and those that stand there from the one before. */
export const MOST_LINES = 2 * (MOST_KEPT + 2)

/**
 * Chooses the lines. `notes` must hold nothing that is hidden from the others; what was taken back or set aside is left out here.
 *
 * - question: of the kind `question`, and no `answers` link leads to it; the newest round first;
 * - disagreement: an `opposes` link between two notes; the newest round of the two first;
 * - kept: the notes linked with most others. Where fewer than three are linked, the plate, then what has most dots.
 *
 * Ties go by reading order. No note is said twice: one that is the question, or in the disagreement, is not counted again. The same
 * cloth gives the same lines everywhere.
 */
export function handOverOf(notes: readonly HandOverNote[], links: readonly HandOverLink[]): HandOverLine[] {
  const live = [...notes].filter(note => note.removal === 0).sort(inOrder)
  const place = new Map(live.map((note, at) => [note.id, at]))
  const lasting = links.filter(({ a, b }) => a !== b && place.has(a) && place.has(b))
  const roundOf = (id: string): number => live[place.get(id) ?? -1]?.round ?? 0
  const placeOf = (id: string): number => place.get(id) ?? live.length

  const answered = new Set(lasting.filter(link => link.kind === 'answers').map(link => link.b))
  const question = live
    .filter(note => note.kind === 'question' && !answered.has(note.id))
    .sort((one, other) => other.round - one.round || inOrder(one, other))[0]

  const newest = (link: HandOverLink): number => Math.max(roundOf(link.a), roundOf(link.b))
  const disagreement = lasting
    .filter(link => link.kind === 'opposes')
    .sort(
      (one, other) =>
        newest(other) - newest(one) ||
        placeOf(one.a) - placeOf(other.a) ||
        placeOf(one.b) - placeOf(other.b) ||
        (one.id < other.id ? -1 : 1),
    )[0]

  const neighbours = neighboursOf(lasting)
  const linksOf = (note: HandOverNote): number => neighbours.get(note.id)?.size ?? 0
  const said = new Set([question?.id, disagreement?.a, disagreement?.b])
  const kept = live
    .filter(note => !said.has(note.id) && (linksOf(note) > 0 || note.onPlate || note.dots > 0))
    .sort(
      (one, other) =>
        linksOf(other) - linksOf(one) ||
        Number(other.onPlate) - Number(one.onPlate) ||
        other.dots - one.dots ||
        inOrder(one, other),
    )
    .slice(0, MOST_KEPT)

  return [
    ...kept.map(({ id }): HandOverLine => ({ about: 'kept', notes: [id] })),
    ...(question === undefined ? [] : [{ about: 'question', notes: [question.id] } as const]),
    ...(disagreement === undefined
      ? []
      : [{ about: 'disagreement', notes: [disagreement.a, disagreement.b] } as const]),
  ]
}

/** Lines as readers show them: one of whose notes is gone, or cannot be seen, is read away. */
export function linesInSight(lines: readonly HandOverLine[], isSeen: (note: string) => boolean): HandOverLine[] {
  return lines.filter(line => line.notes.length > 0 && line.notes.every(isSeen))
}

/** Two notes joined by several links count once. */
function neighboursOf(links: readonly HandOverLink[]): ReadonlyMap<string, ReadonlySet<string>> {
  const neighbours = new Map<string, Set<string>>()
  const join = (one: string, other: string) =>
    neighbours.set(one, (neighbours.get(one) ?? new Set<string>()).add(other))
  for (const { a, b } of links) {
    join(a, b)
    join(b, a)
  }
  return neighbours
}

function inOrder(one: HandOverNote, other: HandOverNote): number {
  if (one.order !== other.order) return one.order < other.order ? -1 : 1
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}
