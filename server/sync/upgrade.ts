import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { type DocumentName, readDocumentName } from '../../shared/document/names.ts'
import {
  CLOSING,
  EPOCH_SUBPROTOCOL,
  PACKED_SUBPROTOCOL,
  PERSON_SUBPROTOCOL,
  SUBPROTOCOL,
  SYNC_LIMITS,
} from '../../shared/protocol/messages.ts'
import { NO_METER, type SyncMeter } from '../metrics/meter.ts'
import { mayRead } from './rights.ts'
import type { Rooms } from './rooms.ts'
import type { Principal, Situation } from './situation.ts'
import { createSocketPeer, dismiss } from './socket-peer.ts'
import type { Timers } from './timers.ts'

/** What a request for `/sync/:event/:document` says of itself. Whether it may is for `authenticate` to find out. */
export interface Knock {
  readonly event: string
  readonly document: DocumentName
  readonly authorization: string | undefined
  readonly cookies: Readonly<Record<string, string>>
  /** the person whose cookie is to be used, from the subprotocol `person.<id>` */
  readonly personNamed: string | undefined
  /** the epoch of the copy that the client holds, from the subprotocol `epoch.<n>` */
  readonly epoch: number | undefined
  /** it can unpack what is long */
  readonly unpacks: boolean
  readonly origin: string | undefined
  readonly host: string | undefined
}

export type Admission =
  | { readonly ok: true; readonly principal: Principal; readonly situation: Situation }
  /** `unauthorised`: nobody we know · `forbidden`: not for them, or a foreign Origin · `unknown`: no such event */
  | { readonly ok: false; readonly why: 'unauthorised' | 'forbidden' | 'unknown' }

export interface SyncDoor {
  /** Asks everybody inside to come back (1012): perhaps elsewhere. */
  sendAway(): void
  /** Stops letting anybody in; those inside stay until `rooms.close`. */
  close(): void
  /** Cuts every line that is still there, whatever it has left to say. */
  hangUp(): void
}

export interface SyncDoorOptions {
  readonly rooms: Rooms
  readonly authenticate: (knock: Knock) => Promise<Admission>
  /** Where the event is kept, asked first; `passed`: the socket was handed to that machine. Without it: all are here. */
  readonly route?: ((event: string, line: Line) => Promise<'here' | 'passed' | 'nobody'>) | undefined
  readonly timers: Timers
  readonly log?: (fact: Readonly<Record<string, unknown>>) => void
  readonly meter?: SyncMeter
}

interface Line {
  readonly request: IncomingMessage
  readonly socket: Duplex
  readonly head: Buffer
}

/** How many may be asking to come in at the same moment: a whole large event after a restart. */
const MOST_KNOCKING = 2_000
const PING_EVERY_MS = 30_000

/**
 * Answers WebSocket upgrades at `/sync/:event/:document`. A refusal lets the socket open and closes it with a 44xx code at once:
 * browsers cannot read a refused upgrade, and y-websocket would knock for ever.
 */
