import type { Archive, Operation } from '../archive/archive.ts'
import { documentPrefix } from '../archive/journal.ts'
import { fillKeyring } from '../access/keyring.ts'
import { newCode, newId, readCode } from '../access/secrets.ts'
import { readDocumentName } from '../../shared/document/names.ts'
import type { Plan } from '../../shared/domain/plan.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import { seedOf } from '../../shared/domain/dice.ts'
import { isRehearsal, REHEARSAL_PREFIX } from '../../shared/domain/rehearsal.ts'
import type { EventSummary } from '../../shared/protocol/api.ts'
import { faultFacts } from '../log.ts'
import { photosPrefix } from '../photos/darkroom.ts'
import { logoPrefix } from '../photos/logo.ts'
import { ALONE, type Ownership } from '../nodes/ownership.ts'
import { noteRecordsPrefix } from '../sync/note-records.ts'
import { Cafe, type CafeTools } from './cafe.ts'
import { followList, identified } from './expected.ts'
import { NotOpened } from './not-opened.ts'
import { OpenCafes } from './open-cafes.ts'
import { beginArrival, dropRecord, endArrival, eraseRecord, readArrivals, readGone, readRecord } from './record.ts'
import { dropRegister, eventOfCode, readEntry, readRegister, summaryIn } from './register.ts'
import { purgeAt } from './retention.ts'
import { planWhole } from './seating.ts'
import type { CafeState, SpokenCode } from './state.ts'
import { VersionKeeper } from './version-keeper.ts'
import { versionPrefix } from './versions.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** All events of this server. Those in memory are a few of them: `find` opens one. */
export class Cafes {
  readonly #archive: Archive
  readonly #tools: CafeTools
  readonly #secret: string
  readonly #open: OpenCafes
  /** which process keeps which event */
  readonly #ownership: Ownership
  /** versions of each compte rendu */
  readonly versions: VersionKeeper
  readonly #unlisten: (() => void)[] = []
  readonly #holders = new Set<(id: string) => boolean>()
  #nextLook: (() => void) | undefined
  #looking: Promise<void> | undefined
  #stopped = false
  /** called when an event was erased, for whatever reason */
  onErased: (id: string) => void = () => {}

