import type { Day } from '../../../shared/document/programme.ts'
import { crewOf, crewsAtTables, whereLies } from '../../mirror/crew-moves.ts'
import { inCrews, type Seating, tablesInOrder } from '../../mirror/seating.ts'

/**
 * What the bell asks of somebody: to `go` to another table, to `stay` at theirs; where cloths go round, that a cloth `comes` to the
 * place they keep, that they go to where it `meets` them, or that they `carry` their own cloth on as its host.
 */
export interface BellCall {
  readonly does: 'go' | 'stay' | 'comes' | 'meets' | 'carry'
  /** the table where they sit next, by its id: not that of the cloth, where cloths go round */
  readonly place: string
  /** the crew they are of, from 0; a host who carries a cloth: the crew they carry it to */
  readonly crew: number | undefined
}

/**
 * @param next the cloth that lies before them after the bell
 * @param here the cloth that lies before them now
 */
export function bellCall(
  facts: Seating,
  day: Pick<Day, 'phase' | 'round' | 'movement'>,
  person: string,
  { next, here }: { readonly next: string; readonly here: string | undefined },
): BellCall {
  // the bell is read a moment longer than the walk may last: the round has begun then
  const round = day.phase === 'transfer' ? day.round + 1 : day.round
  const { movement } = day
  const crew = inCrews(day) ? crewOf(facts, person, round) : undefined
  if (movement !== 'hosts') return { does: next === here ? 'stay' : 'go', place: next, crew }
  const tables = tablesInOrder(facts.tables)
  const place = whereLies(tables, next, round, movement)
  const before = facts.seats[person]?.[round - 2] ?? here
  const keeps = before !== undefined && whereLies(tables, before, round - 1, movement) === place
  if (facts.tables[next]?.hosts.includes(person) !== true) return { does: keeps ? 'comes' : 'meets', place, crew }
  return { does: keeps ? 'stay' : 'carry', place, crew: crewsAtTables(facts, round).get(next)?.[0] }
}
