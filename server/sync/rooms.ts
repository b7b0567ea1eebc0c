import type * as Y from 'yjs'
import type { Archive, Operation } from '../archive/archive.ts'
import type { Timers } from './timers.ts'
import type { Principal, Situation } from './situation.ts'

/** SURFACE (being built): the café and main.ts code against these. */

/** A document of an event, open in memory. Ask `rooms.open` each time rather than keeping one: an idle room is unloaded. */
export interface OpenRoom {
  readonly event: string
  readonly document: string
  /**
   * The server's own transaction: `change` runs at once and synchronously, then what it changed is stored together with `extra`
   * in one atomic batch, then told to everybody. Resolves when durable and told; rejects when nothing of it was stored
   * (the room is then read-only). If `change` throws, the document is put back and the error comes out here.
   */
  write(change: (doc: Y.Doc) => void, extra?: readonly Operation[]): Promise<void>
  /** Looks at the document; never change or keep it (a refused update replaces it). May hold changes not yet durable. */
  read<T>(look: (doc: Y.Doc) => T): T
}

/** What the server noted of a new note when it came, stored in the same batch as the note. */
export interface NoteRecord {
  /** server ms */
  readonly createdAt: number
  /** who sent it, also when `by` is an alias or a guest that they scribe for */
  readonly person: string
}

/** Something was accepted and is durable. */
export interface Accepted {
  readonly event: string
  readonly document: string
  /** undefined: the server itself */
  readonly person: string | undefined
  /** server ms at which it came */
  readonly at: number
  /** roots it touched: `txt`, `plate`, … */
  readonly roots: ReadonlySet<string>
  readonly created: readonly (NoteRecord & { readonly note: string })[]
}

export interface PresenceNow {
  /** person ids, each once, seated people only at a table */
  readonly online: readonly string[]
  readonly writing: readonly string[]
}

export interface Rooms {
  /** Loads the document if it is not in memory (once, however many ask together). Names as in `shared/document/names.ts`. */
  open(event: string, document: string): Promise<OpenRoom>
  /** Who is connected to this table's cloth (its `own-…` documents count too). */
  presenceOf(event: string, table: string): PresenceNow
  /** Everybody with at least one connection to any document of the event. */
  onlineAt(event: string): ReadonlySet<string>
  /** By note id, for `table-<table>`; with `own: person`, for that person's hidden notes. */
  noteRecords(event: string, table: string, own?: string): Promise<ReadonlyMap<string, NoteRecord>>
  /** Called after each durable change, clients' and server's. Returns what takes it off. */
  onAccepted(listener: (fact: Accepted) => void): () => void
  /** Called when people came, went, began or stopped writing. */
  onPresence(listener: (where: { readonly event: string; readonly document: string }) => void): () => void
  /** Closes every connection of this person in the event (4401 unless told otherwise): they left, were erased, changed rights. */
  disconnect(event: string, person: string, code?: number): void
  /**
   * Closes all of an event's rooms without keeping anything in memory (connections get 4404). Returns the operations that erase
   * documents and note records from the archive; the caller writes them with its own.
   */
  drop(event: string): Promise<readonly Operation[]>
  /** Waits until all that was accepted is durable. */
  flush(): Promise<void>
  /** Refuses newcomers, flushes, closes all connections with 1012. */
  close(): Promise<void>
}

export interface RoomsOptions {
  readonly archive: Archive
  readonly timers: Timers
  /** the archive failed: health turns red */
  readonly onStorageFailure: (error: unknown) => void
  /** one line per fact: refusals (rule, role, size; never contents), rebuilds */
  readonly log?: (fact: Readonly<Record<string, unknown>>) => void
}

/** What `authenticate` answers for an upgrade (see `upgrade.ts`). */
export interface Admitted {
  readonly principal: Principal
  readonly situation: Situation
}
