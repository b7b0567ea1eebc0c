import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'
import type { WebSocket } from 'ws'
import { CLOSING, SUBPROTOCOL } from '../../shared/protocol/messages.ts'
import type { SyncMeter } from '../metrics/meter.ts'
import { createReading } from './reading.ts'
import type { Connection } from './rooms.ts'
import type { Peer } from './session.ts'
import type { Principal, Situation } from './situation.ts'
import type { Timers } from './timers.ts'

/** More than this sent and not read, on its way or in the kernel, and the connection lags; below a quarter, it has caught up. */
const LAGGING_BYTES = 512 * 1024
const CAUGHT_UP_BYTES = LAGGING_BYTES / 4
/** How long a closing handshake may take before we hang up. */
const FAREWELL_MS = 5_000

interface Given {
  /** what the WebSocket runs on */
  readonly line: Duplex
  readonly timers: Timers
  readonly principal: Principal
  readonly situation: Situation
  readonly epoch: number | undefined
  readonly unpacks: boolean
  readonly meter: SyncMeter
}

/** Makes a socket the peer of a room. All listeners are on before this returns, so that no early frame and no error is lost. */
export function createSocketPeer(
  ws: WebSocket,
  { line, timers, principal, situation, epoch, unpacks, meter }: Given,
  connect: (peer: Peer) => Connection,
): void {
  let lags = false
  const reading = createReading({ timers, ask: mark => ws.ping(mark), stopped: cutOff })

  /** A farewell would wait behind all that was not read, and the kernel would keep that: the line is cut, and they come back. */
  function cutOff(): void {
    meter.closed(CLOSING.overloaded)
    cut(line)
    connection.left()
  }
  function answered(mark: string): void {
    reading.answered(mark)
    if (!lags || reading.unread() > CAUGHT_UP_BYTES || ws.readyState !== ws.OPEN) return
    lags = false
    connection.drained()
  }
  const peer: Peer = {
    principal,
    situation,
    extended: ws.protocol === SUBPROTOCOL,
    epoch,
    unpacks: unpacks && ws.protocol === SUBPROTOCOL,
    isLagging: () => lags,
    waitingBytes: () => ws.bufferedAmount,
    send(frame) {
      if (ws.readyState !== ws.OPEN) return
      ws.send(frame)
      reading.sent(frame.byteLength)
      lags ||= reading.unread() > LAGGING_BYTES
    },
    close(code) {
      reading.stop()
      dismiss(ws, code, timers)
    },
  }
  let connection: Connection = NOBODY
  ws.on('error', () => ws.terminate())
  ws.on('close', () => {
    reading.stop()
    connection.left()
  })
  ws.on('pong', data => answered(data.toString('latin1')))
  ws.on('message', (data, isBinary) => connection.receive(isBinary ? toBytes(data) : UNREADABLE))
  connection = connect(peer)
}

/** Ends a line at once, what is on its way included where that can be had: Node resets no line that is encrypted. */
export function cut(line: Duplex): void {
  if (line instanceof Socket && !(line instanceof TLSSocket)) line.resetAndDestroy()
  else line.destroy()
}

/** Closes with a code, and hangs up when the other end does not answer. */
export function dismiss(ws: WebSocket, code: number, timers: Timers): void {
  ws.on('error', () => ws.terminate())
  ws.close(code)
  const hangUp = timers.after(FAREWELL_MS, () => ws.terminate())
  ws.on('close', hangUp)
}

const NOBODY: Connection = { receive: () => {}, drained: () => {}, left: () => {} }
/** A text frame holds none of our messages. */
const UNREADABLE = new Uint8Array()

function toBytes(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
