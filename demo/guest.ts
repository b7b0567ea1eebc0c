import { v4 as uuid } from 'uuid'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { LinkKind, NoteKind } from '../shared/domain/note.ts'
import type { Announcement, Day } from '../shared/document/programme.ts'
import { addLink, addNote, moveNote, orderBetween, putOnPlate, setValue } from '../shared/document/cloth-edits.ts'
import { readCloth } from '../shared/document/cloth-read.ts'
import { CafeProvider } from '../client/session/provider.ts'
import { watchUnsaved } from '../client/session/unsaved.ts'
import type { Language } from '../shared/domain/text.ts'
import type { Joined } from '../shared/protocol/api.ts'
import { type Caller, Refusal } from './http.ts'

/** A document open over the real WebSocket, with the client's own provider and ledger of what is on the server's disk. */
export interface OpenCloth {
  readonly doc: Y.Doc
  readonly provider: CafeProvider
  /** resolves once the server's copy has come */
  readonly synced: Promise<void>
  /** resolves once everything written here is on the server's disk, however many connections it takes; at once when it is lost */
  settled(): Promise<void>
  /** refused, or begun anew by the server: what is written here now goes nowhere, a fresh copy is needed */
  isLost(): boolean
  /** resolves when it is lost */
  readonly gone: Promise<void>
  close(): void
}

export function openCloth(
  caller: Caller,
  event: string,
  document: string,
  who: { person: string; token: string; clientId: number },
  /** what the server did not take; an honest guest who is never disturbed hears none of it */
  refused: (code: string) => void = code => {
    throw new Error(`${document}: an honest edit was refused (${code})`)
  },
): OpenCloth {
  const doc = new Y.Doc()
  doc.clientID = who.clientId
  class Socket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, {
        headers: { authorization: `Bearer ${who.token}` },
        ...(caller.isOwnMachine ? { rejectUnauthorized: false } : {}),
      })
    }
  }
  let look = () => {}
  let lost = false
  let tellGone = () => {}
  const gone = new Promise<void>(resolve => {
    tellGone = resolve
  })
  const lose = () => {
    lost = true
    look()
    tellGone()
  }
  const ledger = watchUnsaved(doc, () => look())
  const nothing = () => {}
  const provider = new CafeProvider(`${caller.url.replace(/^http/, 'ws')}/sync/${event}`, document, doc, {
    person: who.person,
    socket: Socket as unknown as typeof globalThis.WebSocket,
    events: {
      welcome: nothing,
      refused: ({ code }) => {
        lose()
        refused(code)
      },
      heartbeat: nothing,
      presence: nothing,
      sent: (index, wasStep2) => ledger.sent(index, wasStep2),
      acknowledged: index => ledger.acknowledged(index),
    },
  })
  provider.on('status', ({ status }: { status: string }) => status === 'disconnected' && ledger.disconnected())
  // 44xx: this copy is no use any more.
  provider.on('connection-close', closed => {
    if (closed !== null && closed.code >= 4400 && closed.code < 4500) lose()
  })
  const synced = new Promise<void>(resolve => {
    provider.on('sync', (yes: boolean) => yes && resolve())
    provider.on('connection-close', () => lost && resolve())
  })
  provider.connect()
  return {
    doc,
    provider,
    synced,
    settled: () =>
      new Promise(resolve => {
        look = () => (lost || ledger.keys().size === 0) && resolve()
        look()
      }),
    isLost: () => lost,
    gone,
    close() {
      ledger.stop()
      provider.destroy()
      doc.destroy()
    },
  }
}

export interface GuestOptions {
  /** stays away from every cloth: on paper, or one of very many */
  readonly silent?: boolean | undefined
  /** notes are hidden until the host shows them: written in a document of one's own */
  readonly hidden?: boolean | undefined
  /** somebody may lock a table or move people meanwhile: what is refused is taken as said */
  readonly patient?: boolean | undefined
}

/** One simulated person: joined through the real interface, at a table, with the cloth open. */
export class Guest {
  readonly #caller: Caller
  readonly #event: string
  readonly #options: GuestOptions
  readonly joined: Joined
  #cloth: OpenCloth | undefined
  #box: OpenCloth | undefined
  #table = ''

  constructor(caller: Caller, event: string, joined: Joined, options: GuestOptions = {}) {
    this.#caller = caller
    this.#event = event
    this.#options = options
    this.joined = joined
  }

