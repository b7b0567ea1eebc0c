import type * as Y from 'yjs'
import { documentName, type DocumentName, readDocumentName } from '../../shared/document/names.ts'
import { CLOSING, SYNC_LIMITS } from '../../shared/protocol/messages.ts'
import type { Archive, Operation } from '../archive/archive.ts'
import { documentPrefix, openJournal } from '../archive/journal.ts'
import { createGuestList } from './guest-list.ts'
import { type NoteRecord, noteRecordsPrefix, readNoteRecords } from './note-records.ts'
import { type Accepted, createRoom, type Room } from './room.ts'
import type { Seed } from './seeding.ts'
import type { Peer } from './session.ts'
import type { Timers } from './timers.ts'

export type { Accepted } from './room.ts'
export type { NoteRecord } from './note-records.ts'
export { type Seed, withoutNotes } from './seeding.ts'

/** A document of an event, open in memory. Ask `rooms.open` each time rather than keeping one: an idle room is unloaded. */
export interface OpenRoom {
  /**
   * The server's own transaction: `change` runs at once and synchronously, then what it changed is stored together with `extra`
   * in one atomic batch, then told to everybody. Resolves when durable and told; rejects when nothing of it was stored
   * (the room is then read-only). If `change` throws, the document is put back and the error comes out here.
   */
  write(change: (doc: Y.Doc) => void, extra?: readonly Operation[]): Promise<void>
  /** Looks at the document; never change or keep it (a refused update replaces it). May hold changes not yet durable. */
  read<T>(look: (doc: Y.Doc) => T): T
}

export interface PresenceNow {
  /** person ids, each once, seated people only at a table */
  readonly online: readonly string[]
  readonly writing: readonly string[]
}

/** The near end of one connection, for whoever holds the socket. */
export interface Connection {
  receive(frame: Uint8Array): void
  /** The peer no longer lags. */
  drained(): void
  /** The socket has closed. */
  left(): void
}

export interface Rooms {
  /** Loads the document if it is not in memory (once, however many ask together). Names as in `shared/document/names.ts`. */
  open(event: string, document: string): Promise<OpenRoom>
  /** Takes a connection in at once; what it sends before the document is loaded is kept for it. Rights were checked before. */
  connect(event: string, name: DocumentName, peer: Peer): Connection
  /** Who is connected to this table's cloth (its `own-…` documents count too). */
  presenceOf(event: string, table: string): PresenceNow
  /** Everybody with at least one connection to any document of the event. */
  onlineAt(event: string): ReadonlySet<string>
  /** How many walls are connected to the event. */
  wallsAt(event: string): number
  /** By note id, for `table-<table>`; with `own`, for that person's hidden notes. */
  noteRecords(event: string, table: string, own?: string): Promise<ReadonlyMap<string, NoteRecord>>
  /** Called after each durable change, clients' and server's. Returns what takes it off. */
  onAccepted(listener: (fact: Accepted) => void): () => void
  /** Called when people came, went, began or stopped writing, at most once a second for each document; and when a wall came or went. */
  onPresence(listener: (where: { readonly event: string; readonly document: string }) => void): () => void
  /** Closes every connection of this person in the event (4401 unless told otherwise): they left, were erased, changed rights. */
  disconnect(event: string, person: string, code?: number): void
  /**
   * Forgets all of an event's documents, for good: connections get 4404, opening one fails. Returns the operations that erase
   * documents and note records from the archive; the caller writes them together with its own.
   */
  drop(event: string): readonly Operation[]
  /**
   * Starts a document afresh in the next epoch (see `EPOCH_SUBPROTOCOL`): for an erasure with `withoutNotes(…)` as seed, after a
   * restore with none. `extra` goes in the same batch. Everybody connected is told and closed with 4409; resolves when durable.
   */
  renew(event: string, document: string, seed?: Seed, extra?: readonly Operation[]): Promise<number>
  /** Does the same to those documents of the event in memory in which very many client ids have written; gives their names. */
  renewCrowded(event: string): Promise<readonly string[]>
  /** Waits until all that was accepted is durable. */
  flush(): Promise<void>
  /** Refuses newcomers, flushes, closes all connections with 1012, many of them in portions. */
  close(): Promise<void>
  /** For `/metrics`. */
  counts(): { readonly rooms: number; readonly connections: number }
}

