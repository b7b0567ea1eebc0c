/** The wall's plates: how much text fits in a column, in design pixels of a 1920 wide wall. */
const WIDTH = 1_792
const GAP = 28
/** padding of a note, its mark and the space after it */
const BESIDE_TEXT = 70
/** mean width of a character at the usual size, and at the large one */
const CHARACTER = 14
const LARGE_CHARACTER = 18
/** lines of a column at the usual size, and how much taller they are at the large one */
const LINES = { withThreads: 10, alone: 12 } as const
const LARGER = 1.35
const LEAST = 2

export interface MeasuredNote {
  /** characters of its text */
  readonly length: number
  /** its dots are shown, which takes a line */
  readonly dots: boolean
}

/**
 * Lines that each note of a column may take so that none is cut in the middle of a line. Notes that all fit keep all
 * their lines; otherwise each gets an equal share.
 */
export function linesPerNote(notes: readonly MeasuredNote[], columns: number, threads: boolean): number {
  const needed = linesOf(notes, columns, CHARACTER)
  const room = (threads ? LINES.withThreads : LINES.alone) - spent(notes)
  return sum(needed) <= room
    ? Math.max(LEAST, ...needed)
    : Math.max(LEAST, Math.floor(room / Math.max(1, notes.length)))
}

/** Would all of a column's notes fit in letters a quarter larger? Then the back of the room may as well read them. */
export function plateIsRoomy(notes: readonly MeasuredNote[], columns: number, threads: boolean): boolean {
  const room = (threads ? LINES.withThreads : LINES.alone) / LARGER
  return sum(linesOf(notes, columns, LARGE_CHARACTER)) + spent(notes) <= room
}

function linesOf(notes: readonly MeasuredNote[], columns: number, character: number): number[] {
  const column = (WIDTH - GAP * (columns - 1)) / Math.max(1, columns)
  const perLine = Math.max(8, Math.floor((column - BESIDE_TEXT) / character))
  return notes.map(note => Math.max(1, Math.ceil(note.length / perLine)))
}

/** Every note after the first costs nearly a line of space around it, dots cost one. */
const spent = (notes: readonly MeasuredNote[]): number =>
  Math.max(0, notes.length - 2) + notes.filter(note => note.dots).length

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
