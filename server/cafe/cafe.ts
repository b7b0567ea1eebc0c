import type { Summary } from '../../shared/document/programme.ts'
import type { Command } from '../../shared/domain/commands.ts'
import { CLOSING } from '../../shared/protocol/messages.ts'
import type { Log } from '../log.ts'
import { faultFacts } from '../log.ts'
import type { Archive } from '../archive/archive.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Situation } from '../sync/situation.ts'
import type { Timers } from '../sync/timers.ts'
import { newClientId } from '../access/secrets.ts'
import type { Aliases } from './aliases.ts'
import { bringAll, followOriginals } from './bring.ts'
import { brought, settleCarried } from './carry.ts'
import { withoutPassages } from './amendments.ts'
import { changedDuties, type Duty, dutiesOf, fulfil, isDone } from './cloth-duties.ts'
import { type Actor, type Decision, decide } from './decide.ts'
import { PROGRAMME, QUOTES, SYNTHESIS, tracesOf, wipe } from './erasure.ts'
import { carry } from './hidden.ts'
import { located, lookUp } from './note-facts.ts'
import { NotStored } from './not-stored.ts'
import { erase, forgotten } from './people.ts'
import { nextMoment, tick } from './phases.ts'
import { makeQueue } from './queue.ts'
import { idFor } from './ids.ts'
import { createReceipts, type Receipts } from './receipts.ts'
import { changesBetween, readProgramme, toProgramme, writeProgramme } from './project.ts'
import { recordChanges } from './record.ts'
import { situationOf } from './situation.ts'
import type { CafeState } from './state.ts'
import { atRest, emptySummary, lookAgain } from './summary.ts'
import { createWalls, type Walls } from './walls.ts'

export interface CafeTools {
  readonly archive: Archive
  readonly rooms: Rooms
  readonly timers: Timers
  readonly aliases: Aliases
  readonly log: Log
}

/** Console and wall look once a second at most. */
const SUMMARY_MS = 1_000
/** setTimeout cannot wait longer than 24 days; an hour also lets a code run out in time. */
const LONGEST_WAIT_MS = 3_600_000
/** A table's document begins anew for people who left at most so often: everybody there comes back each time. */
const RENEW_MS = 60_000

/**
 * One event in memory. Decisions are taken at once on the newest state and answered when they are durable: while one batch
 * is being written the next ones gather, so that a whole room arriving costs a few writes. The record and what it changes in
 * the `programme` document are one batch; what it changes on cloths follows, and is put right at the next start if it could not.
 */
export class Cafe {
  readonly #tools: CafeTools
  /** the newest decision */
  #ahead: CafeState
  /** what the archive holds, and so what anybody is told */
  #durable: CafeState
  #programme: ReturnType<typeof toProgramme>
  readonly #summaries: Map<string, Summary>
  readonly #receipts: Receipts
  readonly #owners = new Map<number, string>()
  readonly #stale = new Set<string>()
  #waiting: { resolve: () => void; reject: (fault: unknown) => void }[] = []
  #writing: Promise<void> | undefined
  /** notes on their way from document to document; nothing in this queue waits for a decision, for decisions wait for it */
  readonly #carrying = makeQueue()
  /** documents that begin anew */
  readonly #renewing = makeQueue()
  readonly #renewedAt = new Map<string, number>()
  /** what was last found of notes that have copies elsewhere: note id → `del` */
  readonly #originals = new Map<string, number>()
  #cancelTimer: (() => void) | undefined
  #cancelSummaries: (() => void) | undefined
  #cancelWiping: (() => void) | undefined
  #stopped = false
  readonly situation: Situation
  readonly walls: Walls

