import type { Archive, Operation } from '../archive/archive.ts'
import { allJson, putJson } from '../archive/records.ts'
import type { DocumentName } from '../../shared/document/names.ts'

/** What the server noted of a new note when it came, stored in the same batch as the note. */
export interface NoteRecord {
  /** server ms */
  readonly createdAt: number
  /** who sent it, also when `by` is an alias or a guest that they write for; '' for the server */
  readonly person: string
}

export const noteRecordsPrefix = (event: string): string => `note/${event}/`

/** Hidden notes have a place of their own, so that nobody overwrites a table's record by using its note's id at home. */
const scopeOf = (name: DocumentName): string | undefined => {
  if (name.kind === 'table') return name.table
  return name.kind === 'own' ? `own-${name.table}-${name.person}` : undefined
}

/** Stores a record; for a room on its own account, and for the café when it copies a note and wants to keep its first moment. */
export function putNoteRecord(event: string, name: DocumentName, note: string, record: NoteRecord): Operation[] {
  const scope = scopeOf(name)
  return scope === undefined ? [] : [putJson(`${noteRecordsPrefix(event)}${scope}/${note}`, record)]
}

/** Forgets the record of a note that is erased. */
export function dropNoteRecord(event: string, name: DocumentName, note: string): Operation[] {
  const scope = scopeOf(name)
  return scope === undefined ? [] : [{ del: `${noteRecordsPrefix(event)}${scope}/${note}` }]
}

export async function readNoteRecords(
  archive: Archive,
  event: string,
  name: DocumentName,
): Promise<ReadonlyMap<string, NoteRecord>> {
  const records = new Map<string, NoteRecord>()
  const scope = scopeOf(name)
  if (scope === undefined) return records
  for (const [note, value] of await allJson(archive, `${noteRecordsPrefix(event)}${scope}/`)) {
    if (isRecord(value)) records.set(note, value)
  }
  return records
}

const isRecord = (value: unknown): value is NoteRecord =>
  typeof value === 'object' &&
  value !== null &&
  'createdAt' in value &&
  typeof value.createdAt === 'number' &&
  'person' in value &&
  typeof value.person === 'string'
