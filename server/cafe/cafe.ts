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
import { brought, settleCarried } from './carry.ts'
import { type ClothErrands, createClothErrands } from './cloth-errands.ts'
import { type Actor, type Decision, decide } from './decide.ts'
import { tracesOf } from './erasure.ts'
import { located, lookUp } from './note-facts.ts'
import { NotStored } from './not-stored.ts'
import { erase } from './people.ts'
import { nextMoment, tick } from './phases.ts'
import { makeQueue } from './queue.ts'
import { idFor } from './ids.ts'
import { createReceipts, type Receipts } from './receipts.ts'
import { changesBetween, readProgramme, toProgramme, writeProgramme } from './project.ts'
import { recordChanges } from './record.ts'
import { notesIn, readEntry, registerChanges, type RegisterEntry, registerOf } from './register.ts'
import { situationOf } from './situation.ts'
import type { CafeState } from './state.ts'
import { createSummaries, type Summaries } from './summaries.ts'
import { atRest } from './summary.ts'
import { createWalls, type Walls } from './walls.ts'
import { createWiping, type Wiping } from './wiping.ts'

export interface CafeTools {
  readonly archive: Archive
  readonly rooms: Rooms
  readonly timers: Timers
  readonly aliases: Aliases
  readonly log: Log
}