  private constructor(
    state: CafeState,
    durable: CafeState,
    given: { tools: CafeTools; programme: ReturnType<typeof toProgramme>; summaries: Map<string, Summary> },
  ) {
    this.#tools = given.tools
    this.#ahead = state
    this.#durable = durable
    this.#programme = given.programme
    this.#summaries = given.summaries
    this.#receipts = createReceipts(given.programme.receipts)
    this.walls = createWalls(given.tools, state.id, () => this.#tellSoon())
    for (const person of state.people.values()) for (const id of person.clientIds) this.#owners.set(id, person.id)
    this.situation = situationOf(
      () => this.#durable,
      id => this.#owners.get(id),
      given.tools.aliases,
    )
  }

  /** A new event: stored, with its programme, when this resolves. */
  static async create(state: CafeState, tools: CafeTools): Promise<Cafe> {
    const programme = toProgramme(state, new Map())
    const room = await tools.rooms.open(state.id, 'programme')
    const changes = changesBetween(undefined, programme)
    await room.write(doc => writeProgramme(doc, changes), recordChanges(undefined, state))
    return new Cafe(state, state, { tools, programme, summaries: new Map() })
  }

  /** An event from the archive. Whatever its documents should say and do not is put right, and the day catches up. */
  static async load(state: CafeState, tools: CafeTools): Promise<Cafe> {
    const room = await tools.rooms.open(state.id, 'programme')
    const programme = room.read(readProgramme)
    const summaries = atRest(programme.summaries, state.plan)
    const cafe = new Cafe(settleCarried(tick(state, tools.timers.now())), state, { tools, programme, summaries })
    for (const duty of dutiesOf(state).values()) await cafe.#fulfil(duty)
    for (const table of cafe.#revealed()) await cafe.#carry(table)
    await cafe.#bringCarried(state)
    for (const table of new Set(Object.values(state.carried ?? {}).map(each => each.table)))
      await cafe.#followOriginals(table)
    await cafe.#wipeTraces()
    await cafe.#flush()
    cafe.#arm()
    return cafe
  }

  /** What is true and durable. */
  get state(): CafeState {
    return this.#durable
  }
  get summaries(): ReadonlyMap<string, Summary> {
    return this.#summaries
  }
  now(): number {
    return this.#tools.timers.now()
  }

  /** Asks for a command; answers when its consequences are durable, or at once with the reason why not. Rejects when storage failed. */
  async command(asked: Command, actor: Actor): Promise<Decision> {
    const command = await located(this.#tools.rooms, this.#durable, asked)
    const notes = await lookUp(this.#tools.rooms, this.#durable, command)
    return this.change((state, now) =>
      decide(state, command, actor, {
        now,
        id: idFor(command.type),
        note: (table, note) => notes.get(`${table}/${note}`),
      }),
    )
  }

  /** Any other decision over the newest state, with the same promise. */
  async change(decision: (state: CafeState, now: number) => Decision): Promise<Decision> {
    if (this.#stopped) throw new NotStored('this event is no longer open')
    const now = this.now()
    const decided = decision(tick(this.#ahead, now), now)
    if (!decided.ok || decided.state === this.#durable) return decided
    this.#ahead = settleCarried(decided.state)
    const durable = new Promise<void>((resolve, reject) => this.#waiting.push({ resolve, reject }))
    this.#flushQuietly()
    await durable
    return decided
  }

  /** Fresh Yjs client ids, unique in the event. They belong to the person once they stand in a state that is durable. */
  drawClientIds(person: string, count: number): number[] {
    return Array.from({ length: count }, () => {
      const id = newClientId(each => this.#owners.has(each))
      this.#owners.set(id, person)
      return id
    })
  }

  /** An announcement was shown on this person's device: it is counted, and told within a second. False: there is no such one. */
  shown(announcement: string, person: string): boolean {
    if (!Object.hasOwn(this.#durable.announcements, announcement)) return false
    if (!this.#stopped && this.#receipts.shown(announcement, person)) this.#tellSoon()
    return true
  }

  /** A table's cloth or its people changed: its summary follows within a second. */
  touch(table: string): void {
    if (this.#stopped || !this.situation.hasTable(table)) return
    this.#stale.add(table)
    this.#tellSoon()
  }

  #tellSoon(): void {
    this.#cancelSummaries ??= this.#tools.timers.after(SUMMARY_MS, () => {
      this.#cancelSummaries = undefined
      this.#quietly('summaries-failed', this.refreshSummaries())
    })
  }

  /** Works out the summaries of tables that changed, now. */
  async refreshSummaries(): Promise<void> {
    const tables = [...this.#stale]
    this.#stale.clear()
    for (const table of tables) {
      const before = this.#summaries.get(table) ?? emptySummary
      this.#summaries.set(table, await lookAgain(this.#tools, this.#durable, table, before))
    }
    if (!this.#stopped) await this.#flush()
  }

  /** Everything that is due by now: a rung bell, the end of a transfer, a code that ran out. */
  async tick(): Promise<void> {
    if (this.#stopped) return
    this.#ahead = settleCarried(tick(this.#ahead, this.now()))
    await this.#flush()
    this.#arm()
  }

  /** No timer fires any more and nothing is decided; what was decided is written first. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#cancelTimer?.()
    this.#cancelSummaries?.()
    this.#cancelWiping?.()
    this.walls.stop()
    while (this.#writing !== undefined)
      await this.#writing.catch(() => {
        // Told to whoever waited for it.
      })
    await this.#renewing.idle()
    await this.#carrying.idle()
  }

  #arm(): void {
    this.#cancelTimer?.()
    if (this.#stopped) return
    const due = nextMoment(this.#ahead)
    const wait = due === undefined ? LONGEST_WAIT_MS : Math.min(LONGEST_WAIT_MS, Math.max(0, due - this.now()))
    this.#cancelTimer = this.#tools.timers.after(wait, () => this.#quietly('tick-failed', this.tick()))
  }

  /** Writes until the archive has caught up. One batch at a time; a failure loses all that was decided since the last one. */
  #flush(): Promise<void> {
    this.#writing ??= this.#writeAll()
    return this.#writing
  }

  #flushQuietly(): void {
    this.#flush().catch(() => {
      // Whoever waits is told by their own promise; the log and the health check know too.
    })
  }

  async #writeAll(): Promise<void> {
    // Decisions of the same turn of the event loop go into the same batch.
    await Promise.resolve()
    try {
      while (await this.#writeOnce()) {
        // What was decided meanwhile is the next batch.
      }
    } finally {
      this.#writing = undefined
      this.#arm()
      // Somebody may have come between the last look and this line: they are not to wait for the next one.
      if (this.#waiting.length > 0 || this.#ahead !== this.#durable) this.#flushQuietly()
    }
  }

  /** False when there was nothing to write. */
  async #writeOnce(): Promise<boolean> {
    const [target, waiting] = [this.#ahead, this.#waiting]
    this.#waiting = []
    const programme = toProgramme(
      target,
      this.#summaries,
      this.#receipts.counts(target.announcements),
      this.walls.told(),
    )
    const changes = changesBetween(this.#programme, programme)
    const operations = recordChanges(this.#durable, target)
    if (changes.length === 0 && operations.length === 0 && waiting.length === 0) return false
    const before = this.#durable
    try {
      const room = await this.#tools.rooms.open(target.id, 'programme')
      if (changes.length > 0 || operations.length > 0) await room.write(doc => writeProgramme(doc, changes), operations)
      this.#durable = target
      this.#programme = programme
      for (const duty of changedDuties(before, target)) await this.#fulfil(duty)
      for (const table of this.#revealed()) if (before.tables[table]?.revealed !== true) await this.#carry(table)
      await this.#bringCarried(target)
      for (const each of waiting) each.resolve()
      // The bell has rung: now, while people walk, documents in which very many devices have written are made light again.
      if (before.phase === 'round' && target.phase !== 'round')
        this.#quietly(
          'not-renewed',
          this.#renewing.add(() => this.#renewCrowded()),
        )
      if (before.phase !== 'closed' && target.phase === 'closed') this.#quietly('not-wiped', this.#wipeTraces())
      return true
    } catch (fault) {
      this.#ahead = this.#durable
      const lost = [...waiting, ...this.#waiting]
      this.#waiting = []
      for (const each of lost) each.reject(new NotStored('storage failed', { cause: fault }))
      this.#tools.log.error('not-stored', { event: target.id, ...faultFacts(fault) })
      throw fault
    }
  }

  async #fulfil(duty: Duty): Promise<void> {
    const room = await this.#tools.rooms.open(this.#durable.id, `table-${duty.table}`)
    if (!room.read(doc => isDone(doc, duty))) await room.write(doc => fulfil(doc, duty))
  }

  /** Something arrived in somebody's own document: once the table's notes are shown it goes on to the cloth. */
  arrivedInBox(table: string, person: string): void {
    if (this.#stopped || this.#durable.tables[table]?.revealed !== true || !this.situation.hasTable(table)) return
    this.#quietly('not-carried', this.#carry(table, person))
  }

  /**
   * Somebody leaves and is erased: at once in the record, and in the documents of the tables where they wrote (a table that was
   * begun anew a moment ago waits a little, so that nobody can keep it from working by coming and going).
   */
  async erase(person: string): Promise<void> {
    const traces = await tracesOf(this.#tools, this.#durable, person)
    await this.change(state => {
      const found = state.people.get(person)
      return { ok: true, state: found === undefined ? state : erase(state, found, traces) }
    })
    this.#tools.rooms.disconnect(this.#durable.id, person, CLOSING.unauthorised)
    await this.#wipeTraces()
  }

  /** Lets documents forget whoever is gone, as far as it is time. */
  #wipeTraces(): Promise<void> {
    return this.#renewing.add(async () => {
      const now = this.now()
      let next = Number.POSITIVE_INFINITY
      for (const { id, traces = [] } of [...this.#durable.people.values()].filter(each => each.gone))
        for (const table of traces) {
          if (this.#waits(id, table)) continue
          const last = table === QUOTES ? undefined : this.#renewedAt.get(table)
          const due = (last ?? Number.NEGATIVE_INFINITY) + RENEW_MS
          if (due > now) {
            next = Math.min(next, due)
            continue
          }
          this.#renewedAt.set(table, now)
          const isThere = table.startsWith('/') || this.situation.hasTable(table)
          const words = isThere ? await wipe(this.#tools, this.#durable, table, id) : []
          await this.change(state => ({ ok: true, state: withoutPassages(forgotten(state, id, table), words) }))
        }
      if (next === Number.POSITIVE_INFINITY || this.#stopped) return
      this.#cancelWiping?.()
      this.#cancelWiping = this.#tools.timers.after(next - now, () => this.#quietly('not-wiped', this.#wipeTraces()))
    })
  }

  /** Histories begin anew when that disturbs nobody; quotations go when their notes have gone. */
  #waits(person: string, trace: string): boolean {
    const isAlone = this.#tools.rooms.onlineAt(this.#durable.id).size === 0
    const others = this.#durable.people.get(person)?.traces ?? []
    if (trace === PROGRAMME || trace === SYNTHESIS)
      return others.includes(QUOTES) || !(isAlone || (trace === PROGRAMME && this.#durable.phase === 'closed'))
    return trace === QUOTES && others.some(each => !each.startsWith('/'))
  }

  async #renewCrowded(): Promise<void> {
    const renewed = await this.#tools.rooms.renewCrowded(this.#durable.id)
    if (renewed.length > 0) this.#tools.log.info('renewed', { event: this.#durable.id, documents: renewed.length })
  }

  #revealed(): string[] {
    return Object.entries(this.#durable.tables).flatMap(([table, { revealed }]) =>
      revealed === true && this.situation.hasTable(table) ? [table] : [],
    )
  }

  #carry(table: string, person?: string): Promise<void> {
    return this.#carrying.add(() => carry({ ...this.#tools, event: this.#durable.id }, table, person))
  }

  /** Lays down copies that came to their tables. One that could not be laid is tried again with the next change. */
  async #bringCarried(state: CafeState): Promise<void> {
    if ((state.bringing ?? []).length === 0) return
    await this.#carrying.add(async () => {
      const { laid, lost, fault } = await bringAll(this.#tools.rooms, state)
      this.#ahead = brought(this.#ahead, laid, lost)
      if (fault !== undefined) this.#tools.log.error('not-brought', { event: state.id, ...faultFacts(fault) })
    })
  }

  /** Something was taken back, or brought back, at a table: copies of it elsewhere follow. */
  removedAt(table: string): void {
    if (!this.#stopped) this.#quietly('not-followed', this.#followOriginals(table))
  }

  #followOriginals(table: string): Promise<void> {
    return this.#carrying.add(() => followOriginals(this.#tools.rooms, this.#durable, table, this.#originals))
  }

  #quietly(what: string, work: Promise<unknown>): void {
    work.catch(fault => this.#tools.log.error(what, { event: this.#durable.id, ...faultFacts(fault) }))
  }
}
