import { afterEach, describe, expect, it } from 'vitest'
import { isRehearsal } from '../../shared/domain/rehearsal.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { isKnown } from '../../server/cafe/known.ts'
import { beginArrival } from '../../server/cafe/record.ts'
import { makeLog } from '../../server/log.ts'
import { HOP_HEADER, makeHops } from '../../server/nodes/hop.ts'
import { LEASE_TIMES } from '../../server/nodes/leases.ts'
import { type Nodes, openNodes } from '../../server/nodes/nodes.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'
import { createHandClock } from '../support/hand-clock.ts'
import { createLeaseDatabase, type LeaseLine } from '../support/lease-table-in-memory.ts'

const SECRET = 'the secret of a test, which keys are derived from'
const IDLE_MS = 600_000

let servers: TestServer[] = []
afterEach(async () => {
  for (const server of servers) await server.close()
  servers = []
})

const breathe = async (): Promise<void> => {
  for (let i = 0; i < 50; i++) await new Promise(resolve => setImmediate(resolve))
}

/** Servers over one archive and one table of leases, as several processes are over one database. */
function aHall() {
  const hands = createHandClock()
  const timers = { ...hands, spent: () => hands.now() }
  const archive = { ...createMemoryArchive(), close: async () => {} }
  const database = createLeaseDatabase(timers)
  async function start(
    options: Parameters<typeof aServer>[0] = {},
  ): Promise<{ server: TestServer; nodes: Nodes; line: LeaseLine }> {
    const line = database.line()
    const nodes = await openNodes({
      table: line.table,
      timers,
      log: makeLog('silent', () => {}),
      secret: SECRET,
      url: 'http://127.0.0.1:9',
      isKnown: event => isKnown(archive, event),
      isPassing: isRehearsal,
      onFenced: () => {},
    })
    const server = await aServer({ archive, timers, nodes, ...options })
    servers.push(server)
    return { server, nodes, line }
  }
  return { hands, archive, database, start }
}

