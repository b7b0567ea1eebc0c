import type { WebSocket } from 'ws'
import { CLOSING, SUBPROTOCOL } from '../../shared/protocol/messages.ts'
import type { SyncMeter } from '../metrics/meter.ts'
import type { Connection } from './rooms.ts'
import type { Peer } from './session.ts'
import type { Principal, Situation } from './situation.ts'
import type { Timers } from './timers.ts'

/** More than this waiting to be sent and the connection lags; below a quarter of it, it has caught up. */
const LAGGING_BYTES = 1024 * 1024
const CAUGHT_UP_BYTES = LAGGING_BYTES / 4
/** Nothing at all got through for so long: this reader has stopped. Who reads slowly is waited for. */
const PATIENCE_MS = 12_000
/** The farewell of somebody who does not read waits behind all the rest; it is not waited for long. */
const SHORT_FAREWELL_MS = 2_000
/** How long a closing handshake may take before we hang up. */
const FAREWELL_MS = 5_000

interface Given {
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
  { timers, principal, situation, epoch, unpacks, meter }: Given,
  connect: (peer: Peer) => Connection,
): void {
  let losingPatience: (() => void) | undefined

  const caughtUp = (): void => {
    if (losingPatience === undefined || ws.readyState !== ws.OPEN) return
    losingPatience()
    losingPatience = undefined
    if (ws.bufferedAmount > CAUGHT_UP_BYTES) losingPatience = timers.after(PATIENCE_MS, losePatience)
    else connection.drained()
  }
  /** The farewell waits behind all that was not read; the table does not. */
  function losePatience(): void {
    meter.closed(CLOSING.overloaded)
    dismiss(ws, CLOSING.overloaded, timers, SHORT_FAREWELL_MS)
    connection.left()
  }
  const peer: Peer = {
    principal,
    situation,
    extended: ws.protocol === SUBPROTOCOL,
    epoch,
    unpacks: unpacks && ws.protocol === SUBPROTOCOL,
    isLagging: () => losingPatience !== undefined,
    waitingBytes: () => ws.bufferedAmount,
    send(frame) {
      if (ws.readyState !== ws.OPEN) return
      ws.send(frame, caughtUp)
      if (losingPatience === undefined && ws.bufferedAmount > LAGGING_BYTES)
        losingPatience = timers.after(PATIENCE_MS, losePatience)
    },
    close(code) {
      losingPatience?.()
      dismiss(ws, code, timers)
    },
  }
  let connection: Connection = NOBODY
  ws.on('error', () => ws.terminate())
  ws.on('close', () => {
    losingPatience?.()
    connection.left()
  })
  ws.on('message', (data, isBinary) => connection.receive(isBinary ? toBytes(data) : UNREADABLE))
  connection = connect(peer)
}

/** Closes with a code, and hangs up when the other end does not answer. */
export function dismiss(ws: WebSocket, code: number, timers: Timers, farewellMs = FAREWELL_MS): void {
  ws.on('error', () => ws.terminate())
  ws.close(code)
  const hangUp = timers.after(farewellMs, () => ws.terminate())
  ws.on('close', hangUp)
}

const NOBODY: Connection = { receive: () => {}, drained: () => {}, left: () => {} }
/** A text frame holds none of our messages. */
const UNREADABLE = new Uint8Array()

function toBytes(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
