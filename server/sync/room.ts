import * as Y from 'yjs'
import { documentName } from '../../shared/document/names.ts'
import { CLOSING, type RefusedCode, SYNC_LIMITS, type Writing } from '../../shared/protocol/messages.ts'
import type { Operation } from '../archive/archive.ts'
import { type Answer, answerTo } from './answers.ts'
import { type Authority, createAuthority } from './authority.ts'
import { createDelivery } from './delivery.ts'
import { createFolding } from './folding.ts'
import * as frames from './frames.ts'
import { passGate } from './gate.ts'
import { aheadOf, applyOwn, countClients } from './integration.ts'
import { measureRoom } from './measure.ts'
import { canWait, createLateNews, hearsLater } from './late-news.ts'
import { dropNoteRecord, putNoteRecord } from './note-records.ts'
import { createOutbox } from './outbox.ts'
import { mayRead, standingOf } from './rights.ts'
import type { Accepted, Room, RoomOptions } from './room-types.ts'
import { freshStart, presentValues, type Seed } from './seeding.ts'
import { createSession, type Peer, type Session } from './session.ts'
import { createTelling } from './telling.ts'
import { welcomeFor } from './welcome.ts'
import { placeOf } from './writing-place.ts'

export type { Accepted, Room, RoomOptions } from './room-types.ts'

