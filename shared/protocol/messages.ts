import type { Role } from '../access/roles.ts'

/**
 * What travels on `/sync/:event/:document` beside y-protocols' sync (0), awareness (1) and query-awareness (3).
 * A client that offers the subprotocol `tablee.v1` gets the further messages; any other never sees them.
 * Each is a varuint type followed by its body (lib0): JSON ones carry one varstring.
 */
export const SUBPROTOCOL = 'tablee.v1'
/** What the messages below mean. A page that meets another number than its own writes nothing more, keeps all, and asks to be loaded anew. */
export const PROTOCOL_VERSION = 1
/** `person.<id>` in the subprotocol list names the person whose cookie is to be used. */
export const PERSON_SUBPROTOCOL = 'person.'
/**
 * `epoch.<n>` in the subprotocol list says of which epoch the client's copy is; a client that has no copy says nothing.
 *
 * A document sometimes starts afresh: same values, no history (when very many clients have written, at an erasure, after a
 * restore). Its epoch then is one more (after a restore, many more), and copies of earlier epochs can't be merged with it. Whoever is connected, and whoever
 * comes back with another epoch than the present one, gets a `welcome` with the present epoch, then `refused` with the code
 * `epoch` and the index 0, then 4409. A client drops its copy, comes back without one, and enters by value, under the same
 * note ids, what was not acknowledged. Clients that say no epoch are told the same as soon as their state vector shows that
 * they know what this document never held; y-websocket without our messages gets the 4409 alone.
 */
export const EPOCH_SUBPROTOCOL = 'epoch.'
/**
 * After a restore from a backup a document's epoch is the next multiple of this that nothing can have counted to (the hour in
 * seconds, times this). So a client that comes with an epoch of before knows that the server may have lost what it had said was
 * saved, and offers its own notes again.
 */
export const RESTORED_EPOCHS = 1_000
/** The same for all epochs between two restores. */
export const restoreOf = (epoch: number): number => Math.floor(epoch / RESTORED_EPOCHS)

/**
 * `packed` in the subprotocol list says that the client can unpack: what is long may then come as `MESSAGE.packed`, in several of
 * them when it is very long. What is told after it may arrive before it; Yjs puts it in its place.
 */
export const PACKED_SUBPROTOCOL = 'packed'

export const MESSAGE = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  /** server → client, JSON `Welcome` */
  welcome: 100,
  /** server → client, varuint: how many content messages (step 2 and updates) of this connection are durable */
  acknowledged: 101,
  /** server → client, JSON `Refused`; the connection is closed after it */
  refused: 102,
  /** server → client every 10 s, JSON `{ now }` */
  heartbeat: 103,
  /** server → client JSON `Presence`; client → server JSON `Writing` */
  presence: 106,
  /** server → client, zlib's format (RFC 1950): messages in a row, each after its length (varuint) */
  packed: 107,
} as const

export interface Welcome {
  /** `PROTOCOL_VERSION` of the server */
  readonly version: number
  /** of the pages that this server hands out (see `BUILD_HEADER`); none when it serves no pages */
  readonly build?: string | undefined
  readonly epoch: number
  readonly person: string
  readonly mayWrite: boolean
  /** server ms */
  readonly now: number
}
export interface Refused {
  readonly code: RefusedCode
  /** which content message of this connection, from 1; 0 when it was none */
  readonly index: number
}
/** All of it is the server's own: whatever a client says of who it is, or of anybody else, is dropped. */
export interface Presence {
  readonly people: readonly {
    readonly person: string
    readonly name: string
    readonly role?: Role
    readonly writing: boolean
    /** of those who write at a table, so that others may go and look: the note they edit, or the part that their next note goes to */
    readonly note?: string
    readonly zone?: number
    /** of those who write the synthesis: the fragment they write in, `part-t1` or `part-t1@en` */
    readonly part?: string
  }[]
}
/** What a client says of itself; the server keeps `note`, `zone` and `part` only where they exist, and nothing of it where notes carry no names. */
export interface Writing {
  readonly writing: boolean
  readonly note?: string | undefined
  readonly zone?: number | undefined
  readonly part?: string | undefined
}
export const REFUSED_CODES = [
  'malformed',
  'too-large',
  'not-yours',
  'not-allowed',
  'bad-value',
  'gap',
  'client-id',
  'pending',
  'locked',
  'closed',
  'limit',
  'epoch',
] as const
export type RefusedCode = (typeof REFUSED_CODES)[number]

/** 44xx: do not come back with the same; 45xx and 1012: come back later. (y-websocket stops on 4400–4499.) */
export const CLOSING = {
  unauthorised: 4401,
  forbidden: 4403,
  unknown: 4404,
  reset: 4409,
  tooLarge: 4413,
  overloaded: 4503,
  storage: 4507,
  rate: 4529,
  restart: 1012,
} as const

/** Sizes and rates at the door. */
export const SYNC_LIMITS = {
  /** a frame, bytes */
  frameBytes: 256 * 1024,
  /** a live update, bytes */
  updateBytes: 64 * 1024,
  /** structs in one live update; a first step 2 may carry ten times as many */
  structs: 400,
  /** the same for the synthesis: undoing a page that was thrown away brings back all of its pieces at once */
  pageStructs: 4_000,
  presenceBytes: 256,
  /** burst of messages a connection may send, and how many a second it regains */
  burst: 300,
  perSecond: 60,
  /** live updates kept aside until this connection's step 2 came */
  heldBytes: 256 * 1024,
  /** Yjs client ids that one person may be issued in an event */
  clientIdsPerPerson: 500,
} as const

/**
 * The server writes under client ids of its own, one an epoch: the greatest ones, because on a tie they win over anybody who
 * was offline. They are issued to nobody.
 */
const SERVERS_CLIENT_IDS = { greatest: 0xffffffff, count: 0x10000 } as const
export const serversClientId = (epoch: number): number =>
  SERVERS_CLIENT_IDS.greatest - ((epoch - 1) % SERVERS_CLIENT_IDS.count)
export const isServersClientId = (id: number): boolean => id > SERVERS_CLIENT_IDS.greatest - SERVERS_CLIENT_IDS.count
