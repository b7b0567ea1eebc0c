import type { Guest } from './guest.ts'
import { LINKS, PILES } from './sentences.ts'

/** What guests do with notes that lie there: by their words, since everybody at the table may have written them. */

const lying = (guest: Guest): Map<string, string> =>
  new Map(guest.notes().flatMap(note => (note.removal === 0 && !note.onPlate ? [[note.text, note.id] as const] : [])))

/** Draws the links of this workshop whose two notes are there. */
export function connect(guest: Guest, theme: number): void {
  const notes = lying(guest)
  for (const [from, kind, to] of LINKS[theme] ?? []) {
    const [a, b] = [notes.get(from), notes.get(to)]
    if (a !== undefined && b !== undefined && !guest.hasLink(a, b)) guest.link(a, b, kind)
  }
}

/** Lays together what says the same, once there are two notes of it that lie in no pile yet. */
export function pileUp(host: Guest, theme: number): void {
  const notes = lying(host)
  const pile = PILES[theme]
  const ids = (pile?.texts ?? []).flatMap(text => notes.get(text) ?? [])
  if (pile !== undefined && ids.length > 1) host.pileUp(ids, pile.name)
}