export function createRoom(options: RoomOptions): Room {
  const { event, name, journal, timers, meter, share, build } = options
  const document = documentName(name)
  let { authority } = options
  /** while the next epoch is being stored: what stands if that fails */
  let former: Authority | undefined
  let renewing: Promise<unknown> | undefined
  const sessions = new Map<Peer, Session>()
  const outbox = createOutbox(fail)
  const delivery = createDelivery(session => sessions.has(session.peer))
  const lateNews = createLateNews({ timers, delivery, outbox, doc: () => authority.doc })
  const foldIfLong = createFolding({
    journal,
    authority: () => (state === 'open' ? authority : undefined),
    outbox,
    store: options.store,
    folder: options.folder,
    failed: () => options.log({ what: 'not-folded', event, document }),
  })
  const telling = createTelling({
    name,
    timers,
    peers: () => sessions.keys(),
    presenceChanged: options.presenceChanged,
  })
  /** `broken`: the store failed, so nothing more is taken; who reads may stay */
  let state: 'open' | 'broken' | 'ended' = 'open'

  // ── coming and going ──

  function join(peer: Peer, isTold: boolean): void {
    const standing = standingOf(name, peer.principal, peer.situation)
    const session = createSession(peer, standing, timers)
    sessions.set(peer, session)
    telling.came(peer)
    if (peer.epoch !== undefined && peer.epoch !== journal.epoch) return tellEpoch(session)
    // Behind whatever is under way: an epoch that is not stored yet must not be told.
    if (isTold) session.isFollowing = true
    else if (renewing === undefined) welcome(session)
    else outbox.add({ leave: () => welcome(session) })
    if (standing === 'write' && state === 'open') {
      const ask = frames.step1Frame(Y.encodeStateVector(authority.doc))
      outbox.add({ leave: () => delivery.send(session, ask) })
    }
    telling.greet(peer)
  }

  function welcome({ peer, standing }: Session): void {
    const mayWrite = standing === 'write' && state === 'open'
    const frame = welcomeFor(peer, { epoch: journal.epoch, build, now: timers.now(), mayWrite })
    if (frame !== undefined && sessions.has(peer)) peer.send(frame)
  }

  /** Their copy belongs to another epoch: they are told which one it is now, and closed. */
  function tellEpoch(session: Session): void {
    welcome(session)
    if (session.peer.extended) session.peer.send(frames.refusedFrame({ code: 'epoch', index: 0 }))
    dismiss(session, CLOSING.reset)
  }

  function leave(peer: Peer): void {
    if (!sessions.delete(peer)) return
    telling.left(peer)
  }

  function dismiss(session: Session, code: number): void {
    leave(session.peer)
    session.peer.close(code)
  }

  // ── what people send ──

  function receive(peer: Peer, bytes: Uint8Array): void {
    const session = sessions.get(peer)
    if (session === undefined) return
    if (bytes.byteLength > SYNC_LIMITS.frameBytes) return refuse(session, 'too-large')
    const incoming = frames.readFrame(bytes)
    if (incoming.kind === 'awareness' || incoming.kind === 'writing' || incoming.kind === 'query-awareness') {
      if (!session.chatter.take(1)) return
      if (incoming.kind === 'query-awareness') return telling.greet(peer)
      if (incoming.kind === 'writing' && bytes.byteLength <= SYNC_LIMITS.presenceBytes)
        noteWriting(session, incoming.said)
      return
    }
    if (!session.messages.take(1)) return dismiss(session, CLOSING.rate)
    switch (incoming.kind) {
      case 'step1': {
        // The whole of a large document, sixty times a second, would keep us as busy as any crafted update.
        const began = timers.spent()
        answer(session, incoming.stateVector)
        if (!session.work.take(timers.spent() - began)) dismiss(session, CLOSING.rate)
        return
      }
      case 'step2':
      case 'update':
        return take(session, incoming.kind, incoming.update)
      case 'unreadable':
        return refuse(session, 'malformed')
    }
  }

  function noteWriting({ peer, standing }: Session, said: Writing): void {
    // Where notes carry no names, a hand that writes would give them away.
    if (standing !== 'write' || !telling.isShown(peer) || peer.situation.anonymous === true) return
    telling.presence.writes(peer.principal.person, placeOf(said, name, authority.doc, peer))
  }

  function answer(session: Session, stateVector: Uint8Array): void {
    if (session.isOutdated) return
    if (session.peer.isLagging()) {
      session.missedStep1 = stateVector
      return
    }
    let found: Answer
    try {
      const isTheirs = (clientId: number): boolean =>
        session.peer.situation.ownerOf(clientId) === session.peer.principal.person
      // What others wrote and we never stored comes from another epoch: nobody hears of anything before it is stored.
      if (!aheadOf(authority.doc, stateVector).every(isTheirs)) return tellEpoch(session)
      found = answerTo(authority.doc, stateVector)
    } catch {
      return refuse(session, 'malformed')
    }
    // Made now, so that it holds what is under way at this moment and nothing later; sent when that is durable.
    outbox.add({
      leave: () => {
        session.isFollowing = true
        delivery.answer(session, found)
      },
    })
  }

  function take(session: Session, kind: 'step2' | 'update', update: Uint8Array): void {
    if (session.isOutdated || session.standing === 'read' || (session.standing === 'refuse' && kind === 'step2')) return
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
    const sent = { update, isStep2: isFirst, principal, situation, now: at, left: share?.left() }
    const passage = passGate(authority.doc, name, sent)
    meter.judged(timers.spent() - began)
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
        if (passage.update !== undefined) meter.acknowledged(timers.spent() - began)
      },
    })
    share?.changed(created.length)
    if (session.work.take(timers.spent() - began)) return true
    dismiss(session, CLOSING.rate)
    return false
  }

  function refuse(session: Session, code: RefusedCode, index = session.received, bytes = 0): void {
    const { peer } = session
    const { role, person } = peer.principal
    options.log({ what: 'refused', event, document, code, bytes, role, person })
    meter.refused(code)
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
    const keeper = authority
    if (update !== undefined) keeper.accepted(update)
    outbox.add({
      ...piece,
      stored: operations.length === 0 ? undefined : options.store(operations),
      leave: () => {
        if (update !== undefined) keeper.becameDurable()
        piece.leave()
      },
    })
    foldIfLong()
  }

  function tell(update: Uint8Array, from: Session | undefined, fact: Accepted): void {
    const frame = frames.updateFrame(update)
    const mayWait = canWait(name, fact.roots)
    const behind: Session[] = []
    for (const session of sessions.values()) {
      if (session === from || !session.isFollowing) continue
      // Whoever wrote for somebody, and does no more, reads their hidden notes no more either.
      if (!mayRead(name, session.peer.principal, session.peer.situation)) dismiss(session, CLOSING.forbidden)
      else if (mayWait && hearsLater(session.peer)) {
        lateNews.keep(session, update)
      } else if (session.missed !== undefined && !session.peer.isLagging()) behind.push(session)
      else delivery.update(session, update, frame)
    }
    lateNews.bringUp(behind)
    options.accepted(fact)
  }

  function fail(error: unknown): void {
    if (state !== 'open') return
    state = 'broken'
    authority = former ?? authority
    authority.retreat()
    outbox.abandon(error)
    for (const session of sessions.values()) if (session.standing !== 'read') dismiss(session, CLOSING.storage)
    options.storageFailed(error)
  }

  function drained(peer: Peer): void {
    const session = sessions.get(peer)
    if (session === undefined || session.isOutdated || peer.isLagging()) return
    const missed = delivery.forget(session)
    if (missed.step1 !== undefined) answer(session, missed.step1)
    else if (missed.clocks !== undefined) {
      const update = delivery.since(authority.doc, missed.clocks)
      outbox.add({ leave: () => delivery.send(session, frames.updateFrame(update)) })
    }
    if (missed.acknowledgement) outbox.add({ leave: () => delivery.acknowledge(session, session.lastAcknowledged) })
    telling.greet(peer)
  }

  /** Anything of the old epoch that is under way leaves before; whoever comes from now on belongs to the new one. */
  function renew(seed: Seed, extra: readonly Operation[]): Promise<number> {
    const epoch = journal.epoch + 1
    const old = authority
    const { contents, erased } = freshStart(name, old.doc, seed, epoch)
    authority = createAuthority(name, [contents], epoch, meter)
    former = old
    for (const session of sessions.values()) session.isOutdated = true
    const operations = [
      ...journal.renew(contents),
      ...erased.flatMap(note => dropNoteRecord(event, name, note)),
      ...extra,
    ]
    const renewed = new Promise<number>((resolve, reject) => {
      outbox.add({
        stored: options.store(operations),
        leave() {
          former = undefined
          renewing = undefined
          old.dispose()
          meter.renewed()
          for (const session of sessions.values()) if (session.isOutdated) tellEpoch(session)
          resolve(epoch)
        },
        abandoned: reject,
      })
    })
    renewing = renewed
    share?.changed(-erased.length)
    return renewed
  }

  // Whoever had it in memory last was killed before it could.
  foldIfLong()

  return {
    async renew(seed = presentValues(name), extra = []) {
      while (renewing !== undefined) await renewing
      if (state !== 'open') throw new Error(`${document} cannot start afresh: it is ${state}`)
      return renew(seed, extra)
    },
    clients: () => countClients(authority.doc),
    measure: () => measureRoom(authority.doc, journal, sessions.values()),
    presence: telling.presence,
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
        share?.changed(created.length)
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
      telling.presence.stop()
      lateNews.stop()
      authority.dispose()
    },
  }
}
