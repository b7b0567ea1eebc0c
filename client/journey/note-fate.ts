import type { Programme } from '../../shared/document/programme.ts'
import type { ApiNote, Me } from '../../shared/protocol/api.ts'

/** What became of one's note, in the order in which it is told. Tables by their number. */
export type Fate =
  | { readonly kind: 'hidden' | 'late' | 'plate' | 'cited' | 'taken-back' }
  | { readonly kind: 'dots'; readonly count: number }
  | { readonly kind: 'thread'; readonly name: string }
  | { readonly kind: 'carried'; readonly to: number; readonly onPlate: boolean }
  | { readonly kind: 'aside'; readonly by: string; readonly reason: string }

/** The parts of the programme that say so. */
export type Tellers = Pick<Programme, 'log' | 'threads' | 'carried' | 'tables'>

export function fatesOf(note: ApiNote, me: Pick<Me, 'notes' | 'cited'>, told: Tellers): Fate[] {
  const fates: Fate[] = []
  if (note.setAside) {
    const last = Object.values(told.log)
      .filter(entry => entry.note === note.id && (entry.what === 'set-aside' || entry.what === 'restored'))
      .sort((a, b) => b.at - a.at)[0]
    return last?.what === 'set-aside'
      ? [{ kind: 'aside', by: last.by, reason: last.text ?? '' }]
      : [{ kind: 'taken-back' }]
  }
  if (note.hidden === true) fates.push({ kind: 'hidden' })
  if (note.late) fates.push({ kind: 'late' })
  if (note.plate) fates.push({ kind: 'plate' })
  if (note.dots > 0) fates.push({ kind: 'dots', count: note.dots })
  for (const thread of Object.values(told.threads))
    if (thread.notes.some(each => each.note === note.id)) fates.push({ kind: 'thread', name: thread.name })
  for (const [copy, carried] of Object.entries(told.carried)) {
    if (carried.note !== note.id) continue
    const there = me.notes.find(each => each.id === copy)
    const number = told.tables[carried.to]?.number
    if (number !== undefined && there?.setAside !== true)
      fates.push({ kind: 'carried', to: number, onPlate: there?.plate === true })
  }
  if (me.cited?.includes(note.id) === true) fates.push({ kind: 'cited' })
  return fates
}

/** One's own notes, table after table in the order visited. A copy that others carried is told with its original. */
export function notesByTable(me: Pick<Me, 'notes' | 'seats'>, tables: Programme['tables']): [string, ApiNote[]][] {
  const own = new Set(me.notes.map(note => note.id))
  const shown = me.notes.filter(note => note.carriedFrom === undefined || !own.has(note.carriedFrom.note))
  const visited = [...new Set(me.seats.map(seat => seat.table))]
  const rank = (table: string): number => {
    const at = visited.indexOf(table)
    return at >= 0 ? at : visited.length + (tables[table]?.number ?? 0)
  }
  return [...new Set(shown.map(note => note.table))]
    .sort((a, b) => rank(a) - rank(b))
    .map(table => [
      table,
      shown.filter(note => note.table === table).sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)),
    ])
}
