import type { Day, TableFacts } from '../../shared/document/programme.ts'
import { crewFinder, placeOf } from '../../shared/domain/rotation-crews.ts'
import { hasCome, inCrews, isOpenIn, nextRound, type Seating, seatingRound, tablesInOrder } from './seating.ts'

/** What travels at the next bell: crews where people go round together, cloths with their hosts where people stay. */

type When = Pick<Day, 'phase' | 'round' | 'rounds' | 'movement'>

export interface Travel {
  readonly key: string
  /** the crew that goes (`groups`), from 0 */
  readonly crew?: number
  /** the cloth that goes (`hosts`) */
  readonly cloth?: TableFacts
  /** ids of the tables between which it goes */
  readonly from: string
  readonly to: string
}

/** The round people are in, or leave while they walk, and the one the next bell leads to: equal when none is to come. */
export function roundsAround(day: Pick<Day, 'phase' | 'round' | 'rounds'>): {
  readonly from: number
  readonly to: number
} {
  const from = day.phase === 'transfer' ? day.round : seatingRound(day)
  return { from, to: day.phase === 'open' || day.phase === 'prepared' ? from : (nextRound(day) ?? from) }
}

/** The crew that somebody is of in a round, from 0; undefined for who hosts a table, and for who has no seat. */
export function crewOf(facts: Seating, person: string, round: number): number | undefined {
  const tables = tablesInOrder(facts.tables)
  if (facts.people[person]?.hosts !== undefined || tables.some(table => table.hosts.includes(person))) return undefined
  return crewFinder(tables)(facts.seats[person] ?? [], round)
}

/** By person: the crew they are of. Hosts of a table are of none: they stay, or go with their cloth. */
export function crewsOfPeople(facts: Seating, round: number): Map<string, number> {
  const tables = tablesInOrder(facts.tables)
  const hosts = new Set(tables.flatMap(table => table.hosts))
  const crewOf = crewFinder(tables)
  const found = new Map<string, number>()
  for (const [id, row] of Object.entries(facts.seats)) {
    const person = facts.people[id]
    if (person === undefined || !hasCome(person) || person.hosts !== undefined || hosts.has(id)) continue
    const crew = crewOf(row, round)
    if (crew !== undefined) found.set(id, crew)
  }
  return found
}

/** By table, the crews that sit at it in a round (with cloths that go round: that sit before this cloth), largest first. */
export function crewsAtTables(facts: Seating, round: number): Map<string, number[]> {
  const counts = new Map<string, Map<number, number>>()
  for (const [person, crew] of crewsOfPeople(facts, round)) {
    const table = facts.seats[person]?.[round - 1]
    if (table == null) continue
    const there = counts.get(table) ?? new Map<number, number>()
    counts.set(table, there.set(crew, (there.get(crew) ?? 0) + 1))
  }
  return new Map(
    [...counts].map(([table, there]) => [
      table,
      [...there]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .flatMap(([crew, size]) => (isCrew(size, there) ? [crew] : [])),
    ]),
  )
}

/** Somebody who was moved by hand sits with another crew; that makes no second crew at the table. */
function isCrew(size: number, there: ReadonlyMap<number, number>): boolean {
  const all = [...there.values()].reduce((sum, each) => sum + each, 0)
  return size * 4 >= all
}

/** The table where a cloth lies in a round: its own, unless cloths go round. */
export const whereLies = (
  tables: readonly TableFacts[],
  cloth: string,
  round: number,
  movement: Day['movement'],
): string => (movement === 'hosts' ? placeOf(tables, cloth, round - 1) : cloth)

/**
 * Tables in the order of where their cloths lie now: the room as somebody sees it who stands in it.
 * @param all the café's tables in order, closed ones too
 */
export function asTheyLie(tables: readonly TableFacts[], day: When, all = tables): TableFacts[] {
  if (day.movement !== 'hosts') return [...tables]
  const { from } = roundsAround(day)
  const at = new Map(all.map((table, index) => [table.id, index]))
  const place = (table: TableFacts) => at.get(whereLies(all, table.id, from, day.movement)) ?? 0
  return [...tables].sort((a, b) => place(a) - place(b))
}

/** What goes from where to where at the next bell; nothing when no bell is to move anybody, or everybody goes their own way. */
export function travelsOf(facts: Seating, day: When): Travel[] {
  const { from, to } = roundsAround(day)
  if (!inCrews(day) || from === to) return []
  const tables = tablesInOrder(facts.tables)
  if (day.movement === 'hosts')
    return tables
      .filter(table => isOpenIn(table, to))
      .map(cloth => ({
        key: cloth.id,
        cloth,
        from: whereLies(tables, cloth.id, from, day.movement),
        to: whereLies(tables, cloth.id, to, day.movement),
      }))
      .filter(travel => travel.from !== travel.to)
  const ways = new Map<number, Map<string, { from: string; to: string; size: number }>>()
  for (const [person, crew] of crewsOfPeople(facts, to)) {
    const [now, then] = [facts.seats[person]?.[from - 1], facts.seats[person]?.[to - 1]]
    if (now == null || then == null || now === then) continue
    const known = ways.get(crew) ?? new Map<string, { from: string; to: string; size: number }>()
    const key = `${now} ${then}`
    ways.set(crew, known.set(key, { from: now, to: then, size: (known.get(key)?.size ?? 0) + 1 }))
  }
  return [...ways]
    .sort(([a], [b]) => a - b)
    .flatMap(([crew, known]) => {
      const [most] = [...known.values()].sort((a, b) => b.size - a.size || (a.from < b.from ? -1 : 1))
      return most === undefined ? [] : [{ key: `crew-${crew}`, crew, from: most.from, to: most.to }]
    })
}