/** setTimeout cannot wait longer than 24 days; an hour also lets a code run out in time. */
const LONGEST_WAIT_MS = 3_600_000

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
  /** what the register says of it */
  #entry: RegisterEntry | undefined
  readonly #summaries: Summaries
  readonly #wiping: Wiping
  readonly #receipts: Receipts
  readonly #owners = new Map<number, string>()
  #waiting: { resolve: () => void; reject: (fault: unknown) => void }[] = []
  #writing: Promise<void> | undefined
  readonly #errands: ClothErrands
  /** documents that begin anew */
  readonly #renewing = makeQueue()
  #cancelTimer: (() => void) | undefined
  #stopped = false
  readonly situation: Situation
  readonly walls: Walls

  private constructor(
    state: CafeState,
    durable: CafeState,
    given: {
      tools: CafeTools
      programme: ReturnType<typeof toProgramme>
      summaries: Map<string, Summary>
      entry: RegisterEntry | undefined
    },
  ) {
    const { tools } = given
    this.#tools = tools
    this.#ahead = state
    this.#durable = durable
    this.#programme = given.programme
    this.#entry = given.entry
    this.#summaries = createSummaries(tools, {
      told: given.summaries,
      state: () => this.#durable,
      tell: most => this.#quietly('summaries-failed', this.refreshSummaries(most)),
    })
    this.#receipts = createReceipts(given.programme.receipts)
    this.walls = createWalls(tools, state.id, () => this.#summaries.tellSoon())
    for (const person of state.people.values()) for (const id of person.clientIds) this.#owners.set(id, person.id)
    this.situation = situationOf(
      () => this.#durable,
      id => this.#owners.get(id),
      tools.aliases,
    )
    this.#errands = createClothErrands(tools, {
      state: () => this.#durable,
      hasTable: table => this.situation.hasTable(table),
      brought: (laid, lost) => {
        this.#ahead = brought(this.#ahead, laid, lost)
      },
    })
    this.#wiping = createWiping(tools, {
      state: () => this.#durable,
      hasTable: table => this.situation.hasTable(table),
      change: decision => this.change(decision),
      wake: () => this.#quietly('not-wiped', this.#wipeTraces()),
    })
  }

  /** A new event: stored, with its programme, when this resolves. */
  static async create(state: CafeState, tools: CafeTools): Promise<Cafe> {
    const programme = toProgramme(state, new Map())
    const room = await tools.rooms.open(state.id, 'programme')
    const changes = changesBetween(undefined, programme)
    const entry = registerOf(state, 0)
    const records = [...recordChanges(undefined, state), ...registerChanges(undefined, entry)]
    await room.write(doc => writeProgramme(doc, changes), records)
    return new Cafe(state, state, { tools, programme, summaries: new Map(), entry })
  }

  /** An event whose documents lie in the archive already: its record is stored beside them. */
  static async settle(state: CafeState, tools: CafeTools): Promise<Cafe> {
    await tools.archive.write(recordChanges(undefined, state))
    return Cafe.load(state, tools)
  }

  /** An event from the archive. Whatever its documents should say and do not is put right, and the day catches up. */
  static async load(state: CafeState, tools: CafeTools): Promise<Cafe> {
    const room = await tools.rooms.open(state.id, 'programme')
    const programme = room.read(readProgramme)
    const summaries = atRest(programme.summaries, state.plan)
    const entry = await readEntry(tools.archive, state.id)
    const caughtUp = settleCarried(tick(state, tools.timers.now()))
    const cafe = new Cafe(caughtUp, state, { tools, programme, summaries, entry })
    try {
      await cafe.#catchUp(state)
    } catch (fault) {
      await cafe.stop()
      throw fault
    }
    return cafe
  }

  async #catchUp(state: CafeState): Promise<void> {
    await this.#errands.all(state)
    await this.#wipeTraces()
    await this.#flush()
    this.#arm()
  }

  /** What is true and durable. */
  get state(): CafeState {
    return this.#durable
  }
  get summaries(): ReadonlyMap<string, Summary> {
    return this.#summaries.all
  }
  /** What the register says of it. */
  get entry(): RegisterEntry | undefined {
    return this.#entry
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
    if (!this.#stopped && this.#receipts.shown(announcement, person)) this.#summaries.tellSoon()
    return true
  }

  /** A table's cloth or its people changed: its summary follows within a second. */
  touch(table: string): void {
    if (this.#stopped || !this.situation.hasTable(table)) return
    this.#summaries.touch(table)
  }

  /** Works out the summaries of tables that changed, now; of so many at most, when that is said. */
  async refreshSummaries(most?: number): Promise<void> {
    await this.#summaries.workOut(most)
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
    this.#summaries.stop()
    this.#wiping.stop()
    this.walls.stop()
    while (this.#writing !== undefined)
      await this.#writing.catch(() => {
        // Told to whoever waited for it.
      })
    await this.#renewing.idle()
    await this.#errands.idle()
  }

  /** Nothing is under way, and nothing will happen by itself. */
  isAtRest(): boolean {
    const isWriting = this.#writing !== undefined || this.#waiting.length > 0 || this.#ahead !== this.#durable
    const isPlanned = nextMoment(this.#ahead) !== undefined || this.#summaries.isDue() || this.#wiping.isPlanned()
    return !(isWriting || isPlanned || this.#errands.isBusy() || this.#renewing.isBusy())
  }

  /** Nobody is connected any more: what only waited for that is done, all is written, and it stops. */
  async leave(): Promise<void> {
    try {
      await this.refreshSummaries()
      await this.#wipeTraces()
    } finally {
      await this.stop()
    }
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
      this.#summaries.all,
      this.#receipts.counts(target.announcements),
      this.walls.told(),
    )
    const changes = changesBetween(this.#programme, programme)
    const entry = registerOf(target, notesIn(this.#summaries.all))
    const operations = [...recordChanges(this.#durable, target), ...registerChanges(this.#entry, entry)]
    if (changes.length === 0 && operations.length === 0 && waiting.length === 0) return false
    const before = this.#durable
    try {
      const room = await this.#tools.rooms.open(target.id, 'programme')
      if (changes.length > 0 || operations.length > 0) await room.write(doc => writeProgramme(doc, changes), operations)
      this.#durable = target
      this.#programme = programme
      this.#entry = entry
      await this.#errands.after(before, target)
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

  /** Something arrived in somebody's own document: once the table's notes are shown it goes on to the cloth. */
  arrivedInBox(table: string, person: string): void {
    if (!this.#stopped && this.#errands.isRevealed(table))
      this.#quietly('not-carried', this.#errands.carry(table, person))
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

  #wipeTraces(): Promise<void> {
    return this.#renewing.add(() => this.#wiping.run())
  }

  async #renewCrowded(): Promise<void> {
    const renewed = await this.#tools.rooms.renewCrowded(this.#durable.id)
    if (renewed.length > 0) this.#tools.log.info('renewed', { event: this.#durable.id, documents: renewed.length })
  }

  /** Something was taken back, or brought back, at a table: copies of it elsewhere follow. */
  removedAt(table: string): void {
    if (!this.#stopped) this.#quietly('not-followed', this.#errands.follow(table))
  }

  #quietly(what: string, work: Promise<unknown>): void {
    work.catch(fault => this.#tools.log.error(what, { event: this.#durable.id, ...faultFacts(fault) }))
  }
}
