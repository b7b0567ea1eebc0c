import { connect } from 'node:net'
import * as encoding from 'lib0/encoding'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CLOSING } from '../../shared/protocol/messages.ts'
import { aCafe, type TestCafe, writeNote } from '../support/cafe-in-memory.ts'
import { bareLine, until } from '../support/real-line.ts'
import { type Guest, settle } from '../support/socket-pair.ts'
import { bytes, map, syncFrame } from './attacks/forgery.ts'
import { onNotes } from './attacks/on-notes.ts'
import { onStructure } from './attacks/on-structure.ts'
import { onTheLine } from './attacks/on-the-line.ts'
import { onTheProtocol } from './attacks/on-messages.ts'
import { aScene, type Ending, lifeGoesOn, type MessageAttack, type Scene } from './attacks/scene.ts'

const STEP_1 = 0
const UPDATE = 2

let scene: Scene | undefined
afterEach(async () => {
  await scene?.close()
  scene = undefined
})

/** Waits until the server has dealt with all that this guest sent. */
async function dealtWith(guest: Guest): Promise<void> {
  guest.state.synced = false
  guest.push(syncFrame(STEP_1, Y.encodeStateVector(guest.doc)))
  await until('the server answers', () => guest.state.synced, guest)
}

async function expectEnding(guest: Guest, ends: Ending): Promise<void> {
  if (ends === 'dropped') {
    await dealtWith(guest)
    expect([guest.state.closed, guest.state.refused]).toEqual([undefined, undefined])
    return
  }
  await until('the attacker is sent away', () => guest.state.closed !== undefined, guest)
  if (typeof ends === 'number') return expect(guest.state.closed).toBe(ends)
  expect(guest.state.refused?.code).toBe(ends)
  expect(guest.state.refused?.index).toBe(guest.state.sent)
  expect(guest.state.closed).toBe(ends === 'too-large' ? CLOSING.tooLarge : CLOSING.reset)
}

/** The battle: an attack on a scene, and what must be so after it. */
async function undergo(given: Scene, attack: () => Promise<void>): Promise<void> {
  const before = await given.fingerprint()
  const told = given.onlooker.state.told
  await attack()
  expect(await given.fingerprint()).toBe(before)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  given.server.situation.locked.clear()
  given.server.situation.closedAt = undefined
  await lifeGoesOn(given, told)
}

/** The connection from which messages are sent: the attacker's at the table, or one of its own. */
async function attackerOf(
  given: Scene,
  { document = 'table-t1', principal, extended, silent = false }: MessageAttack,
): Promise<Guest> {
  if (document === 'table-t1' && principal === undefined && !silent) return given.attacker
  if (silent) given.attacker.drop()
  const guest = given.enter(document, principal, extended)
  guest.state.answers = !silent
  await until('the attacker is at the door', () => guest.state.synced || guest.state.closed !== undefined, guest)
  return guest
}

describe('[G1] [G2] [G3] [G4] [G5] [G6] [R1] [R7] [R13] updates, each in a good frame, against a real server', () => {
  for (const { name, ends, update, before } of [...onNotes, ...onStructure]) {
    it(`refuses ${name}; nobody else notices`, async () => {
      scene = await aScene()
      const { attacker } = scene
      await before?.(scene)
      const bytes = update(scene)
      await undergo(scene, async () => {
        attacker.sendUpdate(bytes)
        await expectEnding(attacker, ends)
      })
    })
  }
})

describe('[G1] [G7] [R8] [R10] [R11] [R12] [H1] [P5] messages against a real server', () => {
  for (const attack of onTheProtocol) {
    it(`${attack.name}: nothing changes, nobody else notices`, async () => {
      const given = await aScene()
      scene = given
      await attack.before?.(given)
      const frames = attack.frames(given)
      const guest = await attackerOf(given, attack)
      await undergo(given, async () => {
        for (const frame of frames) guest.push(frame)
        guest.state.sent += frames.filter(([type, step]) => type === 0 && (step === 1 || step === UPDATE)).length
        await expectEnding(guest, attack.ends)
      })
    })
  }
})

