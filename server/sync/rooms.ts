import type * as Y from 'yjs'
import { documentName, type DocumentName, readDocumentName } from '../../shared/document/names.ts'
import { CLOSING } from '../../shared/protocol/messages.ts'
import type { Archive, Operation } from '../archive/archive.ts'
import { documentPrefix } from '../archive/journal.ts'
import { breathe } from '../breathe.ts'
import { NO_METER, type SyncMeter } from '../metrics/meter.ts'
import { createEntrance, type Foretold } from './entrance.ts'
import type { Folder } from './folder.ts'
import { createGuestList } from './guest-list.ts'
import { measurePeers, type RoomsMeasure } from './measure.ts'
import { sendAway } from './leaving.ts'
import { type NoteRecord, noteRecordsPrefix, readNoteRecords } from './note-records.ts'
import { type Accepted, createRoom, type Room } from './room.ts'
import type { Seed } from './seeding.ts'
import type { Peer } from './session.ts'
import { foretell, readIn, readStored, type Stored } from './stored.ts'
import type { Timers } from './timers.ts'
import { createUsage, type Quotas } from './usage.ts'

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
  /**
   * Lets an event's documents go from memory; nothing is erased. Newcomers are told to come back, what was accepted is stored,
   * everybody is closed with 1012, and `last` may still write before the documents are forgotten.
   */
  release(event: string, last?: () => Promise<void>): Promise<void>
  /** Waits until all that was accepted is durable. */
  flush(): Promise<void>
  /** Refuses newcomers, flushes, closes all connections with 1012, many of them in portions. */
  close(): Promise<void>
  counts(): { readonly rooms: number; readonly connections: number }
  /** For `/metrics`: a walk over everything in memory. */
  measure(): RoomsMeasure
}

export interface RoomsOptions {
  readonly archive: Archive
  readonly timers: Timers
  /** the archive failed: health turns red */
  readonly onStorageFailure: (error: unknown) => void
  /** one line per fact: refusals (rule, role, size; never contents), failures */
  readonly log?: (fact: Readonly<Record<string, unknown>>) => void
  readonly meter?: SyncMeter
  /** folds the logs of large documents; without it they are folded on the loop */
  readonly folder?: Folder | undefined
  /** of the pages that the server hands out, told to whoever connects */
  readonly build?: string | undefined
  /** what an event may hold; a test gives its own */
  readonly quota?: Quotas | undefined
}

interface Entry {
  readonly event: string
  readonly name: DocumentName
  /** of a large document only, as soon as its bytes are there */
  readonly foretold: Promise<Foretold | undefined>
  readonly loading: Promise<Room>
  room: Room | undefined
  usedAt: number
}

/** An empty document stays this long, so that people who move from table to table find it warm. */
const IDLE_MS = 60_000

/** An erased event is remembered so long: until then whatever was under way in it has come to its end. */
const DROPPED_MS = 600_000

/** From here on each edit costs several times what it cost at first: a page load of anybody at a table is one client id. */
const MANY_CLIENT_IDS = 200

