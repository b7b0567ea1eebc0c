import { afterEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import { contents } from '../support/cafe-in-memory.ts'
import { createHandClock, type HandClock } from '../support/hand-clock.ts'
import { bareLine, masked, overSockets, until } from '../support/real-line.ts'
import { aPrincipal } from '../support/situation.ts'
import { createGuest, type Guest } from '../support/socket-pair.ts'
import { aSyncServer, type TestSyncServer } from '../support/sync-server.ts'

const MEGABYTE = 1024 * 1024
const WRITES = 300
/** What one connection may make the server keep: the mark at which it lags, and the frame that reached it. */
const MOST_KEPT = MEGABYTE / 2 + 64 * 1024

let server: TestSyncServer
let clock: HandClock
const guests: Guest[] = []
afterEach(async () => {
  for (const guest of guests.splice(0)) guest.drop()
  await server.close()
})

async function enter(person: string): Promise<Guest> {
  const clientId = 600_000 + guests.length
  server.situation.clientIds.set(clientId, person)
  const guest = createGuest({
    rooms: overSockets(server.address),
    document: 'table-t1',
    principal: aPrincipal(person),
    situation: server.situation,
    clientId,
  })
  guests.push(guest)
  guest.connect()
  await until(`${person} is there`, () => guest.state.synced, guest)
  return guest
}

async function open(): Promise<void> {
  clock = createHandClock()
  server = await aSyncServer(undefined, undefined, clock)
}

/** Writes so many times 60 kB on the cloth, by the server's own hand; gives the most that any connection made it keep. */
async function writeMuch(readers: readonly Guest[], writes = WRITES): Promise<number> {
  const room = await server.rooms.open('e1', 'table-t1')
  let most = 0
  for (let i = 0; i < writes; i++) {
    await room.write(doc => doc.getMap('groups').set(`g${i % 20}`, { name: `${i}`.padEnd(60_000, 'x') }))
    for (const reader of readers) reader.carry()
    most = Math.max(most, ...server.ends.map(({ writableLength }) => writableLength))
    await new Promise(resolve => setImmediate(resolve))
  }
  return most
}

interface SlowReader {
  readonly socket: WebSocket
  readonly frames: Uint8Array[]
  /** the server's questions how far this reader has read */
  readonly questions: Buffer[]
}

/** `asleep`: its socket is not read from, and what comes stays on the way. Otherwise it answers when the test does. */
async function aSlowReader({ asleep = true } = {}): Promise<SlowReader> {
  const socket = new WebSocket(`${server.address}/table-t1`, {
    headers: { authorization: 'Bearer slow' },
    autoPong: asleep,
  })
  const frames: Uint8Array[] = []
  const questions: Buffer[] = []
  socket.on('message', data => frames.push(new Uint8Array(data as Buffer)))
  socket.on('ping', mark => questions.push(mark))
  socket.on('error', () => {})
  await new Promise<void>(resolve => socket.once('open', () => resolve()))
  socket.send(new Uint8Array([0, 0, 1, 0]))
  await new Promise<void>(resolve => socket.on('message', data => (data as Buffer)[1] === 1 && resolve()))
  if (asleep) socket.pause()
  return { socket, frames, questions }
}

/** Resolves when the server has heard it. */
const answer = (socket: WebSocket, mark: Buffer): Promise<void> =>
  new Promise(resolve => {
    socket.pong(mark)
    socket.once('pong', () => resolve())
    socket.ping()
  })

const isLast = (frame: Uint8Array): boolean => Buffer.from(frame).includes('fin')

async function writeLast(): Promise<void> {
  const room = await server.rooms.open('e1', 'table-t1')
  await room.write(doc => doc.getMap('groups').set('end', { name: 'fin' }))
}

it('[W7] [G7] somebody who does not read costs a bounded memory, and catches up with one update; the others wait for nothing', async () => {
  await open()
  const ana = await enter('ana')
  const { socket, frames } = await aSlowReader()
  const before = frames.length
  expect(await writeMuch([ana])).toBeLessThan(MOST_KEPT)
  await until('Ana has it all', () => ana.doc.getMap('groups').size === 20, ana)
  const room = await server.rooms.open('e1', 'table-t1')
  const truth = room.read(doc => contents(doc, CLOTH_ROOTS))
  await until('Ana is up to date', () => JSON.stringify(contents(ana.doc, CLOTH_ROOTS)) === JSON.stringify(truth), ana)
  for (let i = 0; i < 20; i++) {
    clock.advance(100)
    await enter(`late${i}`).then(guest => guest.drop())
  }
  socket.resume()
  await writeLast()
  await until('the slow one has read to the end', () => frames.some(isLast))
  const content = frames.slice(before).filter(([type, step]) => type === 0 && step === 2)
  expect(content.length).toBeLessThan(WRITES)
  expect(server.rooms.onlineAt('e1').has('slow')).toBe(true)
  socket.terminate()
})

it('[G7] somebody who has stopped reading is hung up on within fifteen seconds, although the kernel takes what they are sent', async () => {
  await open()
  const ana = await enter('ana')
  const { socket } = await aSlowReader()
  // Nothing waits in the server, whose kernel has taken it all.
  await writeMuch([ana], 6)
  await until('all has left', () => server.ends.every(({ writableLength }) => writableLength === 0), ana)
  expect(server.rooms.onlineAt('e1')).toEqual(new Set(['ana', 'slow']))
  clock.advance(9_000)
  expect(server.rooms.onlineAt('e1').has('slow')).toBe(true)
  clock.advance(6_000)
  await until('the slow one is gone', () => !server.rooms.onlineAt('e1').has('slow'), ana)
  const hungUp = new Promise<number>(resolve => socket.once('close', resolve))
  socket.resume()
  // Without a farewell, which would have waited behind the rest.
  expect(await hungUp).toBe(1006)
  expect(ana.state.closed).toBeUndefined()
})

it('[W7] [G7] somebody who reads slowly, but reads, is kept for as long as it takes, and catches up', async () => {
  await open()
  const ana = await enter('ana')
  const { socket, frames, questions } = await aSlowReader({ asleep: false })
  await writeMuch([ana], 40)
  await writeLast()
  const lagging = (): number => server.rooms.measure().lagging
  expect(lagging()).toBe(1)
  expect(frames.some(isLast)).toBe(false)
  let answers = 0
  for (let mark = questions.shift(); mark !== undefined && lagging() > 0; mark = questions.shift()) {
    clock.advance(9_000)
    await answer(socket, mark)
    answers++
  }
  // A minute of clock time, with never more than nine seconds between two signs of reading.
  expect(answers).toBeGreaterThan(5)
  await until('the slow one has caught up', () => frames.some(isLast), ana)
  expect(server.rooms.onlineAt('e1')).toEqual(new Set(['ana', 'slow']))
  socket.terminate()
})

it('[ECO-08] a connection at which little is written is asked whether it lives twice a minute, and nothing else', async () => {
  await open()
  const ana = await enter('ana')
  const { socket, questions } = await aSlowReader({ asleep: false })
  const room = await server.rooms.open('e1', 'table-t1')
  for (let half = 1; half <= 2; half++) {
    for (let i = 0; i < 3; i++) {
      await room.write(doc => doc.getMap('groups').set('g', { name: `${half} ${i}` }))
      clock.advance(10_000)
    }
    await until('the question has come', () => questions.length >= half, ana)
    for (const mark of questions.slice(-1)) await answer(socket, mark)
  }
  expect(questions.map(({ byteLength }) => byteLength)).toEqual([0, 0])
  socket.terminate()
})

// `ws` does this by itself, since the version that is pinned: here it is kept from getting lost.
it('[G7] somebody who sends pings and reads no answer is cut off before they fill the memory', async () => {
  await open()
  const ana = await enter('ana')
  const line = await bareLine(server)
  const pings = Buffer.concat(Array.from({ length: 2_000 }, () => masked(0x89, new Uint8Array(125))))
  line.pause()
  let isCut = false
  line.on('close', () => {
    isCut = true
  })
  let most = 0
  await until(
    'the line is cut',
    () => {
      if (!isCut && !line.destroyed && line.writableLength < MEGABYTE) line.write(pings)
      most = Math.max(most, ...server.ends.map(({ writableLength }) => writableLength))
      return !server.rooms.onlineAt('e1').has('mallory')
    },
    ana,
  )
  expect(most).toBeLessThan(2 * MEGABYTE)
  expect(ana.state.closed).toBeUndefined()
  line.destroy()
})

it('[P7] a phone that fell asleep, and answers nothing, is not shown as present after a minute; who is awake stays', async () => {
  await open()
  const ana = await enter('ana')
  const line = await bareLine(server, 'table-t1', 'asleep')
  await until('both are there', () => server.rooms.onlineAt('e1').size === 2, ana)
  let pinged = false
  line.on('data', data => {
    pinged ||= data.includes(0x89)
  })
  clock.advance(30_000)
  await until('the phone was asked', () => pinged, ana)
  // Ana's own answer to the same question is on its way before this one.
  ana.state.synced = false
  ana.push(new Uint8Array([0, 0, 1, 0]))
  await until('Ana has been heard', () => ana.state.synced, ana)
  expect(server.rooms.onlineAt('e1').size).toBe(2)
  clock.advance(30_000)
  await until('the phone is gone', () => server.rooms.onlineAt('e1').size === 1, ana)
  expect(server.rooms.onlineAt('e1')).toEqual(new Set(['ana']))
  expect(ana.state.closed).toBeUndefined()
  line.destroy()
})
