import type { ApiNote } from '../protocol/api.ts'

/** Notes as a JSON file, the same as the interface gives them: `{ "notes": [ … ] }`. Times are the server's ms. */
export const notesToJson = (notes: readonly ApiNote[]): string => `${JSON.stringify({ notes }, null, 2)}\n`