describe('[G8] the bare line of a real server', () => {
  for (const { name, bytes, handshake, stays = false } of onTheLine) {
    it(`with ${name}: that line ends, and the table goes on`, async () => {
      const given = await aScene()
      scene = given
      await undergo(given, async () => {
        const line = handshake === undefined ? await bareLine(given.server) : connect(given.server.port, '127.0.0.1')
        line.on('error', () => {})
        const ended = new Promise<void>(resolve => line.once('close', () => resolve()))
        // The farewell of the server waits for ours; a line that is cut need not be polite.
        line.on('data', data => data[0] === 0x88 && line.end())
        line.on('end', () => line.end())
        if (handshake !== undefined) line.write(handshake(), 'latin1')
        line.write(bytes())
        if (stays) given.server.knocks.length = 0
        else await ended
        if (stays) line.destroy()
      })
    })
  }
})

it('[G1] there are more than a hundred and ninety different attacks', () => {
  const names = [...onNotes, ...onStructure, ...onTheProtocol, ...onTheLine].map(({ name }) => name)
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  expect(names.length).toBeGreaterThan(190)
})

async function aTable(): Promise<{ cafe: TestCafe; attacker: Guest; victim: Guest }> {
  const cafe = aCafe()
  const [attacker, victim] = [cafe.guest('mallory'), cafe.guest('vera')]
  await settle(attacker, victim)
  writeNote(victim.doc, { by: 'vera', text: 'Les mots de Vera' })
  writeNote(attacker.doc, { by: 'mallory', text: 'Les miens' })
  await settle(attacker, victim)
  return { cafe, attacker, victim }
}

describe('the gate, with time in the test’s hands', () => {
  it('[G9] takes an update that tells known clocks anew as nothing at all', async () => {
    const { attacker, victim, cafe } = await aTable()
    const other = new Y.Doc()
    other.clientID = attacker.doc.clientID
    writeNote(other, { by: 'mallory', text: 'autre contenu' })
    attacker.sendUpdate(Y.encodeStateAsUpdate(other))
    const stored = cafe.archive.batches.length
    await settle(attacker, victim)
    expect(attacker.state.closed).toBeUndefined()
    expect(cafe.archive.batches).toHaveLength(stored)
    expect(map(victim.doc, 'core').size).toBe(2)
  })

  it('[G7] counts its own work: who makes it think for seconds is closed for now', async () => {
    const { attacker, victim, cafe } = await aTable()
    const { situation } = cafe
    const slow = situation.ownerOf.bind(situation)
    cafe.situation.ownerOf = clientId => {
      cafe.clock.work(clientId === attacker.doc.clientID ? 1_100 : 0)
      return slow(clientId)
    }
    for (let i = 0; i < 3; i++) writeNote(attacker.doc, { by: 'mallory' })
    await settle(attacker, victim)
    expect(attacker.state.closed).toBe(4529)
    expect(victim.state.closed).toBeUndefined()
  })

  it('[G7] counts what it costs to answer, too: who asks for everything again and again is closed for now', async () => {
    const { attacker, victim, cafe } = await aTable()
    const ownerOf = cafe.situation.ownerOf.bind(cafe.situation)
    cafe.situation.ownerOf = clientId => {
      cafe.clock.work(1_100)
      return ownerOf(clientId)
    }
    // One clock ahead of what is known, as after an edit made offline.
    const ahead = new Uint8Array([1, ...bytes(encoder => encoding.writeVarUint(encoder, attacker.doc.clientID)), 99])
    for (let i = 0; i < 3; i++) attacker.push(syncFrame(STEP_1, ahead))
    await settle(attacker, victim)
    expect(attacker.state.closed).toBe(4529)
    expect(victim.state.closed).toBeUndefined()
  })

  it('[G7] [G2] bans nobody for a refused edit, but lets hundreds in a row wait a while', async () => {
    const { cafe } = await aTable()
    const tryAgain = async (): Promise<number | undefined> => {
      const guest = cafe.guest('mallory')
      guest.push(new Uint8Array([7]))
      await settle(guest)
      return guest.state.closed
    }
    for (let i = 0; i < 100; i++) expect(await tryAgain()).toBe(4409)
    for (let i = 0; i < 100; i++) await tryAgain()
    expect(await tryAgain()).toBe(4529)
    cafe.clock.advance(60_000)
    expect(await tryAgain()).toBe(4409)
  })
})
