import { isRehearsal, REHEARSAL_LIMITS, type RehearsalSpeed } from '../../shared/domain/rehearsal.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import type { Language } from '../../shared/domain/text.ts'
import type { Keys } from '../../shared/protocol/api.ts'
import type { ReviewFact } from '../../shared/protocol/rehearsal.ts'
import { readKeys } from '../access/keyring.ts'
import type { Cafe } from '../cafe/cafe.ts'
import type { Cafes } from '../cafe/cafes.ts'
import { faultFacts, type Log } from '../log.ts'
import type { Timers } from '../sync/timers.ts'
import type { Company, Summon } from './company.ts'
import { reviewOf } from './review.ts'
import { twinPlan } from './twin.ts'

const MINUTE = 60_000

/** One rehearsal under way. */
export interface Rehearsal {
  readonly twin: Cafe
  readonly keys: Keys
  readonly speed: RehearsalSpeed
  readonly alone: boolean
  readonly startedAt: number
  readonly endsAt: number
  /** are the simulated guests still there? */
  hasGuests(): boolean
  review(): readonly ReviewFact[]
}
export interface Wishes {
  readonly speed: RehearsalSpeed
  readonly alone: boolean
  readonly language: Language
  readonly seed: number
}
export type Refused = 'rehearsal' | 'already-started' | 'already-rehearsing' | 'too-many-rehearsals'

interface Entry extends Rehearsal {
  readonly of: Cafe
  readonly phase: string
  readonly company: Company
  readonly cancel: () => void
}

export interface RehearsalTools {
  readonly cafes: Cafes
  readonly timers: Timers
  readonly log: Log
  readonly secret: string
  readonly summon: Summon
  /** where simulated guests find this server: its own address on this machine */
  readonly address: () => string
}

/**
 * Rehearsals of this server's cafés: at most one each and three together. A rehearsal is a twin of the café, an event of its own
 * that lives in memory alone (`archive/apart.ts`), so the café itself cannot be harmed and nothing stays behind. It ends when
 * somebody ends it, when its café opens, begins or is erased, after two hours, and with the process.
 */
export class Rehearsals {
  readonly #tools: RehearsalTools
  readonly #entries = new Map<string, Entry>()
  readonly #starting = new Set<string>()

  constructor(tools: RehearsalTools) {
    this.#tools = tools
    tools.cafes.onErased = id => void this.end(id)
    tools.cafes.keepOpen(id => this.#entries.has(id) || this.#starting.has(id))
  }

  of(cafe: Cafe): Rehearsal | undefined {
    return this.#entries.get(cafe.state.id)
  }

  async begin(cafe: Cafe, wishes: Wishes): Promise<Rehearsal | Refused> {
    const { id, phase } = cafe.state
    if (isRehearsal(id)) return 'rehearsal'
    if (phase !== 'prepared' && phase !== 'open') return 'already-started'
    if (this.#entries.has(id) || this.#starting.has(id)) return 'already-rehearsing'
    if (this.#entries.size + this.#starting.size >= REHEARSAL_LIMITS.together) return 'too-many-rehearsals'
    this.#starting.add(id)
    try {
      const entry = await this.#make(cafe, wishes)
      this.#entries.set(id, entry)
      // It may have moved on while the twin was made.
      this.follow(cafe)
      return entry
    } finally {
      this.#starting.delete(id)
    }
  }

  async #make(of: Cafe, { speed, alone, language, seed }: Wishes): Promise<Entry> {
    const { cafes, timers, secret, summon, address } = this.#tools
    const startedAt = timers.now()
    const twin = await cafes.create(twinPlan(of.state.plan, speed, startedAt), of.state)
    await twin.command({ type: 'open' }, { name: 'facilitator', role: 'facilitator' })
    const { state } = twin
    const keys = readKeys(
      secret,
      state.id,
      state.keys,
      tablesOf(state.plan).map(table => table.id),
    )
    const { plan } = state
    const company = summon({ url: address(), event: state.id, plan, keys, seed, speed, alone, language })
    let here = true
    void company.gone.then(({ fault }) => {
      here = false
      if (fault !== undefined) this.#tools.log.warn('guests-failed', faultFacts(fault))
    })
    const endsAt = startedAt + REHEARSAL_LIMITS.minutes * MINUTE
    const expected = Math.max(plan.people.length, plan.capacity ?? 0)
    return {
      of,
      phase: of.state.phase,
      twin,
      keys,
      speed,
      alone,
      startedAt,
      endsAt,
      company,
      cancel: timers.after(endsAt - startedAt, () => void this.end(of.state.id)),
      hasGuests: () => here,
      review: () => reviewOf({ plan: of.state.plan, speed, state: twin.state, summaries: twin.summaries, expected }),
    }
  }

  /** Ends the rehearsal of this café and forgets all of it; what it showed is the caller's alone. Undefined: there was none. */
  async end(id: string): Promise<readonly ReviewFact[] | undefined> {
    const entry = this.#entries.get(id)
    if (entry === undefined) return undefined
    this.#entries.delete(id)
    entry.cancel()
    const review = entry.review()
    await entry.company.dismiss()
    await this.#tools.cafes.erase(entry.twin.state.id)
    return review
  }

  /** A café did something: if it opened or began, its rehearsal is over. */
  follow(cafe: Cafe): void {
    const entry = this.#entries.get(cafe.state.id)
    if (entry === undefined || entry.phase === cafe.state.phase) return
    void this.end(cafe.state.id)
  }

  /** Sends all simulated guests home; what they played in goes with the process. */
  async stop(): Promise<void> {
    for (const { company, cancel } of this.#entries.values()) {
      cancel()
      await company.dismiss()
    }
    this.#entries.clear()
  }
}
