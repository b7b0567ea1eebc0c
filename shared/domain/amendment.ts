/** What the room says of the draft: «la salle amende». Words, numbers and states that server and screens share. */

/** In UTF-16 units, and in numbers. */
export const AMENDMENT = {
  /** the words of the draft that it is about, quoted */
  passage: 280,
  text: 500,
  /** by one person, and in the whole event */
  perPerson: 20,
  perEvent: 400,
  /** raised hands that one count may hold */
  hands: 2_000,
} as const

export const STANCES = ['for', 'against'] as const
export type Stance = (typeof STANCES)[number]

/** Taken into the text, or kept in the margin; not yet settled, it is kept too. */
export const SETTLEMENTS = ['taken', 'margin'] as const
export type Settlement = (typeof SETTLEMENTS)[number]

/** A proposal to change the draft, as everybody reads it. */
export interface Amendment {
  /** which part of the synthesis (`part-<theme>`, `before`, …); never a translation: the base part */
  readonly part: string
  /** the words it is about, as they were; '' for the part as a whole */
  readonly passage: string
  readonly text: string
  /** the author's first name, only where notes carry names */
  readonly by?: string | undefined
  readonly at: number
  /** how many people are for it, and how many have reservations: devices and raised hands together */
  readonly for: number
  readonly against: number
  /** the raised hands among them, when staff counted any */
  readonly hands?: { readonly for: number; readonly against: number } | undefined
  readonly settled?: Settlement | undefined
}

/** What is quoted of a text that is too long to be quoted whole: its first words, to the letter but for blanks. */
export function passageOf(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim()
  if (plain.length <= AMENDMENT.passage) return plain
  const cut = plain.slice(0, AMENDMENT.passage).replace(/[\uD800-\uDBFF]$/, '')
  const blank = cut.lastIndexOf(' ')
  return (blank > AMENDMENT.passage / 2 ? cut.slice(0, blank) : cut).trimEnd()
}
