/** Where there is a chair: `{ next: { table, number } }` beside the refusal `table-full`. */
export function freeIn(details: unknown): { readonly table: string; readonly number: number } | undefined {
  if (typeof details !== 'object' || details === null || !('next' in details)) return undefined
  const { next } = details
  if (typeof next !== 'object' || next === null || !('table' in next) || !('number' in next)) return undefined
  const { table, number } = next
  return typeof table === 'string' && typeof number === 'number' ? { table, number } : undefined
}
