import { createMemo } from 'solid-js'
import { type HandOverLine, handOverOf, linesInSight } from '../../../shared/domain/hand-over.ts'
import { useTimeLeft } from '../day/time-left.ts'
import { isArriving, type TableModel } from '../model.ts'

const MINUTE = 60_000

/** A line's name, for choosing it. */
export const keyOf = (line: HandOverLine): string => [line.about, ...line.notes].join(' ')

/**
 * What this table leaves as its cloth lies now, from notes that everybody here sees. `before`: only notes of earlier rounds, so that
 * what one reads on arriving does not change under one's eyes.
 */
export function handOverHere(table: TableModel, before = Number.POSITIVE_INFINITY): HandOverLine[] {
  const notes = table.cloth.ids.flatMap(id => (table.cloth.isHidden(id) ? [] : (table.note(id) ?? [])))
  return handOverOf(
    notes.filter(note => note.round < before),
    table.cloth.links,
  )
}

/** Lines chosen by a host, less those whose notes are gone since. */
export const chosenLines = (table: TableModel): HandOverLine[] =>
  linesInSight(table.facts()?.handOver ?? [], id => table.note(id)?.removal === 0 && !table.cloth.isHidden(id))

/** What those who arrive are told here: the host's lines; where nobody hosts, or nobody said anything, the table's own. */
export function linesForArrivals(table: TableModel): HandOverLine[] {
  const facts = table.facts()
  if (facts === undefined) return []
  if (facts.welcome !== '' || facts.handOver !== undefined) return chosenLines(table)
  const { phase, round } = table.day()
  return facts.hosts.length === 0 && isArriving(table.day())
    ? handOverHere(table, phase === 'round' ? round : undefined)
    : []
}

/** Is it time for a host to hand over? `soon` in the last minute before the bell, `now` while people walk. */
export function useHandOverTime(table: TableModel): () => 'soon' | 'now' | undefined {
  const left = useTimeLeft()
  return createMemo(() => {
    const { phase, round, rounds } = table.day()
    if (round >= rounds) return undefined
    if (phase === 'transfer') return 'now'
    return phase === 'round' && (left() ?? Number.POSITIVE_INFINITY) <= MINUTE ? 'soon' : undefined
  })
}

/** The sheet opened by the bell leaves the focus where it is; opened by its host it takes it. */
let isByItself = false
export const openByItself = (open: () => void): void => {
  isByItself = true
  open()
}
export function wasOpenedByItself(): boolean {
  const was = isByItself
  isByItself = false
  return was
}

/** Where a host begins when handing over. */
export const firstLine = (): HTMLElement | null => document.querySelector<HTMLElement>('.tb-lines input')
