import type * as Y from 'yjs'
import type { DocumentName } from '../../shared/document/names.ts'
import type { Operation } from '../archive/archive.ts'
import type { Journal } from '../archive/journal.ts'
import type { SyncMeter } from '../metrics/meter.ts'
import type { Authority } from './authority.ts'
import type { Folder } from './folder.ts'
import type { RoomMeasure } from './measure.ts'
import type { NoteRecord } from './note-records.ts'
import type { PresenceBoard } from './presence.ts'
import type { Seed } from './seeding.ts'
import type { Peer } from './session.ts'
import type { Timers } from './timers.ts'
import type { Share } from './usage.ts'

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

export interface RoomOptions {
  readonly event: string
  readonly name: DocumentName
  /** of what the journal holds */
  readonly authority: Authority
  readonly journal: Journal
  /** All of it or nothing, in the order of the calls; resolves when durable. */
  readonly store: (operations: readonly Operation[]) => Promise<void>
  /** folds large logs away from the loop; on it without one */
  readonly folder: Folder | undefined
  readonly timers: Timers
  readonly meter: SyncMeter
  /** of the pages, told in the welcome */
  readonly build?: string | undefined
  /** what the event may still hold; undefined for the programme, which people do not write */
  readonly share: Share | undefined
  readonly accepted: (fact: Accepted) => void
  readonly presenceChanged: () => void
  readonly storageFailed: (error: unknown) => void
  readonly log: (fact: Readonly<Record<string, unknown>>) => void
}

/** One document of an event in memory. It knows no socket and no disk. */
export interface Room {
  /** `isTold`: it was welcomed and given the whole document as it is stored. */
  join(peer: Peer, isTold: boolean): void
  receive(peer: Peer, bytes: Uint8Array): void
  /** The connection has gone. Calling it for one that is not here does nothing. */
  leave(peer: Peer): void
  /** What was waiting for this peer has been sent: make up for what it missed. */
  drained(peer: Peer): void
  write(change: (doc: Y.Doc) => void, extra?: readonly Operation[]): Promise<void>
  read<T>(look: (doc: Y.Doc) => T): T
  /**
   * Starts afresh: a new document with what `seed` makes of the present one (all present values, if not given), in the next
   * epoch; the old history goes in the same batch, with `extra`. Everybody is told and closed. Resolves with the new epoch.
   */
  renew(seed?: Seed, extra?: readonly Operation[]): Promise<number>
  /** how many client ids have written here in this epoch */
  clients(): number
  /** for `/metrics` */
  measure(): RoomMeasure
  readonly presence: PresenceBoard
  peers(): readonly Peer[]
  /** nothing under way and nobody here */
  isIdle(): boolean
  /** Resolves when all that was accepted so far is durable and told, or lost with a failed store. */
  settled(): Promise<void>
  /** Closes every connection with this code and forgets the document. */
  end(code: number): void
}
