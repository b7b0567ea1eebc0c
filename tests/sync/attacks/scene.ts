import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import type { Archive } from '../../../server/archive/archive.ts'
import { createMemoryArchive } from '../../../server/archive/memory.ts'
import type { Principal } from '../../../server/sync/situation.ts'
import type { RefusedCode } from '../../../shared/protocol/messages.ts'
import { writeNote } from '../../support/cafe-in-memory.ts'
import { overSockets, until } from '../../support/real-line.ts'
import { aPrincipal } from '../../support/situation.ts'
import { createGuest, type Guest } from '../../support/socket-pair.ts'
import { aSyncServer, type TestSyncServer } from '../../support/sync-server.ts'
import { link, map, updateOf } from './forgery.ts'

/** A table with a victim, somebody who looks on, and an attacker who has written a note of their own. Everybody has all of it. */
export interface Scene {
  readonly server: TestSyncServer
  readonly attacker: Guest
  readonly victim: Guest
  readonly onlooker: Guest
  /** a note and a link of the victim's */
  readonly theirs: string
  readonly theirLink: string
  /** a note of the attacker's */
  readonly own: string
  /** the attacker's client id, and its next clock */
  readonly id: number
  readonly next: number
  /** what an edit made on the attacker's copy would send */
  readonly forge: (edit: (doc: Y.Doc) => void) => Uint8Array
  /** the next clock of a client id */
  readonly clock: (clientId: number) => number
  /** another connection of the attacker's, to any document */
  readonly enter: (document: string, principal?: Principal, extended?: boolean) => Guest
  /** all that the server holds, in memory and in the store */
  fingerprint(): Promise<string>
  close(): Promise<void>
}

/** How an attack ends: refused with this code, closed with this number, or dropped without a word. */
export type Ending = RefusedCode | number | 'dropped'

/** One thing that somebody might try with updates: the frame around it is a good one. */
export interface Attack {
  readonly name: string
  readonly ends: Ending
  readonly update: (scene: Scene) => Uint8Array
  readonly before?: (scene: Scene) => void | Promise<void>
}
/** One thing that somebody might try with messages. */
export interface MessageAttack {
  readonly name: string
  readonly ends: Ending
  readonly frames: (scene: Scene) => readonly Uint8Array[]
  /** where and as whom; at the table as a guest, if not told */
  readonly document?: string
  readonly principal?: Principal
  readonly extended?: boolean
  /** leaves the server's question for its copy unanswered */
  readonly silent?: boolean
  readonly before?: (scene: Scene) => void | Promise<void>
}
/** One thing that somebody might try with the bare line. */
export interface LineAttack {
  readonly name: string
  readonly bytes: () => Buffer
  /** instead of a good handshake */
  readonly handshake?: () => string
  /** the server waits for the rest: the line stays until its time has run out */
  readonly stays?: boolean
}

let nextId = 900_000

export async function aScene(archive: Archive = createMemoryArchive()): Promise<Scene> {
  const server = await aSyncServer(archive)
  const guests: Guest[] = []
  const enter = (document: string, principal: Principal = aPrincipal('mallory'), extended = true): Guest => {
    server.principals.set(principal.person, principal)
    const clientId = nextId++
    server.situation.clientIds.set(clientId, principal.person)
    const guest = createGuest({
      rooms: overSockets(server.address),
      document,
      principal,
      situation: server.situation,
      clientId,
      extended,
    })
    guests.push(guest)
    guest.connect()
    return guest
  }
  const attacker = enter('table-t1')
  const victim = enter('table-t1', aPrincipal('vera'))
  const onlooker = enter('table-t1', aPrincipal('olga'), false)
  const everybody = [attacker, victim, onlooker]
  await until(
    'everybody is there',
    () => everybody.every(({ state }) => state.synced && state.askedForOurs),
    ...everybody,
  )
  const theirs = writeNote(victim.doc, { by: 'vera', text: 'Les mots de Vera' })
  const another = writeNote(victim.doc, { by: 'vera', text: 'D’autres mots' })
  map(victim.doc, 'links').set('l9', link('vera', theirs, another))
  const own = writeNote(attacker.doc, { by: 'mallory', text: 'Les miens' })
  const has = ({ doc }: Guest): boolean => map(doc, 'links').has('l9') && map(doc, 'zone').has(own)
  await until(
    'everybody has everything',
    () =>
      everybody.every(has) &&
      victim.state.acknowledged === victim.state.sent &&
      attacker.state.acknowledged === attacker.state.sent,
    ...everybody,
  )
  return {
    server,
    attacker,
    victim,
    onlooker,
    theirs,
    theirLink: 'l9',
    own,
    id: attacker.doc.clientID,
    get next() {
      return Y.getState(attacker.doc.store, attacker.doc.clientID)
    },
    forge: edit => updateOf(attacker.doc, attacker.doc.clientID, edit),
    clock: clientId => Y.getState(attacker.doc.store, clientId),
    enter,
    async fingerprint() {
      const hash = createHash('sha256')
      for await (const [key, value] of archive.range('')) hash.update(key).update(value)
      for (const name of ['table-t1', 'programme', 'synthesis', 'own-t1-vera']) {
        const room = await server.rooms.open('e1', name)
        room.read(doc => {
          hash.update(Y.encodeStateAsUpdate(doc)).update(JSON.stringify([...doc.share.keys()]))
          if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
            throw new Error(`${name} has something pending`)
        })
      }
      return hash.digest('hex')
    },
    async close() {
      for (const guest of guests) guest.drop()
      await server.close()
    },
  }
}

/** What must be so after any attack: the others noticed nothing, the victim goes on, and so does the server. */
export async function lifeGoesOn(
  { victim, onlooker, theirs, server, enter }: Scene,
  toldBefore: number,
): Promise<void> {
  for (const { state } of [victim, onlooker])
    if (state.closed !== undefined) throw new Error(`somebody else was closed: ${state.closed}`)
  if (onlooker.state.told !== toldBefore) throw new Error('an onlooker heard of it')
  map(victim.doc, 'txt').set(theirs, 'Corrigé par Vera')
  const next = writeNote(victim.doc, { by: 'vera', text: 'Encore une' })
  const arrived = ({ doc }: Pick<Guest, 'doc'>): boolean =>
    map(doc, 'txt').get(theirs) === 'Corrigé par Vera' && map(doc, 'zone').has(next)
  await until(
    'the victim’s next words are saved and seen',
    () => victim.state.acknowledged === victim.state.sent && arrived(onlooker),
    victim,
    onlooker,
  )
  const room = await server.rooms.open('e1', 'table-t1')
  if (!room.read(doc => arrived({ doc }))) throw new Error('the victim’s next words are not there')
  const newcomer = enter('table-t1', aPrincipal('nina'))
  await until('somebody new gets all of it', () => newcomer.state.synced && arrived(newcomer), newcomer)
}
