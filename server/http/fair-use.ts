import { type Budget, Budgets, Ration, Slots } from '../access/budgets.ts'
import type { Slowed } from '../metrics/meter.ts'
import { Failure } from './failure.ts'

const HOUR = 3_600_000

/**
 * How often what costs much may be asked for. Generous: a venue is one address, and a thousand people who arrive in the same
 * minute from it are honest. Somebody who uses up a share uses up their own, or their address's, before their event's.
 */
export const FAIR_USE: FairShares = {
  /** cafés that one admin key may begin, the next café and imports included */
  events: { most: 100, overMs: HOUR },
  /** of one café */
  rehearsals: { most: 30, overMs: HOUR },
  /** people who are new; who comes back is never counted */
  joins: {
    /** to one café from one address */
    here: { burst: 1_200, perSecond: 2 },
    /** to one café, from everywhere */
    event: { burst: 2_500, perSecond: 10 },
    /** from one address, to all cafés: a house with several, or a proxy that hides who is behind it */
    address: { burst: 5_000, perSecond: 50 },
  },
  /** photos, logos, archives: files that are read whole */
  uploads: {
    person: { burst: 120, perSecond: 0.5 },
    event: { burst: 400, perSecond: 5 },
    atOnce: { person: 3, event: 8, all: 16 },
  },
  /** archives being written: each holds its café in memory until it is read to its end */
  exports: { atOnce: { event: 2, all: 6 } },
}

type PerTime = { readonly most: number; readonly overMs: number }
export interface FairShares {
  readonly events: PerTime
  readonly rehearsals: PerTime
  readonly joins: { readonly here: Budget; readonly event: Budget; readonly address: Budget }
  readonly uploads: {
    readonly person: Budget
    readonly event: Budget
    readonly atOnce: { readonly person: number; readonly event: number; readonly all: number }
  }
  readonly exports: { readonly atOnce: { readonly event: number; readonly all: number } }
}

/** Keeps count of what was asked for; throws 429 with `Retry-After` when it was too much. What is refused costs nothing. */
export class FairUse {
  readonly #events: Ration
  readonly #rehearsals: Ration
  readonly #joins: { readonly here: Budgets; readonly event: Budgets; readonly address: Budgets }
  readonly #uploads: { readonly person: Budgets; readonly event: Budgets }
  readonly #atOnce: { readonly person: Slots; readonly event: Slots; readonly all: Slots }
  readonly #exports: { readonly event: Slots; readonly all: Slots }

  /** `now`: server ms; `given`: other shares than the usual ones */
  constructor(now: () => number, given: Partial<FairShares> = {}) {
    const { events, rehearsals, joins, uploads, exports } = { ...FAIR_USE, ...given }
    this.#events = new Ration(now, events)
    this.#rehearsals = new Ration(now, rehearsals)
    this.#joins = {
      here: new Budgets(now, joins.here),
      event: new Budgets(now, joins.event),
      address: new Budgets(now, joins.address),
    }
    this.#uploads = { person: new Budgets(now, uploads.person), event: new Budgets(now, uploads.event) }
    const { person, event, all } = uploads.atOnce
    this.#atOnce = { person: new Slots(person), event: new Slots(event), all: new Slots(all) }
    this.#exports = { event: new Slots(exports.atOnce.event), all: new Slots(exports.atOnce.all) }
  }

  /** One more café, by the administrator. */
  beginsEvent(): void {
    refuseAfter(this.#events.take('admin'), 'events')
  }

  rehearses(event: string): void {
    refuseAfter(this.#rehearsals.take(event), 'rehearsals')
  }

  /** Somebody new comes in. The narrowest share is asked first, and what a wider one refuses is given back. */
  joins(event: string, address: string): void {
    const { here, event: all, address: everywhere } = this.#joins
    const own = `${event}|${address}`
    refuseAfter(here.take(own), 'joins')
    const ofAddress = everywhere.take(address)
    if (ofAddress > 0) {
      here.giveBack(own)
      refuseAfter(ofAddress, 'joins')
    }
    const ofEvent = all.take(event)
    if (ofEvent === 0) return
    here.giveBack(own)
    everywhere.giveBack(address)
    refuseAfter(ofEvent, 'joins')
  }

  /** A file is about to be read. Call what this gives once it was answered, or given up. */
  uploads(event: string, person: string): () => void {
    const own = `${event}|${person}`
    const { person: mine, event: ours, all } = this.#atOnce
    if (mine.isFull(own) || ours.isFull(event) || all.isFull('')) refuseAfter(1, 'uploads')
    refuseAfter(this.#uploads.person.take(own), 'uploads')
    const ofEvent = this.#uploads.event.take(event)
    if (ofEvent > 0) {
      this.#uploads.person.giveBack(own)
      refuseAfter(ofEvent, 'uploads')
    }
    return takeAll([
      [mine, own],
      [ours, event],
      [all, ''],
    ])
  }

  /** An archive is about to be written. Call what this gives once it was read, or given up. */
  exports(event: string): () => void {
    const { event: ours, all } = this.#exports
    if (ours.isFull(event) || all.isFull('')) refuseAfter(2, 'exports')
    return takeAll([
      [ours, event],
      [all, ''],
    ])
  }
}

/** Takes a place of each; what this gives frees them, once. */
function takeAll(places: readonly (readonly [slots: Slots, key: string])[]): () => void {
  for (const [slots, key] of places) slots.take(key)
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    for (const [slots, key] of places) slots.free(key)
  }
}

const SENTENCES: Readonly<Record<Exclude<Slowed, 'calls' | 'guesses'>, string>> = {
  events: `${FAIR_USE.events.most} cafés were begun within an hour: that is as many as one key may begin. Those that are there are kept.`,
  rehearsals: 'This café was rehearsed very often within an hour. Try again later.',
  joins: 'Very many people are arriving at once. Nothing is lost: try again in a moment.',
  exports: 'Other archives are being written. Try again in a moment.',
  uploads: 'Many files are coming at once. Try again in a moment: this one was not read.',
}

/** Screens know «busy» already, and say what becomes of the file. */
const codeOf = (what: keyof typeof SENTENCES): string => (what === 'uploads' ? 'busy' : `too-many-${what}`)

function refuseAfter(seconds: number, what: keyof typeof SENTENCES): void {
  if (seconds > 0) throw new Failure(429, codeOf(what), SENTENCES[what], undefined, seconds)
}
