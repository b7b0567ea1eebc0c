import { type Socket, connect } from 'node:net'
import { WebSocket } from 'ws'
import { documentName } from '../../shared/document/names.ts'
import { EPOCH_SUBPROTOCOL, SUBPROTOCOL } from '../../shared/protocol/messages.ts'
import type { Rooms } from '../../server/sync/rooms.ts'
import type { Guest } from './socket-pair.ts'
import type { TestSyncServer } from './sync-server.ts'

const PATIENCE_MS = 15_000

/** Lets the guests of `socket-pair.ts` talk to a real server over real sockets, as `Bearer <person>`. */
export function overSockets(
  address: string,
  protocols: readonly string[] = [],
  bearer: (person: string) => string = person => person,
): Pick<Rooms, 'connect'> {
  return {
    connect(_event, name, peer) {
      const epoch = peer.epoch === undefined ? [] : [`${EPOCH_SUBPROTOCOL}${peer.epoch}`]
      const offered = peer.extended ? [SUBPROTOCOL, ...epoch, ...protocols] : [...protocols]
      const socket = new WebSocket(`${address}/${documentName(name)}`, offered, {
        headers: { authorization: `Bearer ${bearer(peer.principal.person)}` },
      })
      let early: Uint8Array[] = []
      socket.on('open', () => {
        for (const frame of early) socket.send(frame)
        early = []
      })
      socket.on('message', data => peer.send(new Uint8Array(data as Buffer)))
      socket.on('close', code => peer.close(code))
      // A refused or broken line also says `close`.
      socket.on('error', () => {})
      return {
        receive(frame) {
          if (socket.readyState === WebSocket.CONNECTING) early.push(frame)
          else if (socket.readyState === WebSocket.OPEN) socket.send(frame)
        },
        drained: () => {},
        left() {
          socket.removeAllListeners('close')
          socket.terminate()
        },
      }
    },
  }
}

/** Carries what is under way until something is true. Throws, with what was waited for, when that takes far too long. */
export async function until(what: string, isSo: () => boolean, ...guests: readonly Guest[]): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    for (const guest of guests) guest.carry()
    if (isSo()) return
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`)
    await new Promise(resolve => setImmediate(resolve))
  }
}

/** A WebSocket opened by hand: the bare line, on which anything can be written. */
export async function bareLine(server: TestSyncServer, document = 'table-t1', person = 'mallory'): Promise<Socket> {
  const line = connect(server.port, '127.0.0.1')
  line.on('error', () => {})
  line.write(handshake(document, person))
  await new Promise<void>(resolve => line.once('data', () => resolve()))
  return line
}

export const handshake = (document = 'table-t1', person = 'mallory', more = ''): string =>
  `GET /sync/e1/${document} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nAuthorization: Bearer ${person}\r\n` +
  `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${more}\r\n`

/** A frame as a client sends it: masked with zeros, so that the payload reads as it is. `first`: flags and kind. */
export function masked(first: number, payload: ArrayLike<number>): Buffer {
  const { length } = payload
  const size =
    length < 126
      ? [0x80 | length]
      : length < 65_536
        ? [0xfe, length >> 8, length & 255]
        : [0xff, 0, 0, 0, 0, ...[24, 16, 8, 0].map(bits => (length >> bits) & 255)]
  return Buffer.concat([Buffer.from([first, ...size, 0, 0, 0, 0]), Buffer.from(Array.from(payload))])
}
