import type { Day, PersonFacts, Programme } from '../../shared/document/programme.ts'
import { foldName } from '../../shared/domain/fold-name.ts'
import type { PlanChange, Row, StaffPerson } from '../../shared/protocol/api.ts'

/** What the screen shows of each person: one line, in an order and a page. No screen here, only facts. */

export interface PersonLine {
  readonly id: string
  readonly name: string
  readonly initial: string
  readonly state: 'present' | 'expected' | 'absent'
  readonly hosts: boolean
  readonly paper: boolean
  /** what a change that is looked at would do to them */
  readonly news: 'changes' | 'arrives' | undefined
  /** a table number for each round; undefined where they have none */
  readonly cells: readonly { readonly round: number; readonly table: number | undefined; readonly changed: boolean }[]
  readonly tags: readonly Tag[]
  readonly joinedAt: number
}
/** A rule of the list. `names` are people's, `numbers` tables' or themes'. */
export type Tag =
  | { readonly kind: 'with' | 'apart'; readonly names: readonly string[] }
  | { readonly kind: 'language'; readonly language: 'fr' | 'en' }
  | { readonly kind: 'reachable' | 'leaves' | 'comes'; readonly round?: number }
  | { readonly kind: 'not' | 'wishes' | 'pinned'; readonly numbers: readonly number[] }

export type PeopleFacts = Pick<Programme, 'people' | 'seats' | 'tables' | 'themes'>
export type Sorting = 'name' | 'state' | 'table'

/** The round (from 1) up to which nothing moves any more: the present one, the next one while people walk, all at the end. */
export function frozenRounds(day: Pick<Day, 'phase' | 'round' | 'rounds'>): number {
  switch (day.phase) {
    case 'prepared':
    case 'open':
      return 0
    case 'round':
      return day.round
    case 'transfer':
      return Math.min(day.round + 1, day.rounds)
    case 'harvest':
    case 'closed':
      return day.rounds
  }
}

/** Rounds from one to another, both counted in. */
export const roundsFrom = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)

/** The first round that people added now may come to. */
export const firstRound = (day: Pick<Day, 'phase' | 'round' | 'rounds'>): number =>
  Math.min(Math.max(1, frozenRounds(day)), day.rounds)

export function linesOf(
  facts: PeopleFacts,
  day: Pick<Day, 'rounds'>,
  known: ReadonlyMap<string, StaffPerson>,
  preview: PlanChange | undefined,
): PersonLine[] {
  const number = new Map(Object.values(facts.tables).map(table => [table.id, table.number]))
  const theme = new Map(Object.entries(facts.themes).map(([id, { number: n }]) => [id, n]))
  const after = new Map<string, { readonly row: Row; readonly news: PersonLine['news'] }>()
  for (const each of preview?.changed ?? []) after.set(each.person, { row: each.after, news: 'changes' })
  for (const each of preview?.arrived ?? []) after.set(each.person, { row: each.seats, news: 'arrives' })
  const line = (id: string, person: Pick<PersonFacts, 'name' | 'absent' | 'joinedAt'> & Partial<PersonFacts>) => {
    const row = facts.seats[id] ?? []
    const next = after.get(id)
    return {
      id,
      name: person.name,
      initial: (/\p{L}/u.exec(person.name)?.[0] ?? '').toLocaleUpperCase(),
      state: person.absent
        ? ('absent' as const)
        : person.expected === true
          ? ('expected' as const)
          : ('present' as const),
      hosts: person.hosts !== undefined,
      paper: person.device === 'paper',
      news: next?.news,
      cells: Array.from({ length: day.rounds }, (_, i) => {
        const table = (next?.row ?? row)[i] ?? undefined
        return {
          round: i + 1,
          table: table === undefined ? undefined : number.get(table),
          changed: next !== undefined && table !== undefined && table !== (row[i] ?? undefined),
        }
      }),
      tags: tagsOf(person, known.get(id), number, theme),
      joinedAt: person.joinedAt,
    }
  }
  const lines = Object.entries(facts.people).map(([id, person]) => line(id, person))
  // Who is added in the change that is looked at has no line of their own yet.
  for (const { person, name } of preview?.arrived ?? [])
    if (facts.people[person] === undefined) lines.push(line(person, { name, absent: false, joinedAt: 0 }))
  return lines
}

function tagsOf(
  person: Partial<PersonFacts>,
  known: StaffPerson | undefined,
  tables: ReadonlyMap<string, number>,
  themes: ReadonlyMap<string, number>,
): Tag[] {
  const asked = known?.constraints ?? {}
  const numbers = (ids: readonly string[] = [], among: ReadonlyMap<string, number>) =>
    ids.flatMap(id => among.get(id) ?? [])
  const tags: Tag[] = []
  if (person.from !== undefined && person.from > 1) tags.push({ kind: 'comes', round: person.from })
  if (person.until !== undefined) tags.push({ kind: 'leaves', round: person.until })
  if ((asked.with ?? []).length > 0) tags.push({ kind: 'with', names: asked.with ?? [] })
  if ((asked.apart ?? []).length > 0) tags.push({ kind: 'apart', names: asked.apart ?? [] })
  if (asked.reachable === true) tags.push({ kind: 'reachable' })
  if (asked.language !== undefined) tags.push({ kind: 'language', language: asked.language })
  const not = numbers(asked.notTables, tables)
  if (not.length > 0) tags.push({ kind: 'not', numbers: not })
  const wishes = numbers(known?.wishes, themes)
  if (wishes.length > 0) tags.push({ kind: 'wishes', numbers: wishes })
  const pinned = Object.keys(known?.pins ?? {}).map(Number)
  if (pinned.length > 0) tags.push({ kind: 'pinned', numbers: pinned })
  return tags
}

const RANK = { present: 0, expected: 1, absent: 2 } as const

export function sorted(lines: readonly PersonLine[], sorting: Sorting, round: number): PersonLine[] {
  const compare = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true }).compare
  const byName = (a: PersonLine, b: PersonLine) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
  const table = (line: PersonLine) => line.cells[round - 1]?.table ?? Number.POSITIVE_INFINITY
  return [...lines].sort((a, b) => {
    if (sorting === 'state') return RANK[b.state] - RANK[a.state] || byName(a, b)
    if (sorting === 'table') return Math.min(table(a), 1e9) - Math.min(table(b), 1e9) || byName(a, b)
    return byName(a, b)
  })
}

/** Those whose name holds these words, whatever the case and accents. */
export function found(lines: readonly PersonLine[], search: string): PersonLine[] {
  const words = foldName(search)
  return words === '' ? [...lines] : lines.filter(line => foldName(line.name).includes(words))
}

export const countIn = (lines: readonly PersonLine[], state: PersonLine['state']): number =>
  lines.filter(line => line.state === state).length