describe('a server that shares its archive with others', () => {
  it('keeps the events that it made, gives back those that nobody needs, and takes them again when it is asked', async () => {
    const { hands, database, start } = aHall()
    const { server, nodes } = await start()
    const event = await server.create()
    expect([nodes.counts().held, database.epochOf(event.id)]).toEqual([1, 1n])
    for (let minute = 0; minute <= IDLE_MS / 60_000 + 1; minute++) {
      hands.advance(60_000)
      await breathe()
    }
    expect([database.ownerOf(event.id), nodes.counts().held]).toEqual(['', 0])
    hands.advance(LEASE_TIMES.beatEvery)
    await breathe()
    const seen = await server.call('GET', `events/${event.id}`, { token: ADMIN_KEY })
    expect([seen.status, database.epochOf(event.id), nodes.counts().held]).toEqual([200, 2n, 1])
  })

  it('opens nothing that was taken elsewhere between the moment that a call came in and that moment', async () => {
    const { database, start } = aHall()
    const { server } = await start()
    const event = await server.create()
    const { cafes } = server.server.context
    expect(await cafes.release(event.id)).toBe(true)
    const { nodes: other } = await start()
    expect((await other.ownership.whose(event.id)).kind).toBe('ours')
    // The call was let through before; what it asks for now is not here any more.
    await expect(cafes.find(event.id)).rejects.toThrow('kept elsewhere')
    expect(cafes.get(event.id)).toBeUndefined()
    // Nothing is held against the event: given back, it opens at once.
    await other.ownership.letGo(event.id)
    expect((await cafes.find(event.id))?.state.id).toBe(event.id)
    expect(database.epochOf(event.id)).toBe(3n)
  })

  it('gives back what was erased, and says that it is gone', async () => {
    const { database, start } = aHall()
    const { server } = await start()
    const event = await server.create()
    expect((await server.call('DELETE', `events/${event.id}`, { token: ADMIN_KEY })).status).toBe(204)
    expect(database.ownerOf(event.id)).toBe('')
    expect((await server.call('GET', `events/${event.id}`, { token: ADMIN_KEY })).status).toBe(404)
    expect(database.ownerOf(event.id)).toBe('')
  })

  it('lets everything go when it is closed, and another goes on with it at once', async () => {
    const { database, start } = aHall()
    const { server } = await start()
    const event = await server.create()
    await server.close()
    servers = []
    expect(database.ownerOf(event.id)).toBe('')
    const { server: other } = await start()
    expect((await other.call('GET', `events/${event.id}`, { token: ADMIN_KEY })).status).toBe(200)
    expect(database.epochOf(event.id)).toBe(2n)
  })

  it('sweeps what was arriving at a server that died, and leaves alone what arrives at one that lives', async () => {
    const { hands, archive, database, start } = aHall()
    const { nodes: first } = await start()
    await first.ownership.claim('carriving')
    await archive.write([
      beginArrival('carriving'),
      { put: 'doc/carriving/table-t1/1/log/1', value: new Uint8Array(1) },
    ])
    await start()
    expect(await archive.get('doc/carriving/table-t1/1/log/1')).toBeDefined()
    // By hand, as if it had died: nobody has seen it for a while.
    database.force('carriving', 'dead')
    hands.advance(LEASE_TIMES.beatEvery)
    await breathe()
    const { nodes: third } = await start()
    hands.advance(LEASE_TIMES.grace)
    await breathe()
    expect((await third.ownership.whose('carriving')).kind).toBe('ours')
    await third.ownership.letGo('carriving')
    await start()
    expect(await archive.get('doc/carriving/table-t1/1/log/1')).toBeUndefined()
  })

  it('counts calls by the address of whoever called the node that passed them on, and makes links as they came', async () => {
    const { start } = aHall()
    const { server } = await start({ limits: { callsPerAddress: 3 } })
    const event: CreatedEvent = await server.create()
    const hops = makeHops(SECRET)
    const url = `/api/v1/events/${event.id}`
    const hop = (address: string, secure: boolean, request: { method: string; url: string }) => ({
      [HOP_HEADER]: hops.sign({ from: 'n2', address, secure }, request),
    })
    const statuses: number[] = []
    for (const address of ['10.0.0.7', '10.0.0.7', '10.0.0.7', '10.0.0.7', '10.0.0.8']) {
      const headers = hop(address, false, { method: 'GET', url })
      statuses.push((await server.call('GET', url, { headers })).status)
    }
    expect(statuses).toEqual([401, 401, 401, 429, 401])
    for (const secure of [true, false]) {
      const headers = hop('10.0.0.9', secure, { method: 'POST', url: `${url}/keys` })
      const body = { key: 'wall', action: 'renew' }
      const { links } = (await server.call('POST', `${url}/keys`, { headers, body, token: ADMIN_KEY }))
        .body as unknown as {
        links: { wall: string }
      }
      expect(links.wall).toMatch(secure ? /^https:/ : /^http:/)
    }
  })

  it('is not ready while the database does not hear it, and tells nobody anything of its events then', async () => {
    const { hands, start } = aHall()
    const { server, line } = await start()
    const event = await server.create()
    const url = `/api/v1/events/${event.id}`
    const headers = {
      [HOP_HEADER]: makeHops(SECRET).sign({ from: 'n2', address: '10.0.0.7', secure: false }, { method: 'GET', url }),
    }
    const ask = async (): Promise<number[]> => {
      const answers = [
        await server.call('GET', '/healthz'),
        await server.call('GET', url, { headers, token: ADMIN_KEY }),
      ]
      return answers.map(({ status }) => status)
    }
    expect(await ask()).toEqual([200, 200])
    line.state = 'cut'
    hands.advance(LEASE_TIMES.dead)
    await breathe()
    expect(await ask()).toEqual([503, 503])
    line.state = 'open'
    hands.advance(LEASE_TIMES.beatEvery)
    await breathe()
    expect(await ask()).toEqual([200, 200])
  })
})