export function createRooms(options: RoomsOptions): Rooms {
  const { archive, timers, onStorageFailure, log = () => {}, meter = NO_METER.sync } = options
  const entries = new Map<string, Entry>()
  /** erased events, and when */
  const dropped = new Map<string, number>()
  const releasing = new Set<string>()
  const acceptedListeners = new Set<(fact: Accepted) => void>()
  const presenceListeners = new Set<(where: { event: string; document: string }) => void>()
  const guests = createGuestList(timers)
  const usage = createUsage(archive, options.quota)
  let closing = false

  function ensure(event: string, name: DocumentName): Entry {
    const key = `${event}/${documentName(name)}`
    const known = entries.get(key)
    if (known !== undefined) return known
    const stored = readStored(archive, event, name)
    const foretold = stored.then(each => foretell(each, options)).catch(() => undefined)
    const loading = stored.then(async each => load(event, each, await foretold))
    const entry: Entry = { event, name, room: undefined, usedAt: timers.now(), foretold, loading }
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

  async function load(event: string, stored: Stored, told: Foretold | undefined): Promise<Room> {
    const { name, journal } = stored
    const document = documentName(name)
    const authority = await readIn(stored, told, meter)
    if (dropped.has(event)) throw new Error(`${event} was erased`)
    return createRoom({
      event,
      name,
      authority,
      journal,
      folder: options.folder,
      store: operations => archive.write(operations),
      timers,
      meter,
      build: options.build,
      share: name.kind === 'programme' ? undefined : usage.share(event, journal),
      accepted: fact => callAll(acceptedListeners, fact),
      presenceChanged: () => callAll(presenceListeners, { event, document }),
      storageFailed(error) {
        log({ what: 'storage-failed', event, document, error: String(error) })
        onStorageFailure(error)
      },
      log,
    })
  }

  function watchIdle(key: string, entry: Entry, room: Room, wait: number = IDLE_MS): void {
    timers.after(wait, () => {
      if (entries.get(key) !== entry) return
      const unused = timers.now() - entry.usedAt
      // A clock that was set back makes nothing wait for longer than a minute.
      const more = Math.min(IDLE_MS, room.isIdle() ? IDLE_MS - unused : IDLE_MS)
      if (more > 0) return watchIdle(key, entry, room, more)
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
    const guest: Peer = {
      ...peer,
      send: frame => peer.send(frame),
      isLagging: () => peer.isLagging(),
      close(code) {
        part()
        if (code === CLOSING.reset || code === CLOSING.tooLarge) guests.refused(event, peer.principal.person)
        meter.closed(code)
        peer.close(code)
      },
    }
    const entrance = createEntrance(guest)
    const part = (): void => {
      guests.left(event, guest)
      entrance.part()
      tellWall(event, peer)
    }
    const connection: Connection = { receive: entrance.receive, drained: entrance.drained, left: part }
    if (closing || releasing.has(event) || dropped.has(event)) {
      guest.close(dropped.has(event) ? CLOSING.unknown : CLOSING.restart)
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
    if (entry.room !== undefined) entrance.enter(entry.room)
    else {
      void entry.foretold.then(entrance.foretell)
      entry.loading.then(entrance.enter, () => guest.close(dropped.has(event) ? CLOSING.unknown : CLOSING.overloaded))
    }
    return connection
  }

  async function flush(event?: string): Promise<void> {
    for (const entry of entries.values()) {
      if (event !== undefined && entry.event !== event) continue
      const room = await entry.loading.catch(() => undefined)
      await room?.settled()
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
      for (const [gone, at] of dropped) if (timers.now() - at >= DROPPED_MS) dropped.delete(gone)
      dropped.set(event, timers.now())
      usage.forget(event)
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
    async release(event, last = async () => {}) {
      releasing.add(event)
      try {
        await flush(event)
        await sendAway(guests.all(event), timers)
        // What came in the meantime is kept too.
        await flush(event)
        await last()
        await flush(event)
      } finally {
        for (const [key, entry] of entries) {
          if (entry.event !== event) continue
          entries.delete(key)
          entry.room?.end(CLOSING.restart)
        }
        // Whoever was let in just before is refused before this ends: what they know of the event is no longer true.
        usage.forget(event)
        await breathe()
        releasing.delete(event)
      }
    },
    flush: () => flush(),
    async close() {
      closing = true
      await flush()
      await sendAway(
        [...entries.values()].flatMap(({ room }) => room?.peers() ?? []),
        timers,
      )
      // What came in the meantime is kept too, where there still was time to.
      await flush()
      for (const { room } of entries.values()) room?.end(CLOSING.restart)
      entries.clear()
    },
    counts: () => ({ rooms: entries.size, connections: guests.count() }),
    measure: () => ({
      rooms: [...entries.values()].flatMap(({ room }) => (room === undefined ? [] : [room.measure()])),
      eventsWithPeople: guests.events(),
      fullest: usage.fullest(),
      ...measurePeers(guests.everybody()),
    }),
  }
}
