/** A number for each table's theme, in order of first appearance. */
export function themesOf(tables: readonly { readonly id: string; readonly theme?: string | undefined }[]): number[] {
  const names = tables.map(table => (table.theme === undefined ? `table ${table.id}` : `theme ${table.theme}`))
  const numbers = new Map([...new Set(names)].map((name, number) => [name, number]))
  return names.map(name => numbers.get(name) ?? 0)
}
