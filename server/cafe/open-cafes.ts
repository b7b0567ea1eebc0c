import { isRehearsal } from '../../shared/domain/rehearsal.ts'
import { faultFacts, type Log } from '../log.ts'
import type { Timers } from '../sync/timers.ts'
import type { Cafe } from './cafe.ts'
import { NotOpened } from './not-opened.ts'

/** Nobody connected and nothing asked for so long: an event leaves memory. */
export const IDLE_MS = 600_000
/** how often that is looked at */
const LOOK_MS = 60_000
/** One that could not be opened is not tried again before, so that a damaged event costs little however often it is asked for. */
const PATIENCE_MS = 10_000

export interface OpenCafesTools {
  readonly timers: Timers
  readonly log: Log
  /** Reads an event from the archive, ready to be served; undefined: there is none. */
  readonly load: (event: string) => Promise<Cafe | undefined>
  /** Is anybody connected to it, or anything else in need of it? */
  readonly isNeeded: (cafe: Cafe) => boolean
  /** Lets all of it go from memory; what was decided is stored first. */
  readonly putAway: (cafe: Cafe) => Promise<void>
}

interface Entry {
  readonly cafe: Cafe
  usedAt: number
}

/**
 * The events that are in memory: opened when somebody asks for them, put away when nobody needs them. Only one thing at a time is
 * done to each (opening, putting away, erasing), and however many ask for one that is not open, it is read once.
 */
export class OpenCafes {
  readonly #tools: OpenCafesTools
  readonly #byId = new Map<string, Entry>()
  readonly #opening = new Map<string, Promise<Cafe | undefined>>()
  /** what is being done to an event; never rejects */
  readonly #turns = new Map<string, Promise<void>>()
  readonly #failed = new Map<string, { readonly at: number; readonly fault: unknown }>()
  #looking: (() => void) | undefined
  #stopped = false

  constructor(tools: OpenCafesTools) {
    this.#tools = tools
    this.#lookAgain()
  }

  get(id: string): Cafe | undefined {
    return this.#byId.get(id)?.cafe
  }
  all(): Cafe[] {
    return [...this.#byId.values()].map(({ cafe }) => cafe)
  }
  add(cafe: Cafe): void {
    this.#byId.set(cafe.state.id, { cafe, usedAt: this.#tools.timers.now() })
  }

  /** The event, opened if it is not; undefined when there is none. Rejects with `NotOpened` when it cannot be read. */
  async find(id: string): Promise<Cafe | undefined> {
    for (;;) {
      const entry = this.#byId.get(id)
      if (entry !== undefined) {
        entry.usedAt = this.#tools.timers.now()
        return entry.cafe
      }
      if (this.#stopped) throw new NotOpened('the server is leaving')
      const opening = this.#opening.get(id)
      if (opening !== undefined) return opening
      const turn = this.#turns.get(id)
      if (turn === undefined) return this.#open(id)
      await turn
    }
  }

  #open(id: string): Promise<Cafe | undefined> {
    const failed = this.#failed.get(id)
    if (failed !== undefined && this.#tools.timers.now() - failed.at < PATIENCE_MS)
      return Promise.reject(new NotOpened('this event cannot be opened', { cause: failed.fault }))
    const opening = this.#take(id, async () => {
      try {
        const cafe = await this.#tools.load(id)
        this.#failed.delete(id)
        if (cafe !== undefined) this.add(cafe)
        return cafe
      } catch (fault) {
        // Kept elsewhere: nothing is wrong with it, and the next call goes there.
        if (fault instanceof NotOpened) throw fault
        this.#failed.set(id, { at: this.#tools.timers.now(), fault })
        this.#tools.log.error('not-opened', { event: id, ...faultFacts(fault) })
        throw new NotOpened('this event cannot be opened', { cause: fault })
      } finally {
        this.#opening.delete(id)
      }
    })
    this.#opening.set(id, opening)
    return opening
  }

  /** Does something to an event while nobody can get hold of it; `work` is given it when it was in memory, where it no longer is. */
  async alone<T>(id: string, work: (cafe: Cafe | undefined) => Promise<T>): Promise<T> {
    for (let turn = this.#turns.get(id); turn !== undefined; turn = this.#turns.get(id)) await turn
    return this.#take(id, () => {
      const cafe = this.get(id)
      this.#byId.delete(id)
      this.#failed.delete(id)
      return work(cafe)
    })
  }

  #take<T>(id: string, work: () => Promise<T>): Promise<T> {
    const working = work()
    const turn = working.then(
      () => void this.#turns.delete(id),
      () => void this.#turns.delete(id),
    )
    this.#turns.set(id, turn)
    return working
  }

  /** Puts an event away now, whoever is connected. False: it was not in memory. */
  release(id: string): Promise<boolean> {
    return this.alone(id, async cafe => {
      if (cafe === undefined) return false
      await this.#tools.putAway(cafe)
      return true
    })
  }

  #lookAgain(): void {
    this.#looking = this.#tools.timers.after(LOOK_MS, () => {
      this.#lookAgain()
      this.#putIdleAway().catch(fault => this.#tools.log.error('not-put-away', faultFacts(fault)))
    })
  }

  async #putIdleAway(): Promise<void> {
    const now = this.#tools.timers.now()
    for (const [id, { at }] of this.#failed) if (now - at >= PATIENCE_MS) this.#failed.delete(id)
    for (const [id, entry] of this.#byId) {
      // Rehearsals live in memory alone.
      if (isRehearsal(id) || this.#tools.isNeeded(entry.cafe)) entry.usedAt = now
      if (this.#stopped || now - entry.usedAt < IDLE_MS || this.#turns.has(id)) continue
      await this.release(id)
      this.#tools.log.debug('put-away', { event: id })
    }
  }

  /** Nothing is opened any more, and whatever was under way is over when this resolves. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#looking?.()
    while (this.#turns.size > 0) await Promise.all(this.#turns.values())
  }
}
