import type { Role } from '../../shared/access/roles.ts'
import type { Phase } from '../../shared/domain/phase.ts'

/** Who is at the other end of a connection, as the server knows it. */
export interface Principal {
  readonly person: string
  readonly name: string
  readonly role: Role
  /** the table that a host joined for */
  readonly hostOf?: string | undefined
}

/**
 * What the gate asks the café, at the moment of a message. Nothing here waits or writes; the café keeps it current.
 */
export interface Situation {
  readonly phase: Phase
  /** highest round that a note may be signed with: the present one, last + 1 once the harvest has begun */
  readonly latestRound: number
  /** server ms when the event was closed: writes in flight get 5 s of grace */
  readonly closedAt: number | undefined
  /** how many notes a plate shows; the gate allows four times as many */
  readonly plate: number
  isLocked(table: string): boolean
  /** does this person follow without writing, or may they never write at tables? */
  mayWriteAtTables(person: string): boolean
  /** the names (`by` values) that this person may sign with at this table: their own (id or alias), and those they scribe for */
  signatures(person: string, table: string): { readonly own: string; readonly scribed: ReadonlySet<string> }
  /** who was issued this Yjs client id in this event */
  ownerOf(clientId: number): string | undefined
  hasTable(table: string): boolean
  /** was this photo taken at this table, whether or not it is still there? */
  hasPhoto(table: string, photo: string): boolean
  hasTheme(theme: string): boolean
  /** attribution `none`: presence must not tell who is writing */
  readonly anonymous?: boolean | undefined
  /** the theme whose part a host may write in `synthesis` */
  themeOfHost(person: string): string | undefined
}
