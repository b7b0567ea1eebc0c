import type { Day, PersonFacts, Programme, TableFacts, ThemeFacts } from '../../shared/document/programme.ts'
import { inLanguage, type Language, languageOf } from '../../shared/domain/text.ts'
import { typeset } from '../../shared/i18n/typography.ts'

/** Questions that several screens ask of the programme: which round people sit for, who sits where, what a table talks about. */

/** The parts of the programme that say who sits where. */
export type Seating = Pick<Programme, 'tables' | 'people' | 'seats'>

/** The round whose seats people take now: the next one while they change tables, the first before the day, the last after it. */
export function seatingRound(day: Pick<Day, 'phase' | 'round' | 'rounds'>): number {
  switch (day.phase) {
    case 'prepared':
    case 'open':
      return 1
    case 'round':
      return Math.max(day.round, 1)
    case 'transfer':
      return Math.min(day.round + 1, day.rounds)
    case 'harvest':
    case 'closed':
      return Math.max(day.rounds, 1)
  }
}

/** Do people go round together, or stay together while the cloths go round? */
export const inCrews = ({ movement }: Pick<Day, 'movement'>): boolean => movement === 'groups' || movement === 'hosts'

/** The round that the next bell leads to; undefined when it leads to the harvest, or when no bell is to come. */
export function nextRound(day: Pick<Day, 'phase' | 'round' | 'rounds'>): number | undefined {
  if (day.phase === 'prepared' || day.phase === 'open') return 1
  if (day.phase !== 'round' && day.phase !== 'transfer') return undefined
  return day.round < day.rounds ? day.round + 1 : undefined
}

/** Tables in the order people call them. */
export const tablesInOrder = (tables: Seating['tables']): TableFacts[] =>
  Object.values(tables).sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1))

/** Has come and is there: neither absent nor still expected. */
export const hasCome = (person: Pick<PersonFacts, 'absent' | 'expected'>): boolean =>
  !person.absent && person.expected !== true

/** Does anybody sit at this table in that round (from 1)? A table may close on the way; its cloth stays. */
export const isOpenIn = (
  { closedFrom, openFrom }: Pick<TableFacts, 'closedFrom' | 'openFrom'>,
  round: number,
): boolean => closedFrom === undefined || round < closedFrom || (openFrom !== undefined && round >= openFrom)

/**
 * People of each table in a round (from 1): ids, hosts first, then by name. Absent people are left out unless asked for, those who
 * are expected when only who is `here` is.
 */
export function peopleByTable(
  seating: Seating,
  round: number,
  options: { absent?: boolean; here?: boolean } = {},
): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [id, seats] of Object.entries(seating.seats)) {
    const table = seats[round - 1]
    const person = seating.people[id]
    if (person === undefined || table === undefined || table === null) continue
    if (person.absent && options.absent !== true) continue
    if (options.here === true && !hasCome(person)) continue
    const there = found.get(table)
    if (there === undefined) found.set(table, [id])
    else there.push(id)
  }
  for (const [table, ids] of found) {
    const hosts = seating.tables[table]?.hosts ?? []
    const rank = (id: string) => (hosts.includes(id) ? 0 : 1)
    ids.sort((a, b) => rank(a) - rank(b) || byName(seating.people[a], seating.people[b]) || (a < b ? -1 : 1))
  }
  return found
}

const byName = (a: PersonFacts | undefined, b: PersonFacts | undefined): number =>
  (a?.name ?? '').localeCompare(b?.name ?? '')

/** What a table talks about in a round: its own theme, or the round's question. */
export function themeOfTable(themes: Programme['themes'], table: TableFacts, round: number): ThemeFacts | undefined {
  if (table.theme !== undefined) return themes[table.theme]
  const asked = Object.values(themes).sort((a, b) => a.number - b.number)
  return asked[Math.max(0, Math.min(round - 1, asked.length - 1))]
}

/** A title as it is shown, with the language it really is in (for `lang`). */
export function titleOf(
  theme: Pick<ThemeFacts, 'title'> | undefined,
  language: Language,
): { readonly text: string; readonly lang: Language } {
  if (theme === undefined) return { text: '', lang: language }
  const lang = languageOf(theme.title, language)
  return { text: typeset(inLanguage(theme.title, language), lang), lang }
}
