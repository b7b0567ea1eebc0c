import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Archive } from '../../server/archive/archive.ts'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { createRooms, type Rooms } from '../../server/sync/rooms.ts'
import { systemTimers } from '../../server/sync/timers.ts'
import { attachSync, type Knock } from '../../server/sync/upgrade.ts'
import type { Principal } from '../../server/sync/situation.ts'
import type { Timers } from '../../server/sync/timers.ts'
import { aPrincipal, aSituation, type TestSituation } from './situation.ts'

export interface TestSyncServer {
  /** `ws://127.0.0.1:…/sync/e1` */
  readonly address: string
  readonly port: number
  readonly rooms: Rooms
  readonly situation: TestSituation
  readonly knocks: Knock[]
  /** who is more than a participant, by person */
  /** the server's ends of all connections so far */
  readonly ends: readonly Socket[]
  readonly principals: Map<string, Principal>
  /** facts that the sync has told its log */
  readonly facts: readonly Readonly<Record<string, unknown>>[]
  close(): Promise<void>
}

/** A real server on a free port, where `Bearer <name>` is that person, and event `e1` is the only one. */
export async function aSyncServer(
  archive: Archive = createMemoryArchive(),
  situation: TestSituation = aSituation(),
  timers: Timers = systemTimers,
): Promise<TestSyncServer> {
  const facts: Readonly<Record<string, unknown>>[] = []
  const rooms = createRooms({ archive, timers, onStorageFailure: () => {}, log: fact => facts.push(fact) })
  const principals = new Map<string, Principal>()
  const server = createServer((_, response) => response.end('here'))
  const knocks: Knock[] = []
  const ends: Socket[] = []
  server.on('connection', socket => ends.push(socket))
  const door = attachSync(server, {
    rooms,
    timers,
    authenticate: async knock => {
      knocks.push(knock)
      if (knock.event !== 'e1') return { ok: false, why: 'unknown' }
      if (knock.origin === 'https://evil.example.org') return { ok: false, why: 'forbidden' }
      const person =
        /^Bearer (.+)$/.exec(knock.authorization ?? '')?.[1] ?? knock.cookies[`person_${knock.personNamed}`]
      if (person === undefined) return { ok: false, why: 'unauthorised' }
      return { ok: true, principal: principals.get(person) ?? aPrincipal(person), situation }
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `ws://127.0.0.1:${port}/sync/e1`,
    port,
    rooms,
    situation,
    knocks,
    principals,
    ends,
    facts,
    async close() {
      door.close()
      await rooms.close()
      const closed = new Promise(resolve => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
