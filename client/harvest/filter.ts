import type { Summary, TableFacts } from '../../shared/document/programme.ts'

/** Finding one's way among many plates: words, one question, one table. */
export interface Filter {
  readonly words: string
  /** theme and table by id; '' for all */
  readonly theme: string
  readonly table: string
}
export const NO_FILTER: Filter = { words: '', theme: '', table: '' }

/** From so many notes on, or so many tables, one needs to look for them. */
const MANY_NOTES = 24
const MANY_TABLES = 6
/** From so many tables on, columns side by side can no longer be read. */
const MOST_COLUMNS = 12

export const needsFilter = (tables: number, notes: number): boolean => tables > MANY_TABLES || notes > MANY_NOTES
export const isDense = (tables: number): boolean => tables > MOST_COLUMNS
export const isFiltering = (filter: Filter): boolean =>
  filter.words.trim() !== '' || filter.theme !== '' || filter.table !== ''

type Tables = Readonly<Record<string, TableFacts>>
type Summaries = Readonly<Record<string, Summary>>

/** The same tables and plates with what matches alone; a table of which nothing is left goes too. */
export function filtered(
  tables: Tables,
  summaries: Summaries,
  filter: Filter,
): { tables: Tables; summaries: Summaries } {
  if (!isFiltering(filter)) return { tables, summaries }
  const wanted = fold(filter.words).split(/\s+/).filter(Boolean)
  const kept = Object.values(tables).flatMap((table): [TableFacts, Summary][] => {
    const summary = summaries[table.id]
    if (summary === undefined) return []
    if (filter.theme !== '' && table.theme !== filter.theme) return []
    if (filter.table !== '' && table.id !== filter.table) return []
    const plate = summary.plate.filter(({ text }) => {
      const words = fold(text)
      return wanted.every(word => words.includes(word))
    })
    return plate.length === 0 ? [] : [[table, { ...summary, plate }]]
  })
  return {
    tables: Object.fromEntries(kept.map(([table]) => [table.id, table])),
    summaries: Object.fromEntries(kept.map(([table, summary]) => [table.id, summary])),
  }
}

/** Without accents or capitals, so that «debat» finds «Débat». */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
