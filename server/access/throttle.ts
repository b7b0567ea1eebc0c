/**
 * Slows guesses at short codes without locking out a room that shares one address. While an event has seen few wrong
 * guesses, every guess is looked at. After that, each address may have a few guesses a second looked at, and all of them
 * together some more: a person in the same room gets in within a second or two, a machine needs decades.
 * Keys in links are never throttled: they have 160 bits.
 */
export interface Allowance {
  /** wrong guesses before anybody is slowed, and how many a second it regains */
  readonly wrong: number
  readonly wrongPerSecond: number
  /** guesses a second looked at after that: from one address, and all together */
  readonly lane: number
  readonly allLanes: number
}
/** One code that a whole room types at once. */
const ROOM: Allowance = { wrong: 300, wrongPerSecond: 0.5, lane: 20, allLanes: 200 }
/**
 * As many codes as people, so a guess is worth as many times more; and few ever type one, never all at once. Ten thousand
 * guesses take hours, and find one of 80 people's codes once in 480 tries at that.
 */
export const PERSONAL: Allowance = { wrong: 60, wrongPerSecond: 0.05, lane: 0.2, allLanes: 1 }
/** addresses remembered at once; beyond, the oldest is forgotten */
const ADDRESSES = 10_000

interface Bucket {
  level: number
  at: number
}

export class Throttle {
  readonly #now: () => number
  readonly #allowance: Allowance
  #wrong: Bucket
  #all: Bucket
  readonly #lanes = new Map<string, Bucket>()

  constructor(now: () => number, allowance: Allowance = ROOM) {
    this.#now = now
    this.#allowance = allowance
    this.#wrong = { level: allowance.wrong, at: now() }
    this.#all = { level: Math.max(1, allowance.allLanes), at: now() }
  }

  /** May a guess from this address be looked at now? */
  mayGuess(address: string): boolean {
    const { wrong, wrongPerSecond, lane: most, allLanes } = this.#allowance
    if (this.#refill(this.#wrong, wrong, wrongPerSecond) >= 1) return true
    const lane = this.#lanes.get(address) ?? { level: Math.max(1, most), at: this.#now() }
    this.#lanes.delete(address)
    this.#lanes.set(address, lane)
    const oldest = this.#lanes.keys().next()
    if (this.#lanes.size > ADDRESSES && !oldest.done) this.#lanes.delete(oldest.value)
    const mayBoth = this.#refill(lane, Math.max(1, most), most) >= 1
    if (!mayBoth || this.#refill(this.#all, Math.max(1, allLanes), allLanes) < 1) return false
    lane.level -= 1
    this.#all.level -= 1
    return true
  }

  /** A guess was wrong. True while it may be told so plainly; false once there were too many. */
  wrong(): boolean {
    const left = this.#refill(this.#wrong, this.#allowance.wrong, this.#allowance.wrongPerSecond)
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