  private constructor(archive: Archive, tools: CafeTools & { readonly ownership?: Ownership }, secret: string) {
    this.#archive = archive
    this.#ownership = tools.ownership ?? ALONE
    this.#tools = tools
    this.#secret = secret
    this.versions = new VersionKeeper(tools, id => this.get(id)?.state)
    this.#open = new OpenCafes({
      timers: tools.timers,
      log: tools.log,
      load: id => this.#load(id),
      isNeeded: cafe => this.#isNeeded(cafe),
      putAway: cafe => this.#putAway(cafe),
    })
    const touch = (where: { readonly event: string; readonly document: string }): void => {
      const table = /^(?:table|own)-([A-Za-z0-9_]+)/.exec(where.document)?.[1]
      if (table !== undefined) this.get(where.event)?.touch(table)
      if (where.document === 'programme') this.get(where.event)?.walls.look()
    }
    const accepted = (fact: {
      readonly event: string
      readonly document: string
      readonly roots: ReadonlySet<string>
    }): void => {
      touch(fact)
      const name = readDocumentName(fact.document)
      if (name?.kind === 'synthesis') this.versions.written(fact.event)
      if (name?.kind === 'own') this.get(fact.event)?.arrivedInBox(name.table, name.person)
      if (name?.kind === 'table' && fact.roots.has('del')) this.get(fact.event)?.removedAt(name.table)
    }
    this.#unlisten.push(tools.rooms.onAccepted(accepted), tools.rooms.onPresence(touch))
  }

  /**
   * Resolves when events may be asked for, however many there are: none is read before. `secret` is what keys are derived from.
   * What is due by the clock (a transfer that ended, data to be purged) is looked for in the register from then on.
   */
  static async open(
    archive: Archive,
    given: Omit<CafeTools, 'archive'> & { readonly ownership?: Ownership },
    secret: string,
  ): Promise<Cafes> {
    const cafes = new Cafes(archive, { ...given, archive }, secret)
    for (const id of await readArrivals(archive)) {
      // What arrives at another node that is alive is that one's.
      if (!(await cafes.#isOurs(id))) continue
      await archive.write(await cafes.#allOf(id))
      await cafes.#ownership.letGo(id)
    }
    cafes.#look()
    return cafes
  }

  get secret(): string {
    return this.#secret
  }
  /** Is this event this process's own to open and to erase, when nobody asked for it? */
  async #isOurs(id: string): Promise<boolean> {
    return (await this.#ownership.whose(id)).kind === 'ours'
  }
  /** The event, if it is in memory: after `find`, and while anybody is connected. */
  get(id: string): Cafe | undefined {
    return this.#open.get(id)
  }
  /** The event, read from the archive when it is not in memory; undefined: there is none. Rejects with `NotOpened`. */
  async find(id: string): Promise<Cafe | undefined> {
    return /^[A-Za-z0-9_-]{1,64}$/.test(id) ? this.#open.find(id) : undefined
  }
  /** Those in memory. */
  all(): Cafe[] {
    return this.#open.all()
  }

  /** Every event of the archive, as lists show it; none is opened. */
  async list(): Promise<EventSummary[]> {
    const summaries: EventSummary[] = []
    for await (const entry of readRegister(this.#archive)) summaries.push(summaryIn(entry))
    return summaries
  }

  /** Lets an event go from memory: everything is stored, whoever is connected is told to come back. Nothing is erased. */
  release(id: string): Promise<boolean> {
    return this.#open.release(id)
  }

  /** `holds`: must this event stay in memory, though nobody is connected? */
  keepOpen(holds: (id: string) => boolean): void {
    this.#holders.add(holds)
  }

  async #load(id: string): Promise<Cafe | undefined> {
    // It may have been let go between the moment that a call came in and this one.
    if (!(await this.#isOurs(id))) throw new NotOpened('this event is kept elsewhere')
    const state = await readRecord(this.#archive, id)
    if (state === undefined) return undefined
    if (purgeAt(state) > this.#tools.timers.now()) return Cafe.load(state, this.#tools)
    await this.#purged(id, undefined)
    return undefined
  }

  #isNeeded(cafe: Cafe): boolean {
    const { id } = cafe.state
    if (this.#tools.rooms.onlineAt(id).size > 0 || this.versions.isDue(id)) return true
    return !cafe.isAtRest() || [...this.#holders].some(holds => holds(id))
  }

  async #putAway(cafe: Cafe): Promise<void> {
    await this.#close(cafe)
    await this.#ownership.letGo(cafe.state.id)
  }

  async #close(cafe: Cafe): Promise<void> {
    const { id } = cafe.state
    await this.versions.release(id, cafe.state)
    try {
      await this.#tools.rooms.release(id, () => cafe.leave())
    } catch (fault) {
      // It is out of memory all the same; what could not be stored was refused to whoever asked for it.
      this.#tools.log.error('not-put-away', { event: id, ...faultFacts(fault) })
    }
    this.versions.forget(id)
  }

  /** A new event, stored when this resolves. `twinOf`: a rehearsal of that one, with the same draws. */
  async create(given: Plan, twinOf?: CafeState): Promise<Cafe> {
    const now = this.#tools.timers.now()
    const plan = identified(given, [], () => newId('e'))
    const id = twinOf === undefined ? newId('c', 10) : newId(REHEARSAL_PREFIX, 10)
    const state: CafeState = {
      id,
      createdAt: now,
      plan,
      seed: twinOf?.seed ?? seedOf(id),
      phase: 'prepared',
      round: 0,
      clock: { state: 'idle' },
      undoUntil: null,
      moments: [],
      drawn: false,
      published: false,
      keys: fillKeyring(
        this.#secret,
        id,
        tablesOf(plan).map(table => table.id),
      ),
      code: await this.drawCode(plan, now),
      tables: {},
      dots: { tablesOpen: false, harvestOpen: false, tablesTold: false, harvestTold: false },
      announcements: {},
      threads: {},
      log: {},
      moderated: {},
      people: new Map(),
    }
    // Whoever is announced has a place, and a route for their card, from the beginning.
    const planned = planWhole(followList(state, now, () => newId('p')))
    await this.#ownership.claim(id)
    const cafe = await Cafe.create(planned, this.#tools)
    this.#open.add(cafe)
    return cafe
  }

  /**
   * An event from elsewhere, under an id, keys and a code of its own. `fill` writes its documents and pictures before anybody
   * can see it; when anything fails nothing of it stays.
   */
  async settle(
    given: Omit<CafeState, 'id' | 'keys' | 'code' | 'importedAt'>,
    fill: (state: CafeState) => Promise<void>,
  ): Promise<Cafe> {
    const now = this.#tools.timers.now()
    const id = newId('c', 10)
    const tables = tablesOf(given.plan).map(table => table.id)
    const keys = fillKeyring(this.#secret, id, tables)
    const code = await this.drawCode(given.plan, now)
    const state: CafeState = { ...given, id, importedAt: now, keys, code }
    return this.#open.alone(id, async () => {
      await this.#ownership.claim(id)
      await this.#archive.write([beginArrival(id)])
      let cafe: Cafe | undefined
      try {
        await fill(state)
        // It was not written here: no version of it is due.
        this.versions.forget(id)
        cafe = await Cafe.settle(state, this.#tools)
        // What consoles and walls show of each table follows from its cloth.
        for (const table of tables) cafe.touch(table)
        await cafe.refreshSummaries()
        await this.#archive.write([endArrival(id)])
        this.#open.add(cafe)
        return cafe
      } catch (fault) {
        this.versions.forget(id)
        await cafe?.stop()
        await this.#archive.write([...this.#tools.rooms.drop(id), ...(await this.#allOf(id))])
        throw fault
      }
    })
  }

  /**
   * Puts records in the place of all that is stored of an event, in one batch, while nobody can get hold of it.
   * @param make given the event as it is, undefined when there is none or it cannot be read; undefined: it stays so
   */
  replace(id: string, make: (now: CafeState | undefined) => Promise<readonly Operation[] | undefined>): Promise<void> {
    return this.#open.alone(id, async cafe => {
      if (cafe !== undefined) await this.#close(cafe)
      await this.#ownership.claim(id)
      try {
        const records = await make(await readRecord(this.#archive, id).catch(() => undefined))
        if (records === undefined) return
        await this.#archive.write([...(await this.#allOf(id)), ...records])
        // A call that was still being answered may have opened a document as it was before.
        await this.#tools.rooms.release(id)
      } finally {
        await this.#ownership.letGo(id)
      }
    })
  }

  /** Who asked to be forgotten in this event, whether it is here or was erased here; nobody for one that never was. */
  async goneFrom(id: string): Promise<ReadonlySet<string>> {
    const state = this.get(id)?.state ?? (await readRecord(this.#archive, id))
    return state === undefined ? new Set(await readGone(this.#archive, id)) : goneIn(state)
  }

  /** A spoken code that no other event has: good for a week, or until the evening after the day if that is later. */
  async drawCode(plan: Plan, now: number): Promise<SpokenCode> {
    let text = newCode()
    while ((await this.byCode(text)) !== undefined) text = newCode()
    const day = plan.date === undefined ? Number.NaN : Date.parse(plan.date)
    return { text, expiresAt: Math.max(now + 7 * DAY, Number.isNaN(day) ? 0 : day + 36 * HOUR) }
  }

  /** The id of the event that what somebody typed opens now. */
  async byCode(typed: string): Promise<string | undefined> {
    const code = readCode(typed)
    const now = this.#tools.timers.now()
    // The codes of rehearsals are in no register.
    const rehearsal = this.all().find(
      ({ state }) => isRehearsal(state.id) && state.code?.text === code && state.code.expiresAt > now,
    )
    return rehearsal?.state.id ?? eventOfCode(this.#archive, code, now)
  }

  /** Erases all of an event, for good: a tombstone stays, so that an older backup does not bring it back. */
  erase(id: string): Promise<boolean> {
    return this.#open.alone(id, cafe => this.#eraseNow(id, cafe))
  }

  async #eraseNow(id: string, cafe: Cafe | undefined): Promise<boolean> {
    const entry = await readEntry(this.#archive, id)
    // One whose record is damaged goes too.
    const state = cafe?.state ?? (await readRecord(this.#archive, id).catch(() => undefined))
    if (state === undefined && entry === undefined) return false
    this.versions.forget(id)
    await cafe?.stop()
    const gone = state === undefined ? new Set<string>() : goneIn(cafe?.state ?? state)
    const documents = this.#tools.rooms.drop(id)
    await this.#archive.write([
      ...documents,
      { delAll: photosPrefix(id) },
      { delAll: logoPrefix(id) },
      { delAll: versionPrefix(id) },
      ...eraseRecord(id, this.#tools.timers.now(), [...gone]),
      ...dropRegister(id, cafe?.entry ?? entry),
    ])
    await this.#ownership.letGo(id)
    this.onErased(id)
    return true
  }

  async #purged(id: string, cafe: Cafe | undefined): Promise<void> {
    this.#tools.log.info('purged', { event: id })
    await this.#eraseNow(id, cafe)
  }

  /** Looks through the register, then again in an hour. */
  #look(): void {
    this.#nextLook = this.#tools.timers.after(HOUR, () => this.#look())
    this.#looking ??= this.purge()
      .catch(fault => this.#tools.log.error('purge-failed', faultFacts(fault)))
      .finally(() => {
        this.#looking = undefined
      })
  }

  /** Erases the events whose retention is over; opens those where something is due, so that their day goes on. */
  async purge(): Promise<void> {
    const now = this.#tools.timers.now()
    for await (const { id, purgeAt: at, due } of readRegister(this.#archive)) {
      const isOver = at <= now
      const isDue = due !== undefined && due <= now + HOUR && this.get(id) === undefined
      if (this.#stopped || !(isOver || isDue) || !(await this.#isOurs(id))) continue
      if (isOver) await this.#open.alone(id, cafe => this.#purged(id, cafe))
      // What is wrong with one that cannot be opened is in the log.
      else await this.find(id).catch(() => undefined)
    }
    // Rehearsals too end with the time of what they are a twin of.
    for (const { state } of this.all())
      if (purgeAt(state) <= now) await this.#open.alone(state.id, cafe => this.#purged(state.id, cafe))
  }

  /** Resolves when what was due at the start, or at the last look, has been seen to. */
  async caughtUp(): Promise<void> {
    await this.#looking
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#nextLook?.()
    await this.#looking
    await this.#open.stop()
    for (const off of this.#unlisten) off()
    await this.versions.stop()
    await Promise.all(this.all().map(cafe => cafe.stop()))
  }

  /** Takes away whatever lies under an event's id, and leaves no tombstone. */
  async #allOf(id: string): Promise<Operation[]> {
    return [
      { delAll: documentPrefix(id) },
      { delAll: noteRecordsPrefix(id) },
      { delAll: photosPrefix(id) },
      { delAll: logoPrefix(id) },
      { delAll: versionPrefix(id) },
      ...dropRecord(id),
      ...dropRegister(id, await readEntry(this.#archive, id)),
    ]
  }
}

const goneIn = (state: CafeState): ReadonlySet<string> =>
  new Set([...state.people.values()].filter(person => person.gone).map(person => person.id))
