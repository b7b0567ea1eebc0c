import type { Archive, Operation } from '../archive/archive.ts'
import { documentPrefix } from '../archive/journal.ts'
import { fillKeyring } from '../access/keyring.ts'
import { newCode, newId, readCode } from '../access/secrets.ts'
import { readDocumentName } from '../../shared/document/names.ts'
import type { Plan } from '../../shared/domain/plan.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import { seedOf } from '../../shared/domain/dice.ts'
import { REHEARSAL_PREFIX } from '../../shared/domain/rehearsal.ts'
import { purgeTime } from '../../shared/domain/retention.ts'
import { faultFacts } from '../log.ts'
import { photosPrefix } from '../photos/darkroom.ts'
import { logoPrefix } from '../photos/logo.ts'
import { noteRecordsPrefix } from '../sync/note-records.ts'
import { Cafe, type CafeTools } from './cafe.ts'
import { followList, identified } from './expected.ts'
import {
  beginArrival,
  dropRecord,
  endArrival,
  eraseRecord,
  readArrivals,
  readGone,
  readRecords,
  recordChanges,
} from './record.ts'
import { planWhole } from './seating.ts'
import type { CafeState, SpokenCode } from './state.ts'
import { VersionKeeper } from './version-keeper.ts'
import { versionPrefix } from './versions.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** All events of this server. */
export class Cafes {
  readonly #archive: Archive
  readonly #tools: CafeTools
  readonly #secret: string
  readonly #byId = new Map<string, Cafe>()
  /** versions of each compte rendu */
  readonly versions: VersionKeeper
  readonly #unlisten: (() => void)[] = []
  #cancelPurge: (() => void) | undefined
  /** called when an event was erased, for whatever reason */
  onErased: (id: string) => void = () => {}

