import * as Y from 'yjs'
import { isSeated } from '../../shared/access/roles.ts'
import { documentName, type DocumentName } from '../../shared/document/names.ts'
import { CLOSING, type RefusedCode, SYNC_LIMITS } from '../../shared/protocol/messages.ts'
import type { Operation } from '../archive/archive.ts'
import type { Journal } from '../archive/journal.ts'
import { createAuthority } from './authority.ts'
import { createDelivery } from './delivery.ts'
import * as frames from './frames.ts'
import { passGate } from './gate.ts'
import { applyOwn } from './integration.ts'
import { type NoteRecord, putNoteRecord } from './note-records.ts'
import { createOutbox } from './outbox.ts'
import { createPresenceBoard, type PresenceBoard } from './presence.ts'
import { standingOf } from './rights.ts'
import { createSession, type Peer, type Session } from './session.ts'
import type { Timers } from './timers.ts'

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
  /** what the journal holds, loaded */
  readonly updates: readonly Uint8Array[]
  readonly journal: Journal
  /** All of it or nothing, in the order of the calls; resolves when durable. */
  readonly store: (operations: readonly Operation[]) => Promise<void>
  readonly timers: Timers
  readonly accepted: (fact: Accepted) => void
  readonly presenceChanged: () => void
  readonly storageFailed: (error: unknown) => void
  readonly log: (fact: Readonly<Record<string, unknown>>) => void
}

/** One document of an event in memory. It knows no socket and no disk. */
export interface Room {
  join(peer: Peer): void
  receive(peer: Peer, bytes: Uint8Array): void
  /** The connection has gone. Calling it for one that is not here does nothing. */
  leave(peer: Peer): void
  /** What was waiting for this peer has been sent: make up for what it missed. */
  drained(peer: Peer): void
  write(change: (doc: Y.Doc) => void, extra?: readonly Operation[]): Promise<void>
  read<T>(look: (doc: Y.Doc) => T): T
  readonly presence: PresenceBoard
  peers(): readonly Peer[]
  /** nothing under way and nobody here */
  isIdle(): boolean
  /** Resolves when all that was accepted so far is durable and told, or lost with a failed store. */
  settled(): Promise<void>
  /** Closes every connection with this code and forgets the document. */
  end(code: number): void
}

const HEARTBEAT_MS = 10_000

