import type { TableFacts, ThemeFacts } from '../../shared/document/programme.ts'
import type { HarvestLayout, HarvestView, ThreadRow } from './layout.ts'

/** Very many plates: no columns any more, but groups of notes that fill the page. */
export interface DenseGroup {
  readonly key: string
  readonly thread?: ThreadRow
  /** a theme's id, a table's id, or one of the two fixed groups */
  readonly theme?: string
  readonly table?: string
  readonly fixed?: 'loose' | 'all'
  readonly notes: readonly string[]
}

/** By thread, then what no thread holds (by question where tables share them); by the room's dots; or table by table. */
export function groupDensely(
  layout: HarvestLayout,
  view: HarvestView,
  given: {
    readonly tables: Readonly<Record<string, TableFacts>>
    readonly themes: Readonly<Record<string, ThemeFacts>>
    readonly totals: Readonly<Record<string, number>>
  },
): DenseGroup[] {
  const inOrder = layout.columns.flatMap(column => column.notes)
  if (view === 'list')
    return [
      ...layout.threads.map((thread): DenseGroup => ({ key: thread.id, thread, notes: [] })),
      ...layout.columns
        .filter(column => column.notes.length > 0)
        .map(({ table, notes }) => ({ key: `table-${table}`, table, notes })),
    ]
  if (view === 'dots') {
    const dots = (id: string) => given.totals[id] ?? 0
    return [{ key: 'all', fixed: 'all', notes: [...inOrder].sort((a, b) => dots(b) - dots(a)) }]
  }
  const threads = layout.threads.map(
    (thread): DenseGroup => ({
      key: thread.id,
      thread,
      notes: thread.notes.filter(id => layout.notes[id]?.thread === thread.id),
    }),
  )
  const loose = inOrder.filter(id => layout.notes[id]?.thread === undefined)
  const themes = Object.entries(given.themes).sort(([, a], [, b]) => a.number - b.number)
  if (themes.length < 2 || themes.length >= Object.keys(given.tables).length)
    return [...threads, ...(loose.length === 0 ? [] : [{ key: 'loose', fixed: 'loose' as const, notes: loose }])]
  const themeOf = (id: string) => given.tables[layout.notes[id]?.table ?? '']?.theme
  const byTheme = themes
    .map(([theme]): DenseGroup => ({ key: `loose-${theme}`, theme, notes: loose.filter(id => themeOf(id) === theme) }))
    .filter(({ notes }) => notes.length > 0)
  return [...threads, ...byTheme]
}
