import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { Failure, toBody } from './failure.ts'

/** How long and how large a request may be before anybody has looked at it: what is slow or large on purpose costs little. */
export interface DoorLimits {
  /** until all headers have come, ms */
  readonly headersMs: number
  /** until the whole request has come, ms: a photo over bad Wi-Fi is slow too */
  readonly requestMs: number
  /** a kept connection with nothing asked, ms */
  readonly idleMs: number
  /** how often the above is looked at, ms */
  readonly checkMs: number
  /** of all headers together, bytes */
  readonly headerBytes: number
  readonly headers: number
  /** calls a second: a token has its own allowance; an address may be a whole room that arrives at once */
  readonly callsPerToken: number
  readonly callsPerAddress: number
  /** sockets at once, WebSockets included */
  readonly connections: number
}

export const DOOR_LIMITS: DoorLimits = {
  headersMs: 15_000,
  requestMs: 60_000,
  idleMs: 72_000,
  checkMs: 5_000,
  headerBytes: 16 * 1024,
  headers: 100,
  callsPerToken: 100,
  callsPerAddress: 1_000,
  connections: 20_000,
}

/** What Node's own server is made with. */
export const serverOptions = (limits: DoorLimits): object => ({
  maxHeaderSize: limits.headerBytes,
  headersTimeout: limits.headersMs,
  requestTimeout: limits.requestMs,
  keepAliveTimeout: limits.idleMs,
  connectionsCheckingInterval: limits.checkMs,
})

export function limitServer(server: Server, limits: DoorLimits): void {
  server.maxHeadersCount = limits.headers
  server.maxConnections = limits.connections
}

const ANSWERS: Readonly<Record<string, Failure>> = {
  HPE_HEADER_OVERFLOW: new Failure(431, 'too-large', 'The headers of this request are too large.'),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: new Failure(413, 'too-large', 'The chunks of this request are too large.'),
  ERR_HTTP_REQUEST_TIMEOUT: new Failure(408, 'too-slow', 'This request did not come to its end.'),
}
const UNREADABLE = new Failure(400, 'bad-request', 'This request could not be read.')

/** What could not even be read as a request is answered like everything else, and its connection closed. */
export function refuseUnreadable(fault: Error & { code?: string }, socket: Socket): void {
  if (fault.code === 'ECONNRESET' || socket.destroyed) return
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const failure = ANSWERS[fault.code ?? ''] ?? UNREADABLE
  const body = JSON.stringify(toBody(failure))
  socket.end(
    `HTTP/1.1 ${failure.status} Refused\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}
