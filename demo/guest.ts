import { v4 as uuid } from 'uuid'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { LinkKind, NoteKind } from '../shared/domain/note.ts'
import type { Day } from '../shared/document/programme.ts'
import { addLink, addNote, moveNote, orderBetween, putOnPlate, setValue } from '../shared/document/cloth-edits.ts'
import { readCloth } from '../shared/document/cloth-read.ts'
import { CafeProvider } from '../client/session/provider.ts'
import { watchUnsaved } from '../client/session/unsaved.ts'
import type { Joined } from '../shared/protocol/api.ts'
import type { Caller } from './http.ts'

/** A document open over the real WebSocket, with the client's own provider and ledger of what is on the server's disk. */
export interface OpenCloth {
  readonly doc: Y.Doc
  readonly provider: CafeProvider
  /** resolves once the server's copy has come */
  readonly synced: Promise<void>
  /** resolves once everything written here is on the server's disk, however many connections it takes */
  settled(): Promise<void>
  close(): void
}

export function openCloth(
  caller: Caller,
  event: string,
  document: string,
  who: { person: string; token: string; clientId: number },
): OpenCloth {
  const doc = new Y.Doc()
  doc.clientID = who.clientId
  class Socket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { authorization: `Bearer ${who.token}` } })
    }
  }
  let look = () => {}
  const ledger = watchUnsaved(doc, () => look())
  const nothing = () => {}
  const provider = new CafeProvider(`${caller.url.replace(/^http/, 'ws')}/sync/${event}`, document, doc, {
    person: who.person,
    socket: Socket as unknown as typeof globalThis.WebSocket,
    events: {
      welcome: nothing,
      refused: refused => {
        throw new Error(`${document}: an honest edit was refused (${refused.code})`)
      },
      heartbeat: nothing,
      presence: nothing,
      sent: (index, wasStep2) => ledger.sent(index, wasStep2),
      acknowledged: index => ledger.acknowledged(index),
    },
  })
  provider.on('status', ({ status }: { status: string }) => status === 'disconnected' && ledger.disconnected())
  const synced = new Promise<void>(resolve => {
    provider.on('sync', (yes: boolean) => yes && resolve())
  })
  provider.connect()
  return {
    doc,
    provider,
    synced,
    settled: () =>
      new Promise(resolve => {
        look = () => ledger.keys().size === 0 && resolve()
        look()
      }),
    close() {
      ledger.stop()
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
    await this.leave()
    const clientId = await newClientId(this.#caller, this.#event, this.joined)
    this.#table = table
    this.#cloth = openCloth(this.#caller, this.#event, `table-${table}`, {
      person: this.joined.person.id,
      token: this.joined.token,
      clientId,
    })
    await this.#cloth.synced
  }

  /** Writes a note; gives its id. `by` another name when writing for a person on paper. */
  write(note: {
    text: string
    kind: NoteKind
    zone: number | null
    round: number
    x: number
    y: number
    for?: string
  }): string {
    const doc = this.#open().doc
    const id = uuid()
    const me = this.#signature()
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
    if (note !== undefined)
      moveNote(doc, id, [Math.max(0, note.x + dx), Math.max(0, note.y + dy), note.order], note.zone)
  }

  putOnPlate(id: string): void {
    const doc = this.#open().doc
    const taken = readCloth(doc, 10).notes.filter(note => note.onPlate)
    putOnPlate(doc, id, orderBetween(taken.at(-1)?.order))
  }

  /** Draws a link between two notes of this cloth. */
  link(a: string, b: string, kind: LinkKind): void {
    addLink(this.#open().doc, uuid(), { by: this.#signature(), a, b, kind })
  }

  hasLink(a: string, b: string): boolean {
    return readCloth(this.#open().doc, 3).links.some(link => link.a === a && link.b === b)
  }

  /** Lays these notes in one pile on the first of them, and names it. */
  pileUp(ids: readonly string[], name: string): void {
    const doc = this.#open().doc
    const [group] = ids
    const first = readCloth(doc, 3).notes.find(note => note.id === group)
    if (group === undefined || first === undefined) return
    doc.transact(() => {
      setValue(doc, 'groups', group, { name })
      for (const { id, order } of readCloth(doc, 3).notes.filter(note => ids.includes(note.id))) {
        setValue(doc, 'grp', id, group)
        moveNote(doc, id, [first.x, first.y, order], first.zone)
      }
    })
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

  /** Resolves once everything written here is on the server's disk. */
  async settled(): Promise<void> {
    await this.#cloth?.settled()
  }

  /** Leaves the cloth, once all that was written here is safe. */
  async leave(): Promise<void> {
    await this.#cloth?.settled()
    this.#cloth?.close()
    this.#cloth = undefined
  }

  #signature(): string {
    return this.joined.alias?.[this.#table] ?? this.joined.person.id
  }

  #open(): OpenCloth {
    if (this.#cloth === undefined) throw new Error(`${this.name} sits at no table`)
    return this.#cloth
  }
}

/** The programme as a guest or a facilitator of the demo follows it. */
export class Programme {
  readonly #cloth: OpenCloth
  constructor(caller: Caller, event: string, who: { person: string; token: string; clientId: number }) {
    this.#cloth = openCloth(caller, event, 'programme', who)
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

/** A fresh Yjs client id, issued by the server: one for each document opened. */
export async function newClientId(caller: Caller, event: string, joined: Joined): Promise<number> {
  const { clientIds } = await caller.call<{ clientIds: number[] }>('POST', `/events/${event}/client-ids`, {
    bearer: joined.token,
    body: { count: 1 },
  })
  const [id] = clientIds
  if (id === undefined) throw new Error('the server gave no client id')
  return id
}
