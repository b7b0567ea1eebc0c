import type { Day, PersonFacts, Programme, TableFacts, ThemeFacts } from '../../shared/document/programme.ts'
import type { NoteKind } from '../../shared/domain/note.ts'
import {
  hasCome,
  isOpenIn,
  peopleByTable,
  type Seating,
  seatingRound,
  tablesInOrder,
  themeOfTable,
} from '../mirror/seating.ts'
import type { Chair } from '../ui/RoundTable.tsx'

/** A table of the room as the console shows it. */
export interface RoomTable {
  readonly id: string
  readonly table: TableFacts
  readonly theme: ThemeFacts | undefined
  /** nobody sits here any more in this round; the cloth stays and can be opened */
  readonly closed: boolean
  /** who sits here in the present round, absent and expected people too, hosts first */
  readonly people: readonly string[]
  readonly present: number
  readonly chairs: readonly Chair[]
  readonly hostNames: readonly string[]
  readonly notes: number
  readonly squares: readonly (readonly [zone: number | null, kind: NoteKind])[]
  readonly changedAt: number
}

export type RoomFacts = Seating & Pick<Programme, 'themes' | 'summaries'>

/** Everybody who has one of the event's documents open at a table. */
export function onlinePeople(summaries: Programme['summaries']): Set<string> {
  const online = new Set<string>()
  for (const summary of Object.values(summaries)) for (const person of summary.online) online.add(person)
  return online
}

/** The room from above, tables in order. */
export function roomOf(facts: RoomFacts, day: Pick<Day, 'phase' | 'round' | 'rounds'>): RoomTable[] {
  const round = seatingRound(day)
  const seated = peopleByTable(facts, round, { absent: true })
  const online = onlinePeople(facts.summaries)
  return tablesInOrder(facts.tables).map(table => {
    const people = seated.get(table.id) ?? []
    const summary = facts.summaries[table.id]
    return {
      id: table.id,
      table,
      theme: themeOfTable(facts.themes, table, round),
      closed: !isOpenIn(table, round),
      people,
      present: people.filter(id => {
        const person = facts.people[id]
        return person !== undefined && hasCome(person)
      }).length,
      chairs: people.flatMap(id => {
        const person = facts.people[id]
        return person === undefined ? [] : [chairOf(person, table.hosts.includes(id), online.has(id))]
      }),
      hostNames: table.hosts.flatMap(id => facts.people[id]?.name ?? []),
      notes: summary?.notes ?? 0,
      squares: summary?.squares ?? [],
      changedAt: summary?.changedAt ?? 0,
    }
  })
}

/** Who is absent, expected or unreachable has a dashed chair; who is on paper is never «offline». */
export function chairOf(person: PersonFacts, hosts: boolean, online: boolean): Chair {
  const initial = initialOf(person.name)
  if (!hasCome(person)) return { initial, state: 'off' }
  if (person.device === 'paper') return { initial, state: 'paper' }
  if (!online) return { initial, state: 'off' }
  return { initial, state: hosts ? 'host' : 'guest' }
}

const initialOf = (name: string): string => (/\p{L}/u.exec(name)?.[0] ?? '').toLocaleUpperCase()

/** How the room is drawn: columns of round tables, or a list when there are too many to see. */
export function roomLayout(
  tables: number,
): { readonly kind: 'grid'; readonly columns: number } | { readonly kind: 'list' } {
  if (tables > 12) return { kind: 'list' }
  if (tables > 9) return { kind: 'grid', columns: 4 }
  if (tables > 4) return { kind: 'grid', columns: 3 }
  return { kind: 'grid', columns: tables > 1 ? 2 : 1 }
}
