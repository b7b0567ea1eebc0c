import type { LinkKind, NoteKind } from './note.ts'

/** The pollination map: which idea went from which table to which, and what it met there. Never by whom. */

/** Where a copy came from and to which table it went, as the programme tells it. */
export interface Journey {
  /** the table and the note that it was made from */
  readonly table: string
  readonly note: string
  /** in which it was picked up */
  readonly round: number
  readonly to: string
}
/** A note on some table's cloth; what is hidden, taken back or set aside is not to be given. */
export interface TravelNote {
  readonly id: string
  readonly table: string
  readonly text: string
  readonly kind: NoteKind
  readonly lang?: string | undefined
  readonly onPlate: boolean
}
export interface TravelLink {
  readonly a: string
  readonly b: string
  readonly kind: LinkKind
}

/** A note that the traveller was linked with at the table it came to. */
export interface Meeting {
  readonly note: string
  readonly text: string
  readonly lang?: string | undefined
  readonly kind: LinkKind
  /** does the traveller say it of the other, or the other of the traveller? */
  readonly says: 'traveller' | 'other'
}
export interface Traveller {
  /** id of the copy */
  readonly note: string
  readonly text: string
  readonly kind: NoteKind
  readonly lang?: string | undefined
  /** in which it was picked up, at `from` of its trip */
  readonly round: number
  /** the table that it was first written at, when that is not where it was picked up */
  readonly bornAt?: string | undefined
  /** on the plate of the table that it came to */
  readonly onPlate: boolean
  readonly met: readonly Meeting[]
}
/** All that went from one table to another. */
export interface Trip {
  readonly from: string
  readonly to: string
  readonly travellers: readonly Traveller[]
}

/**
 * Gathers what travelled into trips: the one with most notes first, then in the order of `tables` (from, then to). Travellers lie in
 * the order in which they were picked up, then by id. A copy that is not among `notes` does not count: it is gone from its cloth.
 */
export function tripsOf(
  carried: Readonly<Record<string, Journey>>,
  notes: readonly TravelNote[],
  links: readonly TravelLink[],
  tables: readonly string[],
): Trip[] {
  const byId = new Map(notes.map(note => [note.id, note]))
  const linksOf = new Map<string, TravelLink[]>()
  for (const link of links)
    for (const end of new Set([link.a, link.b])) linksOf.set(end, [...(linksOf.get(end) ?? []), link])

  const trips = new Map<string, { from: string; to: string; travellers: Traveller[] }>()
  for (const [copy, journey] of Object.entries(carried)) {
    const note = byId.get(copy)
    const [from, to] = [tables.indexOf(journey.table), tables.indexOf(journey.to)]
    if (note === undefined || note.table !== journey.to || from < 0 || to < 0) continue
    const key = `${from}/${to}`
    const trip = trips.get(key) ?? { from: journey.table, to: journey.to, travellers: [] }
    const born = birthplace(carried, journey)
    trip.travellers.push({
      note: copy,
      text: note.text,
      kind: note.kind,
      ...(note.lang === undefined ? {} : { lang: note.lang }),
      round: journey.round,
      ...(born === journey.table ? {} : { bornAt: born }),
      onPlate: note.onPlate,
      met: (linksOf.get(copy) ?? []).flatMap(link => meeting(link, copy, byId)),
    })
    trips.set(key, trip)
  }
  const place = (table: string) => tables.indexOf(table)
  const found = [...trips.values()]
  for (const trip of found) trip.travellers.sort((a, b) => a.round - b.round || (a.note < b.note ? -1 : 1))
  return found.sort(
    (a, b) => b.travellers.length - a.travellers.length || place(a.from) - place(b.from) || place(a.to) - place(b.to),
  )
}

function meeting(link: TravelLink, copy: string, byId: ReadonlyMap<string, TravelNote>): Meeting[] {
  const other = byId.get(link.a === copy ? link.b : link.a)
  if (other === undefined || other.id === copy) return []
  return [
    {
      note: other.id,
      text: other.text,
      ...(other.lang === undefined ? {} : { lang: other.lang }),
      kind: link.kind,
      says: link.a === copy ? 'traveller' : 'other',
    },
  ]
}

/** The table that a copy of a copy was first written at. */
function birthplace(carried: Readonly<Record<string, Journey>>, of: Journey): string {
  let at = of
  // A chain is as long as there are rounds; the count holds against records that go round in a circle.
  for (let steps = Object.keys(carried).length; steps > 0; steps--) {
    const before = carried[at.note]
    if (before === undefined) break
    at = before
  }
  return at.table
}