export interface RoomsOptions {
  readonly archive: Archive
  readonly timers: Timers
  /** the archive failed: health turns red */
  readonly onStorageFailure: (error: unknown) => void
  /** one line per fact: refusals (rule, role, size; never contents), failures */
  readonly log?: (fact: Readonly<Record<string, unknown>>) => void
}

interface Entry {
  readonly event: string
  readonly name: DocumentName
  readonly loading: Promise<Room>
  room: Room | undefined
  usedAt: number
}

/** An empty document stays this long, so that people who move from table to table find it warm. */
const IDLE_MS = 60_000

/** When the server stops: so many connections are closed every so many ms, in so many portions at most (3 s). */
const LEAVING = { atOnce: 100, everyMs: 100, mostPortions: 30 } as const

/** From here on each edit costs several times what it cost at first: a page load of anybody at a table is one client id. */
const MANY_CLIENT_IDS = 200

export function createRooms({ archive, timers, onStorageFailure, log = () => {} }: RoomsOptions): Rooms {
  const entries = new Map<string, Entry>()
  const dropped = new Set<string>()
  const acceptedListeners = new Set<(fact: Accepted) => void>()
  const presenceListeners = new Set<(where: { event: string; document: string }) => void>()
  const guests = createGuestList(timers)
  let closing = false

  function ensure(event: string, name: DocumentName): Entry {
    const key = `${event}/${documentName(name)}`
    const known = entries.get(key)
    if (known !== undefined) return known
    const entry: Entry = { event, name, room: undefined, usedAt: timers.now(), loading: load(event, name) }
    entries.set(key, entry)
    entry.loading.then(
      room => {
        entry.room = room
        watchIdle(key, entry, room)
      },
      error => {
        entries.delete(key)
        log({ what: 'load-failed', event, document: documentName(name), error: String(error) })
      },
    )
    return entry
  }

  async function load(event: string, name: DocumentName): Promise<Room> {
    const document = documentName(name)
    const journal = await openJournal(archive, event, document)
    const updates = await journal.load()
    if (dropped.has(event)) throw new Error(`${event} was erased`)
    return createRoom({
      event,
      name,
      updates,
      journal,
      store: operations => archive.write(operations),
      timers,
      accepted: fact => callAll(acceptedListeners, fact),
      presenceChanged: () => callAll(presenceListeners, { event, document }),
      storageFailed(error) {
        log({ what: 'storage-failed', event, document, error: String(error) })
        onStorageFailure(error)
      },
      log,
    })
  }

  function watchIdle(key: string, entry: Entry, room: Room): void {
    timers.after(IDLE_MS, () => {
      if (entries.get(key) !== entry) return
      if (!room.isIdle() || timers.now() - entry.usedAt < IDLE_MS) return watchIdle(key, entry, room)
      // Nothing under way and nobody here: whoever comes next loads what is stored.
      entries.delete(key)
      room.end(CLOSING.restart)
    })
  }

  /** A listener that throws is a fault of its own; it must not keep others from hearing, nor the room from telling. */
  function callAll<T>(listeners: ReadonlySet<(fact: T) => void>, fact: T): void {
    for (const listener of listeners) {
      try {
        listener(fact)
      } catch (error) {
        log({ what: 'listener-failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      }
    }
  }

  /** A wall sits nowhere, so no room's presence tells of it. */
  function tellWall(event: string, { principal }: Peer): void {
    if (principal.role === 'wall') callAll(presenceListeners, { event, document: 'programme' })
  }

  async function open(event: string, document: string): Promise<OpenRoom> {
    const name = readDocumentName(document)
    if (name === undefined) throw new Error(`${document} is no name of a document`)
    if (dropped.has(event)) throw new Error(`${event} was erased`)
    const entry = ensure(event, name)
    entry.usedAt = timers.now()
    return entry.room ?? (await entry.loading)
  }

  function connect(event: string, name: DocumentName, peer: Peer): Connection {
    let step: 'waiting' | 'joined' | 'gone' = 'waiting'
    let early: Uint8Array[] = []
    let earlyBytes = 0
    let room: Room | undefined
    const guest: Peer = {
      ...peer,
      send: frame => peer.send(frame),
      isLagging: () => peer.isLagging(),
      close(code) {
        part()
        if (code === CLOSING.reset || code === CLOSING.tooLarge) guests.refused(event, peer.principal.person)
        peer.close(code)
      },
    }
    const part = (): void => {
      step = 'gone'
      early = []
      guests.left(event, guest)
      room?.leave(guest)
      tellWall(event, peer)
    }
    const enter = (loaded: Room): void => {
      if (step === 'gone') return
      room = loaded
      step = 'joined'
      room.join(guest)
      for (const frame of early.splice(0)) room.receive(guest, frame)
    }
    const connection: Connection = {
      receive(frame) {
        if (step === 'joined') room?.receive(guest, frame)
        if (step !== 'waiting') return
        earlyBytes += frame.byteLength
        if (earlyBytes > SYNC_LIMITS.heldBytes + SYNC_LIMITS.frameBytes) guest.close(CLOSING.overloaded)
        else early.push(frame)
      },
      drained: () => room?.drained(guest),
      left: part,
    }
    if (closing || dropped.has(event)) {
      guest.close(closing ? CLOSING.restart : CLOSING.unknown)
      return connection
    }
    const unwelcome = guests.came(event, guest)
    if (unwelcome !== undefined) {
      guest.close(unwelcome === 'crowded' ? CLOSING.overloaded : CLOSING.rate)
      return connection
    }
    tellWall(event, peer)
    const entry = ensure(event, name)
    entry.usedAt = timers.now()
    if (entry.room !== undefined) enter(entry.room)
    else entry.loading.then(enter, () => guest.close(dropped.has(event) ? CLOSING.unknown : CLOSING.overloaded))
    return connection
  }

  async function flush(): Promise<void> {
    for (const entry of entries.values()) {
      const room = await entry.loading.catch(() => undefined)
      await room?.settled()
    }
  }

  /** A large café leaves in portions, so that it does not come back as a herd. */
  async function sendEverybodyAway(): Promise<void> {
    const everybody = [...entries.values()].flatMap(({ room }) => room?.peers() ?? [])
    const portion = Math.max(LEAVING.atOnce, Math.ceil(everybody.length / LEAVING.mostPortions))
    for (let i = 0; i < everybody.length; i += portion) {
      if (i > 0) await new Promise<void>(resolve => timers.after(LEAVING.everyMs, resolve))
      for (const peer of everybody.slice(i, i + portion)) peer.close(CLOSING.restart)
    }
  }

  const listen =
    <T>(listeners: Set<T>) =>
    (listener: T): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }

  return {
    open,
    connect,
    presenceOf(event, table) {
      const people = new Map<string, boolean>()
      for (const { event: at, name, room } of entries.values()) {
        if (
          at !== event ||
          room === undefined ||
          (name.kind !== 'table' && name.kind !== 'own') ||
          name.table !== table
        )
          continue
        for (const { person, writing } of room.presence.people())
          people.set(person, writing || people.get(person) === true)
      }
      return {
        online: [...people.keys()],
        writing: [...people].filter(([, writing]) => writing).map(([person]) => person),
      }
    },
    onlineAt: event => guests.people(event),
    wallsAt: event => guests.walls(event),
    noteRecords: (event, table, own) =>
      readNoteRecords(
        archive,
        event,
        own === undefined ? { kind: 'table', table } : { kind: 'own', table, person: own },
      ),
    onAccepted: listen(acceptedListeners),
    onPresence: listen(presenceListeners),
    disconnect(event, person, code = CLOSING.unauthorised) {
      for (const guest of guests.connectionsOf(event, person)) guest.close(code)
    },
    drop(event) {
      dropped.add(event)
      for (const [key, entry] of entries) {
        if (entry.event !== event) continue
        entries.delete(key)
        entry.room?.end(CLOSING.unknown)
      }
      for (const guest of guests.all(event)) guest.close(CLOSING.unknown)
      return [{ delAll: documentPrefix(event) }, { delAll: noteRecordsPrefix(event) }]
    },
    async renew(event, document, seed, extra) {
      await open(event, document)
      const room = await entries.get(`${event}/${document}`)?.loading
      if (room === undefined) throw new Error(`${event} was erased`)
      return room.renew(seed, extra)
    },
    async renewCrowded(event) {
      const crowded = [...entries.values()].flatMap(({ event: at, name, room }) =>
        at === event && room !== undefined && room.clients() > MANY_CLIENT_IDS ? [{ name, room }] : [],
      )
      for (const { room } of crowded) await room.renew()
      return crowded.map(({ name }) => documentName(name))
    },
    flush,
    async close() {
      closing = true
      await flush()
      await sendEverybodyAway()
      // What came in the meantime is kept too, where there still was time to.
      await flush()
      for (const { room } of entries.values()) room?.end(CLOSING.restart)
      entries.clear()
    },
    counts: () => ({ rooms: entries.size, connections: guests.count() }),
  }
}