export function createRoom(options: RoomOptions): Room {
  const { event, name, journal, timers } = options
  const document = documentName(name)
  const authority = createAuthority(name, options.updates)
  const sessions = new Map<Peer, Session>()
  const outbox = createOutbox(fail)
  const delivery = createDelivery(session => sessions.has(session.peer))
  const presence = createPresenceBoard(timers, tellPresence)
  /** `broken`: the store failed, so nothing more is taken; who reads may stay */
  let state: 'open' | 'broken' | 'ended' = 'open'
  let heartbeat: (() => void) | undefined

  // ── coming and going ──

  function join(peer: Peer): void {
    const standing = standingOf(name, peer.principal, peer.situation)
    const session = createSession(peer, standing, timers)
    sessions.set(peer, session)
    if (peer.extended) {
      const { person } = peer.principal
      const mayWrite = standing === 'write' && state === 'open'
      peer.send(frames.welcomeFrame({ version: 1, epoch: journal.epoch, person, mayWrite, now: timers.now() }))
    }
    if (standing === 'write' && state === 'open') {
      const ask = frames.step1Frame(Y.encodeStateVector(authority.doc))
      outbox.add({ leave: () => delivery.send(session, ask) })
    }
    if (isShown(peer)) presence.came(peer.principal.person, peer.principal.name)
    greet(peer)
    heartbeat ??= timers.after(HEARTBEAT_MS, beat)
  }

  function leave(peer: Peer): void {
    if (!sessions.delete(peer)) return
    if (isShown(peer)) presence.left(peer.principal.person)
    if (sessions.size === 0) {
      heartbeat?.()
      heartbeat = undefined
    }
  }

  function dismiss(session: Session, code: number): void {
    leave(session.peer)
    session.peer.close(code)
  }

  // ── presence: never stored, the server's own ──

  /** At a table the people who sit there; elsewhere everybody who has a face. The programme shows its own counts. */
  function isShown({ principal }: Peer): boolean {
    if (name.kind === 'table' || name.kind === 'own') return isSeated(principal.role)
    return principal.role !== 'wall'
  }
  const tellsPresence = name.kind !== 'programme'

  function greet(peer: Peer): void {
    if (tellsPresence) peer.send(peer.extended ? presence.frame() : presence.awareness(false))
  }

  function tellPresence(): void {
    options.presenceChanged()
    if (!tellsPresence) return
    const [ours, stock] = [presence.frame(), presence.awareness(false)]
    for (const { peer } of sessions.values()) if (!peer.isLagging()) peer.send(peer.extended ? ours : stock)
  }

  /** y-websocket hangs up after 30 s of silence, and protocol pings do not count for it. */
  function beat(): void {
    heartbeat = sessions.size === 0 ? undefined : timers.after(HEARTBEAT_MS, beat)
    const ours = frames.heartbeatFrame(timers.now())
    const stock = tellsPresence ? presence.awareness(true) : frames.awarenessFrame([])
    for (const { peer } of sessions.values()) if (!peer.isLagging()) peer.send(peer.extended ? ours : stock)
  }

  // ── what people send ──

  function receive(peer: Peer, bytes: Uint8Array): void {
    const session = sessions.get(peer)
    if (session === undefined) return
    if (bytes.byteLength > SYNC_LIMITS.frameBytes) return refuse(session, 'too-large')
    const incoming = frames.readFrame(bytes)
    if (incoming.kind === 'awareness' || incoming.kind === 'writing' || incoming.kind === 'query-awareness') {
      if (!session.chatter.take(1)) return
      if (incoming.kind === 'query-awareness') return greet(peer)
      if (incoming.kind === 'writing' && bytes.byteLength <= SYNC_LIMITS.presenceBytes)
        noteWriting(session, incoming.writing)
      return
    }
    if (!session.messages.take(1)) return dismiss(session, CLOSING.rate)
    switch (incoming.kind) {
      case 'step1':
        return answer(session, incoming.stateVector)
      case 'step2':
      case 'update':
        return take(session, incoming.kind, incoming.update)
      case 'unreadable':
        return refuse(session, 'malformed')
    }
  }

  function noteWriting({ peer, standing }: Session, writing: boolean): void {
    // Where notes carry no names, a hand that writes would give them away.
    if (standing === 'write' && isShown(peer) && peer.situation.anonymous !== true)
      presence.writes(peer.principal.person, writing)
  }

  function answer(session: Session, stateVector: Uint8Array): void {
    if (session.peer.isLagging()) {
      session.missedStep1 = stateVector
      return
    }
    let update: Uint8Array
    try {
      update = Y.encodeStateAsUpdate(authority.doc, stateVector)
    } catch {
      return refuse(session, 'malformed')
    }
    // Made now, so that it holds what is under way at this moment and nothing later; sent when that is durable.
    outbox.add({
      leave: () => {
        session.isFollowing = true
        delivery.send(session, frames.step2Frame(update))
      },
    })
  }

  function take(session: Session, kind: 'step2' | 'update', update: Uint8Array): void {
    if (session.standing === 'read' || (session.standing === 'refuse' && kind === 'step2')) return
    if (state !== 'open') return dismiss(session, CLOSING.storage)
    const index = ++session.received
    // Rights may have gone since this connection began: somebody chose to follow without writing.
    const { principal, situation } = session.peer
    if (session.standing === 'write' && standingOf(name, principal, situation) !== 'write')
      return refuse(session, 'not-allowed')
    if (kind === 'update' && !session.hasSentStep2 && session.standing === 'write') return hold(session, index, update)
    const isFirst = kind === 'step2' && !session.hasSentStep2
    if (isFirst) session.hasSentStep2 = true
    const held = session.held
    session.held = []
    // With updates held, «all up to the last of them» can only be said once they are through.
    if (!pass(session, update, index, isFirst, held.length === 0 ? index : undefined)) return
    for (const [at, each] of held.entries()) {
      if (!pass(session, each.update, each.index, false, at === held.length - 1 ? index : undefined)) return
    }
  }

  function hold(session: Session, index: number, update: Uint8Array): void {
    session.heldBytes += update.byteLength
    if (session.heldBytes > SYNC_LIMITS.heldBytes) return dismiss(session, CLOSING.overloaded)
    session.held.push({ index, update })
  }

  /** The gate, then the log, then everybody. False when the connection was closed over it. */
  function pass(
    session: Session,
    update: Uint8Array,
    index: number,
    isFirst: boolean,
    acknowledges: number | undefined,
  ): boolean {
    const { principal, situation } = session.peer
    const at = timers.now()
    const began = timers.spent()
    const passage = passGate(authority.doc, name, { update, isStep2: isFirst, principal, situation, now: at })
    if (!passage.ok) {
      if (passage.spoiled) authority.rebuild()
      refuse(session, passage.code, index, update.byteLength)
      return false
    }
    const created = passage.createdNotes.map(note => ({ note, createdAt: at, person: principal.person }))
    const extra = created.flatMap(({ note, ...record }) => putNoteRecord(event, name, note, record))
    const fact = { event, document, person: principal.person, at, roots: passage.roots, created }
    commit(passage.update, principal.person, at, extra, {
      leave: () => {
        if (passage.update !== undefined) tell(passage.update, session, fact)
        if (passage.forSender !== undefined)
          delivery.update(session, passage.forSender, frames.updateFrame(passage.forSender))
        if (acknowledges !== undefined) delivery.acknowledge(session, acknowledges)
      },
    })
    if (session.work.take(timers.spent() - began)) return true
    dismiss(session, CLOSING.rate)
    return false
  }

  function refuse(session: Session, code: RefusedCode, index = session.received, bytes = 0): void {
    const { peer } = session
    options.log({
      what: 'refused',
      event,
      document,
      code,
      bytes,
      role: peer.principal.role,
      person: peer.principal.person,
    })
    if (peer.extended) peer.send(frames.refusedFrame({ code, index }))
    dismiss(session, code === 'too-large' ? CLOSING.tooLarge : CLOSING.reset)
  }

  // ── log first, then tell ──

  function commit(
    update: Uint8Array | undefined,
    person: string,
    at: number,
    extra: readonly Operation[],
    piece: { readonly leave: () => void; readonly abandoned?: (error: unknown) => void },
  ): void {
    const operations = [...(update === undefined ? [] : journal.append({ update, at, person })), ...extra]
    if (update !== undefined) authority.accepted(update)
    outbox.add({
      ...piece,
      stored: operations.length === 0 ? undefined : options.store(operations),
      leave: () => {
        if (update !== undefined) authority.becameDurable()
        piece.leave()
      },
    })
    if (journal.isLong()) {
      const fold = authority.fold()
      outbox.add({ stored: options.store(journal.compact(fold.state)), leave: fold.stored })
    }
  }

  function tell(update: Uint8Array, from: Session | undefined, fact: Accepted): void {
    const frame = frames.updateFrame(update)
    for (const session of sessions.values())
      if (session !== from && session.isFollowing) delivery.update(session, update, frame)
    options.accepted(fact)
  }

  function fail(error: unknown): void {
    if (state !== 'open') return
    state = 'broken'
    authority.retreat()
    outbox.abandon(error)
    for (const session of sessions.values()) if (session.standing !== 'read') dismiss(session, CLOSING.storage)
    options.storageFailed(error)
  }

  function drained(peer: Peer): void {
    const session = sessions.get(peer)
    if (session === undefined || peer.isLagging()) return
    const missed = delivery.forget(session)
    if (missed.step1 !== undefined) answer(session, missed.step1)
    else if (missed.clocks !== undefined) {
      const update = delivery.since(authority.doc, missed.clocks)
      outbox.add({ leave: () => delivery.send(session, frames.updateFrame(update)) })
    }
    if (missed.acknowledgement) outbox.add({ leave: () => delivery.acknowledge(session, session.lastAcknowledged) })
    greet(peer)
  }

  return {
    presence,
    join,
    receive,
    leave,
    drained,
    write(change, extra = []) {
      if (state === 'ended') return Promise.reject(new Error(`${document} was unloaded: open it again`))
      if (state === 'broken') return Promise.reject(new Error(`${document} is read-only: the store failed`))
      return new Promise((resolve, reject) => {
        let own: ReturnType<typeof applyOwn>
        try {
          own = applyOwn(authority.doc, change)
        } catch (error) {
          authority.rebuild()
          return reject(error)
        }
        const at = timers.now()
        const notes = name.kind === 'table' || name.kind === 'own' ? (own.keysByRoot.get('core') ?? []) : []
        const created = [...notes].map(note => ({ note, createdAt: at, person: '' }))
        const records = created.flatMap(({ note, ...record }) => putNoteRecord(event, name, note, record))
        const fact = { event, document, person: undefined, at, roots: new Set(own.keysByRoot.keys()), created }
        // The caller's own records come last, so that a note it copies keeps its first moment.
        commit(own.update, '', at, [...records, ...extra], {
          leave: () => {
            if (own.update !== undefined) tell(own.update, undefined, fact)
            resolve()
          },
          abandoned: reject,
        })
      })
    },
    read(look) {
      if (state === 'ended') throw new Error(`${document} was unloaded: open it again`)
      return look(authority.doc)
    },
    peers: () => [...sessions.keys()],
    isIdle: () => sessions.size === 0 && outbox.isEmpty(),
    settled: () => outbox.settled(),
    end(code) {
      if (state === 'ended') return
      state = 'ended'
      outbox.abandon(new Error(`${document} was closed`))
      for (const session of sessions.values()) dismiss(session, code)
      presence.stop()
      authority.dispose()
    },
  }
}
