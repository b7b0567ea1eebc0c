import type { LinkKind } from '../domain/note.ts'
import type { ApiNote } from '../protocol/api.ts'

/** A note as open data: as the interface gives it, without its author, and with what ties it to others. */
export interface OpenNote extends ApiNote {
  /** what its group of notes is called, when it has a name */
  readonly groupName?: string
  /** what it does for which other note of its table */
  readonly links?: readonly { readonly kind: LinkKind; readonly to: string }[]
}

/** Notes as a JSON file: `{ "notes": [ … ] }`. Times are the server's ms. */
export const notesToJson = (notes: readonly OpenNote[]): string => `${JSON.stringify({ notes }, null, 2)}\n`