export function attachSync(server: Server, options: SyncDoorOptions): SyncDoor {
  const { rooms, authenticate, route, timers, log = () => {}, meter = NO_METER.sync } = options
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    perMessageDeflate: false,
    // Twice what we take, so that somebody a little over is told so; beyond it `ws` hangs up by itself (1009).
    maxPayload: 2 * SYNC_LIMITS.frameBytes,
    handleProtocols: offered => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : ([...offered][0] ?? false)),
  })
  let knocking = 0
  let closed = false

  function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Until `ws` takes over nobody else listens, and an unheard error would end the process.
    const ignore = (): void => void socket.destroy()
    socket.on('error', ignore)
    const knock = readKnock(request)
    if (knock === undefined) return reject(socket, '404 Not Found')
    if (closed || knocking >= MOST_KNOCKING) return reject(socket, '503 Service Unavailable')
    knocking++
    letIn(knock, { request, socket, head })
      .finally(() => knocking--)
      .then(
        admission => {
          if (admission === 'passed') return
          if (admission === 'nobody') return reject(socket, '503 Service Unavailable')
          socket.off('error', ignore)
          if (socket.destroyed) return
          sockets.handleUpgrade(request, socket, head, ws => {
            answered.add(ws)
            ws.on('pong', () => answered.add(ws))
            if (!admission.ok) {
              meter.closed(CODE[admission.why])
              return dismiss(ws, CODE[admission.why], timers)
            }
            const { principal, situation } = admission
            createSocketPeer(
              ws,
              { line: socket, timers, principal, situation, epoch: knock.epoch, unpacks: knock.unpacks, meter },
              peer => rooms.connect(knock.event, knock.document, peer),
            )
          })
        },
        error => {
          log({ what: 'knock-failed', event: knock.event, error: String(error) })
          reject(socket, '503 Service Unavailable')
        },
      )
  }

  async function letIn(knock: Knock, line: Line): Promise<Admission | 'passed' | 'nobody'> {
    const found = route === undefined ? 'here' : await route(knock.event, line)
    return found === 'here' ? admit(knock) : found
  }

  async function admit(knock: Knock): Promise<Admission> {
    const admission = await authenticate(knock)
    if (!admission.ok || mayRead(knock.document, admission.principal, admission.situation)) return admission
    const { document } = knock
    const missing =
      (document.kind === 'table' || document.kind === 'own') && !admission.situation.hasTable(document.table)
    return { ok: false, why: missing ? 'unknown' : 'forbidden' }
  }

  /** A phone that fell asleep says nothing and closes nothing; its seat must not stay «online» for ever. */
  const answered = new WeakSet<object>()
  let nextPing = timers.after(PING_EVERY_MS, ping)
  function ping(): void {
    for (const ws of sockets.clients) {
      if (!answered.delete(ws)) ws.terminate()
      else if (ws.readyState === ws.OPEN) ws.ping()
    }
    nextPing = timers.after(PING_EVERY_MS, ping)
  }

  server.on('upgrade', onUpgrade)
  return {
    sendAway() {
      for (const ws of sockets.clients) dismiss(ws, CLOSING.restart, timers)
    },
    close() {
      closed = true
      nextPing()
    },
    hangUp() {
      for (const ws of sockets.clients) ws.terminate()
    },
  }
}

const CODE = { unauthorised: CLOSING.unauthorised, forbidden: CLOSING.forbidden, unknown: CLOSING.unknown } as const

function reject(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Reads a request for a document; undefined when it asks for anything else. */
export function readKnock(request: IncomingMessage): Knock | undefined {
  const path = /^\/sync\/([A-Za-z0-9_-]{1,64})\/([A-Za-z0-9_-]{1,100})(?:\?|$)/.exec(request.url ?? '')
  const document = path?.[2] === undefined ? undefined : readDocumentName(path[2])
  if (path?.[1] === undefined || document === undefined) return undefined
  const { authorization, cookie, origin, host } = request.headers
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map(each => each.trim())
  const named = offered.find(each => each.startsWith(PERSON_SUBPROTOCOL))
  const epoch = offered.find(each => each.startsWith(EPOCH_SUBPROTOCOL))?.slice(EPOCH_SUBPROTOCOL.length)
  return {
    event: path[1],
    document,
    authorization,
    cookies: readCookies(cookie),
    personNamed: named?.slice(PERSON_SUBPROTOCOL.length),
    epoch: epoch === undefined || !/^\d{1,15}$/.test(epoch) ? undefined : Number(epoch),
    unpacks: offered.includes(PACKED_SUBPROTOCOL),
    origin,
    host,
  }
}

function readCookies(header: string | undefined): Readonly<Record<string, string>> {
  const cookies = new Map<string, string>()
  for (const pair of (header ?? '').split(';')) {
    const equals = pair.indexOf('=')
    if (equals < 1) continue
    const [name, value] = [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()]
    if (!cookies.has(name)) cookies.set(name, decode(value))
  }
  return Object.fromEntries(cookies)
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    // A stray percent sign: the value is what it is.
    return value
  }
}