  get name(): string {
    return this.joined.person.name
  }
  get table(): string {
    return this.#table
  }
  get hasCloth(): boolean {
    return this.#cloth !== undefined
  }
  get isSilent(): boolean {
    return this.#options.silent === true
  }
  /** What stands as `by` under a note of theirs at this table. */
  get signature(): string {
    return this.joined.alias?.[this.#table] ?? this.joined.person.id
  }

  /** Throws a `Refusal` when it may not be, unless this guest is patient. */
  async command(body: unknown): Promise<void> {
    try {
      await this.#caller.call('POST', `/events/${this.#event}/commands`, { bearer: this.joined.token, body })
    } catch (fault) {
      if (this.#options.patient !== true || !(fault instanceof Refusal)) throw fault
    }
  }

  /** Says that an announcement was read here. */
  async read(announcement: string): Promise<void> {
    await this.#caller.call('POST', `/events/${this.#event}/announcements/${announcement}/shown`, {
      bearer: this.joined.token,
    })
  }

  /** Goes to a table and opens its cloth. One client id serves every document of the event. */
  async sitAt(table: string): Promise<void> {
    if (this.isSilent) {
      this.#table = table
      return
    }
    if (table === this.#table && this.#cloth?.isLost() === false) return
    await this.leave()
    const clientId = await newClientId(this.#caller, this.#event, this.joined)
    this.#table = table
    const who = { person: this.joined.person.id, token: this.joined.token, clientId }
    const open = (document: string) =>
      this.#options.patient === true
        ? openCloth(this.#caller, this.#event, document, who, () => {})
        : openCloth(this.#caller, this.#event, document, who)
    this.#cloth = open(`table-${table}`)
    if (this.#options.hidden === true) this.#box = open(`own-${table}-${who.person}`)
    await this.#cloth.synced
    await this.#box?.synced
  }

  /** A fresh copy of the cloth when the server took this one back. */
  async refresh(): Promise<void> {
    if (this.#cloth?.isLost() === true || this.#box?.isLost() === true) await this.sitAt(this.#table)
  }

  /** Tells the table that they are writing, or have stopped. */
  lean(writing: boolean, zone?: number): void {
    this.#cloth?.provider.sendWriting({ writing, zone })
  }

  /** Writes a note; gives its id. `for`: signs as that guest, who is on paper. */
  write(note: {
    text: string
    kind: NoteKind
    zone: number | null
    round: number
    x: number
    y: number
    lang?: Language
    for?: Guest
  }): string {
    const doc = this.#box?.doc ?? this.#open().doc
    const id = uuid()
    const last = readCloth(doc, 3).notes.at(-1)?.order
    addNote(doc, {
      id,
      core: {
        by: note.for?.signature ?? this.signature,
        ...(note.for === undefined ? {} : { scribe: this.signature }),
        round: note.round,
        at: Date.now(),
        lang: note.lang ?? 'fr',
      },
      text: note.text,
      kind: note.kind,
      pos: [note.x, note.y, orderBetween(last)],
      zone: note.zone,
    })
    return id
  }

  /** What they have written at this table and nobody else sees yet, or may never see. */
  hiddenNotes() {
    return this.#box === undefined ? [] : readCloth(this.#box.doc, 3).notes
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
    addLink(this.#open().doc, uuid(), { by: this.signature, a, b, kind })
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
    await this.#box?.settled()
  }

  /** Leaves the cloth, once all that was written here is safe. */
  async leave(): Promise<void> {
    await this.settled()
    this.#cloth?.close()
    this.#box?.close()
    this.#cloth = undefined
    this.#box = undefined
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
  /** Resolves once the programme knows of this person: it comes over another line than the answer at the door. */
  known(person: string): Promise<void> {
    return new Promise(resolve => {
      const map = this.#cloth.doc.getMap('seats')
      const look = () => {
        if (!map.has(person)) return
        map.unobserve(look)
        resolve()
      }
      map.observe(look)
      look()
    })
  }
  /** resolves when the server has no more to say here: the event was erased */
  get gone(): Promise<void> {
    return this.#cloth.gone
  }
  /** Calls back for each announcement to phones that comes from now on. */
  onAnnouncement(heard: (id: string) => void): void {
    const map = this.#cloth.doc.getMap<Announcement>('announcements')
    map.observe(({ keysChanged }) => {
      for (const id of keysChanged) if (map.get(id)?.to.includes('phones') === true) heard(id)
    })
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