  private constructor(archive: Archive, tools: CafeTools, secret: string) {
    this.#archive = archive
    this.#tools = tools
    this.#secret = secret
    this.versions = new VersionKeeper(tools, id => this.#byId.get(id)?.state)
    const touch = (where: { readonly event: string; readonly document: string }): void => {
      const table = /^(?:table|own)-([A-Za-z0-9_]+)/.exec(where.document)?.[1]
      if (table !== undefined) this.#byId.get(where.event)?.touch(table)
      if (where.document === 'programme') this.#byId.get(where.event)?.walls.look()
    }
    const accepted = (fact: {
      readonly event: string
      readonly document: string
      readonly roots: ReadonlySet<string>
    }): void => {
      touch(fact)
      const name = readDocumentName(fact.document)
      if (name?.kind === 'synthesis') this.versions.written(fact.event)
      if (name?.kind === 'own') this.#byId.get(fact.event)?.arrivedInBox(name.table, name.person)
      if (name?.kind === 'table' && fact.roots.has('del')) this.#byId.get(fact.event)?.removedAt(name.table)
    }
    this.#unlisten.push(tools.rooms.onAccepted(accepted), tools.rooms.onPresence(touch))
  }

  /** Reads every event; resolves when all may be served and their clocks run. `secret` is what keys are derived from. */
  static async open(archive: Archive, given: Omit<CafeTools, 'archive'>, secret: string): Promise<Cafes> {
    const tools = { ...given, archive }
    const cafes = new Cafes(archive, tools, secret)
    for (const id of await readArrivals(archive)) await archive.write(allOf(id))
    for (const state of await readRecords(archive)) cafes.#byId.set(state.id, await Cafe.load(state, tools))
    await cafes.purge()
    return cafes
  }

  get secret(): string {
    return this.#secret
  }
  get(id: string): Cafe | undefined {
    return this.#byId.get(id)
  }
  all(): Cafe[] {
    return [...this.#byId.values()]
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
      code: this.drawCode(plan, now),
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
    const cafe = await Cafe.create(planned, this.#tools)
    this.#byId.set(id, cafe)
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
    const state: CafeState = { ...given, id, importedAt: now, keys, code: this.drawCode(given.plan, now) }
    await this.#archive.write([beginArrival(id)])
    let cafe: Cafe | undefined
    try {
      await fill(state)
      // It was not written here: no version of it is due.
      this.versions.forget(id)
      await this.#archive.write(recordChanges(undefined, state))
      cafe = await Cafe.load(state, this.#tools)
      // What consoles and walls show of each table follows from its cloth.
      for (const table of tables) cafe.touch(table)
      await cafe.refreshSummaries()
      await this.#archive.write([endArrival(id)])
      this.#byId.set(id, cafe)
      return cafe
    } catch (fault) {
      this.versions.forget(id)
      await cafe?.stop()
      await this.#archive.write([...this.#tools.rooms.drop(id), ...allOf(id)])
      throw fault
    }
  }

  /** Who asked to be forgotten in this event, whether it is here or was erased here; nobody for one that never was. */
  async goneFrom(id: string): Promise<ReadonlySet<string>> {
    const state = this.#byId.get(id)?.state
    if (state === undefined) return new Set(await readGone(this.#archive, id))
    return new Set([...state.people.values()].filter(person => person.gone).map(person => person.id))
  }

  /** A spoken code that no other event has: good for a week, or until the evening after the day if that is later. */
  drawCode(plan: Plan, now: number): SpokenCode {
    let text = newCode()
    while (this.byCode(text) !== undefined) text = newCode()
    const day = plan.date === undefined ? Number.NaN : Date.parse(plan.date)
    return { text, expiresAt: Math.max(now + 7 * DAY, Number.isNaN(day) ? 0 : day + 36 * HOUR) }
  }

  byCode(typed: string): Cafe | undefined {
    const code = readCode(typed)
    const now = this.#tools.timers.now()
    return this.all().find(({ state }) => state.code?.text === code && state.code.expiresAt > now)
  }

  /** Erases all of an event, for good: a tombstone stays, so that an older backup does not bring it back. */
  async erase(id: string): Promise<boolean> {
    const cafe = this.#byId.get(id)
    if (cafe === undefined) return false
    const gone = await this.goneFrom(id)
    this.#byId.delete(id)
    this.versions.forget(id)
    await cafe.stop()
    const documents = this.#tools.rooms.drop(id)
    await this.#archive.write([
      ...documents,
      { delAll: photosPrefix(id) },
      { delAll: logoPrefix(id) },
      { delAll: versionPrefix(id) },
      ...eraseRecord(id, this.#tools.timers.now(), [...gone]),
    ])
    this.onErased(id)
    return true
  }

  /** Erases the events whose retention is over, then looks again in an hour. */
  async purge(): Promise<void> {
    const now = this.#tools.timers.now()
    for (const { state } of this.all())
      if (purgeAt(state) <= now) {
        this.#tools.log.info('purged', { event: state.id })
        await this.erase(state.id)
      }
    this.#cancelPurge = this.#tools.timers.after(HOUR, () => {
      void this.purge().catch(fault => this.#tools.log.error('purge-failed', faultFacts(fault)))
    })
  }

  async stop(): Promise<void> {
    this.#cancelPurge?.()
    for (const off of this.#unlisten) off()
    await this.versions.stop()
    await Promise.all(this.all().map(cafe => cafe.stop()))
  }
}

/** When an event's data go, ms. */
export const purgeAt = ({
  createdAt,
  importedAt = 0,
  plan,
}: Pick<CafeState, 'createdAt' | 'importedAt' | 'plan'>): number =>
  purgeTime({ createdAt: Math.max(createdAt, importedAt), date: plan.date, retentionDays: plan.retentionDays })

/** Takes away whatever lies under an event's id, and leaves no tombstone. */
const allOf = (id: string): Operation[] => [
  { delAll: documentPrefix(id) },
  { delAll: noteRecordsPrefix(id) },
  { delAll: photosPrefix(id) },
  { delAll: logoPrefix(id) },
  { delAll: versionPrefix(id) },
  ...dropRecord(id),
]
