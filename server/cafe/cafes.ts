import type { Archive } from '../archive/archive.ts'
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
import { Cafe, type CafeTools } from './cafe.ts'
import { followList, identified } from './expected.ts'
import { eraseRecord, readRecords } from './record.ts'
import { planWhole } from './seating.ts'
import type { CafeState, SpokenCode } from './state.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** All events of this server. */
export class Cafes {
  readonly #archive: Archive
  readonly #tools: CafeTools
  readonly #secret: string
  readonly #byId = new Map<string, Cafe>()
  readonly #unlisten: (() => void)[] = []
  #cancelPurge: (() => void) | undefined
  /** called when an event was erased, for whatever reason */
  onErased: (id: string) => void = () => {}

  private constructor(archive: Archive, tools: CafeTools, secret: string) {
    this.#archive = archive
    this.#tools = tools
    this.#secret = secret
    const touch = (where: { readonly event: string; readonly document: string }): void => {
      const table = /^(?:table|own)-([A-Za-z0-9_]+)/.exec(where.document)?.[1]
      if (table !== undefined) this.#byId.get(where.event)?.touch(table)
    }
    const accepted = (fact: {
      readonly event: string
      readonly document: string
      readonly roots: ReadonlySet<string>
    }): void => {
      touch(fact)
      const name = readDocumentName(fact.document)
      if (name?.kind === 'own') this.#byId.get(fact.event)?.arrivedInBox(name.table, name.person)
      if (name?.kind === 'table' && fact.roots.has('del')) this.#byId.get(fact.event)?.removedAt(name.table)
    }
    this.#unlisten.push(tools.rooms.onAccepted(accepted), tools.rooms.onPresence(touch))
  }

  /** Reads every event; resolves when all may be served and their clocks run. `secret` is what keys are derived from. */
  static async open(archive: Archive, given: Omit<CafeTools, 'archive'>, secret: string): Promise<Cafes> {
    const tools = { ...given, archive }
    const cafes = new Cafes(archive, tools, secret)
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
    this.#byId.delete(id)
    await cafe.stop()
    const documents = this.#tools.rooms.drop(id)
    await this.#archive.write([
      ...documents,
      { delAll: photosPrefix(id) },
      { delAll: logoPrefix(id) },
      ...eraseRecord(id, this.#tools.timers.now()),
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
    await Promise.all(this.all().map(cafe => cafe.stop()))
  }
}

/** When an event's data go, ms. */
export const purgeAt = ({ createdAt, plan }: Pick<CafeState, 'createdAt' | 'plan'>): number =>
  purgeTime({ createdAt, date: plan.date, retentionDays: plan.retentionDays })
