/**
 * Slows guesses at short codes without locking out a room that shares one address. While an event has seen few wrong
 * guesses, every guess is looked at. After that, each address may have `LANE` guesses a second looked at, and all of them
 * together `ALL_LANES`: a person in the same room gets in within a second or two, a machine needs decades.
 * Keys in links are never throttled: they have 160 bits.
 */
const WRONG_BUDGET = 300
const WRONG_PER_SECOND = 0.5
const LANE = 20
const ALL_LANES = 200
/** addresses remembered at once; beyond, the oldest is forgotten */
const ADDRESSES = 10_000

interface Bucket {
  level: number
  at: number
}

export class Throttle {
  readonly #now: () => number
  #wrong: Bucket
  #all: Bucket
  readonly #lanes = new Map<string, Bucket>()

  constructor(now: () => number) {
    this.#now = now
    this.#wrong = { level: WRONG_BUDGET, at: now() }
    this.#all = { level: ALL_LANES, at: now() }
  }

  /** May a guess from this address be looked at now? */
  mayGuess(address: string): boolean {
    if (this.#refill(this.#wrong, WRONG_BUDGET, WRONG_PER_SECOND) >= 1) return true
    const lane = this.#lanes.get(address) ?? { level: LANE, at: this.#now() }
    this.#lanes.delete(address)
    this.#lanes.set(address, lane)
    const oldest = this.#lanes.keys().next()
    if (this.#lanes.size > ADDRESSES && !oldest.done) this.#lanes.delete(oldest.value)
    if (this.#refill(lane, LANE, LANE) < 1 || this.#refill(this.#all, ALL_LANES, ALL_LANES) < 1) return false
    lane.level -= 1
    this.#all.level -= 1
    return true
  }

  /** A guess was wrong. True while it may be told so plainly; false once there were too many. */
  wrong(): boolean {
    const left = this.#refill(this.#wrong, WRONG_BUDGET, WRONG_PER_SECOND)
    if (left < 1) return false
    this.#wrong.level -= 1
    return true
  }

  #refill(bucket: Bucket, most: number, perSecond: number): number {
    const now = this.#now()
    bucket.level = Math.min(most, bucket.level + (Math.max(0, now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    return bucket.level
  }
}
