import type { Day, Programme, TableFacts, ThemeFacts } from '../../shared/document/programme.ts'
import {
  isOpenIn,
  nextRound,
  peopleByTable,
  type Seating,
  seatingRound,
  tablesInOrder,
  themeOfTable,
} from '../mirror/seating.ts'
import { shortNames } from './short-names.ts'

/** One table of the wall: who sits there, and who will at the next bell. Names as the room may read them. */
export interface Destination {
  readonly id: string
  readonly table: TableFacts
  /** what the table will talk about in the round it is shown for */
  readonly theme: ThemeFacts | undefined
  readonly hosts: readonly string[]
  /** who comes from another table (or from the door), in alphabetical order */
  readonly arriving: readonly string[]
  /** everybody who sits there in that round but the hosts, in alphabetical order */
  readonly guests: readonly string[]
  /** how many sit there now, hosts included */
  readonly seatedNow: number
}

export type WallFacts = Seating & Pick<Programme, 'themes'>

/**
 * Where everybody goes: for the next round while one is on, for the round to come while people walk, for the present
 * seats when no bell is to move anybody.
 */
export function destinationsOf(facts: WallFacts, day: Pick<Day, 'phase' | 'round' | 'rounds'>): Destination[] {
  const from = day.phase === 'transfer' ? day.round : seatingRound(day)
  const to = nextRound(day) ?? from
  const names = shortNames(facts.people)
  const now = peopleByTable(facts, from, { here: true })
  const then = peopleByTable(facts, to, { here: true })
  const called = (ids: readonly string[]) => ids.map(id => names.get(id) ?? '').sort((a, b) => a.localeCompare(b))
  const tables = tablesInOrder(facts.tables).filter(table => isOpenIn(table, to))
  return tables.map(table => {
    const coming = then.get(table.id) ?? []
    const sitting = now.get(table.id) ?? []
    const guests = coming.filter(id => !table.hosts.includes(id))
    return {
      id: table.id,
      table,
      theme: themeOfTable(facts.themes, table, to),
      hosts: table.hosts.map(id => names.get(id) ?? '').filter(name => name !== ''),
      arriving: called(guests.filter(id => from === to || !sitting.includes(id))),
      guests: called(guests),
      seatedNow: sitting.length,
    }
  })
}
