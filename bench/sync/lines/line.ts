import type { Socket } from 'node:net'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { MESSAGE } from '../../../shared/protocol/messages.ts'
import { framed } from '../figures.ts'
import type { Served } from '../servers.ts'
import { clocksOf, readOnce } from './read-once.ts'
import { type Heard, type Seat, SPEECHES, type Speech, SYNC } from './tongues.ts'

/** Frames and bytes that came, shared by the lines that are counted together. */
export interface Tally {
  frames: number
  bytes: number
}
export const newTally = (): Tally => ({ frames: 0, bytes: 0 })

export interface Ears {
  readonly tally?: Tally
  /** new clocks of a writer's: `before` is what this line had of them */
  readonly learnt?: (client: number, before: number, clock: number) => void
  /** each piece of content as it came */
  readonly content?: (update: Uint8Array) => void
  readonly acknowledged?: (count: number) => void
  /** answers the server's question for what it may lack; nothing unless told otherwise, as from a page that wrote nothing */
  readonly holds?: (clocks: Uint8Array) => Uint8Array
  readonly closed?: () => void
}

const NOTHING = new Uint8Array([0, 0])

/**
 * One person's connection to one document, for any of the servers: the frames of a real client without its document. What comes
 * is decoded far enough to know which writers' clocks it brings; a whole `Y.Doc` for each of a thousand people would
 * measure the generator.
 */
export class Line {
  /** what this client holds, as a state vector */
  readonly clocks = new Map<number, number>()
  /** resolves when the server's first step 2 came */
  readonly synced: Promise<void>
  readonly room: string
  readonly socket: WebSocket
  readonly #speech: Speech
  readonly #ears: Ears
  #sync!: () => void
  #wire: Socket | undefined
  #handshake = 0

  constructor(
    server: Pick<Served, 'tongue' | 'url'>,
    seat: Seat,
    ears: Ears = {},
    known?: ReadonlyMap<number, number>,
  ) {
    this.room = seat.room
    this.#ears = ears
    this.#speech = SPEECHES[server.tongue]
    for (const [client, clock] of known ?? []) this.clocks.set(client, clock)
    this.synced = new Promise(resolve => {
      this.#sync = resolve
    })
    const { path, protocols, headers } = this.#speech.knock(seat)
    const address = server.url.replace(/^http/, 'ws') + path
    // Compression is offered, as every browser does: whether it is taken is the server's choice.
    this.socket = new WebSocket(address, protocols, { headers, perMessageDeflate: true, skipUTF8Validation: true })
    this.socket.on('upgrade', ({ socket }) => {
      this.#wire = socket
      this.#handshake = socket.bytesRead
    })
    this.socket.on('open', () => {
      for (const frame of this.#speech.hello(this.room)) this.socket.send(frame)
      this.#sendSync(SYNC.step1, vectorOf(this.clocks))
    })
    this.socket.on('message', data => this.#hear(data as Buffer))
    this.socket.on('error', () => {})
    this.socket.on('close', () => ears.closed?.())
  }

  /** bytes that came over the network, as they travelled, the handshake left out */
  get wireBytes(): number {
    return (this.#wire?.bytesRead ?? 0) - this.#handshake
  }

  /** our end of the connection */
  get localPort(): number {
    return this.#wire?.localPort ?? 0
  }

  update(update: Uint8Array): void {
    this.#sendSync(SYNC.update, update)
  }

  /** Our own client's word that somebody is writing, or has stopped. */
  writing(writing: boolean): void {
    this.#send(MESSAGE.presence, encoder => encoding.writeVarString(encoder, JSON.stringify({ writing, zone: 0 })))
  }

  /** A cursor, as y-protocols' awareness carries it: one entry, its clock, its state. */
  cursor(client: number, clock: number, state: string): void {
    const body = encoding.createEncoder()
    encoding.writeVarUint(body, 1)
    encoding.writeVarUint(body, client)
    encoding.writeVarUint(body, clock)
    encoding.writeVarString(body, state)
    this.#send(MESSAGE.awareness, encoder => encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body)))
  }

  close(): void {
    this.socket.removeAllListeners('close')
    this.socket.close()
    setTimeout(() => this.socket.terminate(), 1_000).unref()
  }

  #send(type: number, write: (encoder: encoding.Encoder) => void): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(this.#speech.frame(this.room, type, write))
  }

  #sendSync(step: number, body: Uint8Array): void {
    this.#send(MESSAGE.sync, encoder => {
      encoding.writeVarUint(encoder, step)
      encoding.writeVarUint8Array(encoder, body)
    })
  }

  #hear(frame: Buffer): void {
    const { tally } = this.#ears
    if (tally !== undefined) {
      tally.frames++
      tally.bytes += framed(frame.byteLength)
    }
    this.#take(readOnce(this.#speech, this.room, frame))
  }

  #take(heard: Heard): void {
    if (heard.kind === 'several') for (const part of heard.parts) this.#take(part)
    else if (heard.kind === 'step1') this.#sendSync(SYNC.step2, this.#ears.holds?.(heard.clocks) ?? NOTHING)
    else if (heard.kind === 'acknowledged') this.#ears.acknowledged?.(heard.count)
    else if (heard.kind !== 'other') {
      for (const [client, clock] of clocksOf(heard.update)) {
        const before = this.clocks.get(client) ?? 0
        if (clock <= before) continue
        this.clocks.set(client, clock)
        this.#ears.learnt?.(client, before, clock)
      }
      this.#ears.content?.(heard.update)
      if (heard.kind === 'step2') this.#sync()
    }
  }
}

/** A state vector as y-protocols writes it. */
export function vectorOf(clocks: ReadonlyMap<number, number>): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, clocks.size)
  for (const [client, clock] of clocks) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }
  return encoding.toUint8Array(encoder)
}

/** Opens so many at a time, and waits for each portion: arriving is not what is measured. */
export async function openAll<T>(
  count: number,
  atOnce: number,
  open: (at: number) => { readonly line: T; readonly ready: Promise<void> },
): Promise<T[]> {
  const lines: T[] = []
  for (let from = 0; from < count; from += atOnce) {
    const portion = Array.from({ length: Math.min(atOnce, count - from) }, (_, at) => open(from + at))
    await Promise.all(portion.map(({ ready }) => ready))
    lines.push(...portion.map(({ line }) => line))
  }
  return lines
}
