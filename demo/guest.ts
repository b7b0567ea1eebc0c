import { v4 as uuid } from 'uuid'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { NoteKind } from '../shared/domain/note.ts'
import type { Day } from '../shared/document/programme.ts'
import { addNote, moveNote, orderBetween, putOnPlate } from '../shared/document/cloth-edits.ts'
import { readCloth } from '../shared/document/cloth-read.ts'
import { MESSAGE, SUBPROTOCOL } from '../shared/protocol/messages.ts'
import type { Joined } from '../shared/protocol/api.ts'
import type { Caller } from './http.ts'

/** A document open over the real WebSocket with the stock provider, and how much of what it sent the server has on disk. */
export interface OpenCloth {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** resolves once the server's copy has come */
  readonly synced: Promise<void>
  readonly acknowledged: () => number
  close(): void
}

export function openCloth(caller: Caller, event: string, document: string, token: string, clientId: number): OpenCloth {
  const doc = new Y.Doc()
  doc.clientID = clientId
  class Socket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { authorization: `Bearer ${token}` } })
    }
  }
  const provider = new WebsocketProvider(`${caller.url.replace(/^http/, 'ws')}/sync/${event}`, document, doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    protocols: [SUBPROTOCOL],
  })
  let acknowledged = 0
  for (const type of [MESSAGE.welcome, MESSAGE.refused, MESSAGE.heartbeat, MESSAGE.presence]) provider.messageHandlers[type] = () => {}
  provider.messageHandlers[MESSAGE.acknowledged] = (_encoder, decoder) => {
    acknowledged = decoding.readVarUint(decoder)
  }
  const synced = new Promise<void>(resolve => {
    provider.on('sync', (yes: boolean) => yes && resolve())
  })
  return {
    doc,
    provider,
    synced,
    acknowledged: () => acknowledged,
    close() {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** One simulated person: joined through the real interface, at a table, with the cloth open. */
export class Guest {
  readonly #caller: Caller
  readonly #event: string
  readonly joined: Joined
  #cloth: OpenCloth | undefined
  #table = ''

  constructor(caller: Caller, event: string, joined: Joined) {
    this.#caller = caller
    this.#event = event
    this.joined = joined
  }

  get name(): string {
    return this.joined.person.name
  }
  get table(): string {
    return this.#table
  }

  command(body: unknown): Promise<unknown> {
    return this.#caller.call('POST', `/events/${this.#event}/commands`, { bearer: this.joined.token, body })
  }

  /** Goes to a table and opens its cloth. One client id serves every document of the event. */
  async sitAt(table: string): Promise<void> {
    if (table === this.#table && this.#cloth !== undefined) return
    this.leave()
    const clientId = await this.#newClientId()
    this.#table = table
    this.#cloth = openCloth(this.#caller, this.#event, `table-${table}`, this.joined.token, clientId)
    await this.#cloth.synced
  }

  async #newClientId(): Promise<number> {
    const { clientIds } = await this.#caller.call<{ clientIds: number[] }>('POST', `/events/${this.#event}/client-ids`, {
      bearer: this.joined.token,
      body: { count: 1 },
    })
    const [id] = clientIds
    if (id === undefined) throw new Error('the server gave no client id')
    return id
  }

  /** Writes a note; gives its id. `by` another name when writing for a person on paper. */
  write(note: { text: string; kind: NoteKind; zone: number | null; round: number; x: number; y: number; for?: string }): string {
    const doc = this.#open().doc
    const id = uuid()
    const me = this.joined.alias?.[this.#table] ?? this.joined.person.id
    const last = readCloth(doc, 3).notes.at(-1)?.order
    addNote(doc, {
      id,
      core: {
        by: note.for ?? me,
        ...(note.for === undefined ? {} : { scribe: me }),
        round: note.round,
        at: Date.now(),
        lang: 'fr',
      },
      text: note.text,
      kind: note.kind,
      pos: [note.x, note.y, orderBetween(last)],
      zone: note.zone,
    })
    return id
  }

  /** Nudges a note that anybody wrote, as people do. */
  nudge(id: string, dx: number, dy: number): void {
    const doc = this.#open().doc
    const note = readCloth(doc, 3).notes.find(found => found.id === id)
    if (note !== undefined) moveNote(doc, id, [Math.max(0, note.x + dx), Math.max(0, note.y + dy), note.order], note.zone)
  }

  putOnPlate(id: string): void {
    const doc = this.#open().doc
    const taken = readCloth(doc, 10).notes.filter(note => note.onPlate)
    putOnPlate(doc, id, orderBetween(taken.at(-1)?.order))
  }

  notes() {
    return readCloth(this.#open().doc, 3).notes
  }

  /** The Wi-Fi goes: nothing is sent, writing goes on here. */
  dropOff(): void {
    this.#open().provider.disconnect()
  }
  comeBack(): void {
    this.#open().provider.connect()
  }

  leave(): void {
    this.#cloth?.close()
    this.#cloth = undefined
  }

  #open(): OpenCloth {
    if (this.#cloth === undefined) throw new Error(`${this.name} sits at no table`)
    return this.#cloth
  }
}

/** The programme as a guest or a facilitator of the demo follows it. */
export class Programme {
  readonly #cloth: OpenCloth
  constructor(caller: Caller, event: string, token: string, clientId: number) {
    this.#cloth = openCloth(caller, event, 'programme', token, clientId)
  }
  get ready(): Promise<void> {
    return this.#cloth.synced
  }
  get day(): Day | undefined {
    return this.#cloth.doc.getMap<Day>('day').get('day')
  }
  seats(person: string): readonly (string | null)[] {
    return this.#cloth.doc.getMap<readonly (string | null)[]>('seats').get(person) ?? []
  }
  /** Resolves when the day is as wanted: a fact, never a duration. */
  when(wanted: (day: Day) => boolean): Promise<void> {
    return new Promise(resolve => {
      const map = this.#cloth.doc.getMap<Day>('day')
      const look = () => {
        const day = this.day
        if (day === undefined || !wanted(day)) return
        map.unobserve(look)
        resolve()
      }
      map.observe(look)
      look()
    })
  }
  close(): void {
    this.#cloth.close()
  }
}
