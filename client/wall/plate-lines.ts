/** The wall's plates: how many lines of each note fit, in design pixels of a 1920 wide wall. */
const WIDTH = 1_792
const GAP = 28
/** padding of a note, its mark and the space after it */
const BESIDE_TEXT = 70
const CHARACTER = 14
const LINES = { withThreads: 10, alone: 12 } as const
const LEAST = 2

/**
 * Lines that each note of a column may take so that none is cut in the middle of a line. Notes that all fit keep all
 * their lines; otherwise each gets an equal share.
 */
export function linesPerNote(
  notes: readonly { readonly length: number; readonly dots: boolean }[],
  columns: number,
  threads: boolean,
): number {
  const column = (WIDTH - GAP * (columns - 1)) / Math.max(1, columns)
  const perLine = Math.max(8, Math.floor((column - BESIDE_TEXT) / CHARACTER))
  // every note after the first costs a line of space around it, dots cost one more
  const spent = Math.max(0, notes.length - 1) + notes.filter(note => note.dots).length
  const room = (threads ? LINES.withThreads : LINES.alone) - spent + 1
  const needed = notes.map(note => Math.max(1, Math.ceil(note.length / perLine)))
  const all = needed.reduce((sum, lines) => sum + lines, 0)
  return all <= room ? Math.max(LEAST, ...needed) : Math.max(LEAST, Math.floor(room / Math.max(1, notes.length)))
}
