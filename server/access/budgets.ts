/** How much of something may be asked for at once, and how much a second it regains. */
export interface Budget {
  readonly burst: number
  readonly perSecond: number
}

/** keys remembered at once; beyond, the one that was used longest ago is forgotten */
const MOST_KEYS = 10_000

/** A bucket for each key that asks: it holds a burst and fills with time. */
export class Budgets {
  readonly #now: () => number
  readonly #budget: Budget
  readonly #buckets = new Map<string, { level: number; at: number }>()

  /** `now`: server ms */
  constructor(now: () => number, budget: Budget) {
    this.#now = now
    this.#budget = budget
  }

  /** Takes one. 0 when there was one; else after how many seconds there will be. */
  take(key: string): number {
    const { burst, perSecond } = this.#budget
    const now = this.#now()
    const bucket = this.#buckets.get(key) ?? { level: burst, at: now }
    bucket.level = Math.min(burst, bucket.level + (Math.max(0, now - bucket.at) / 1_000) * perSecond)
    bucket.at = now
    remember(this.#buckets, key, bucket)
    if (bucket.level < 1) return Math.max(1, Math.ceil((1 - bucket.level) / perSecond))
    bucket.level -= 1
    return 0
  }

  /** One that was taken for nothing. */
  giveBack(key: string): void {
    const bucket = this.#buckets.get(key)
    if (bucket !== undefined) bucket.level = Math.min(this.#budget.burst, bucket.level + 1)
  }
}

/** So many in any stretch of time of that length, never more: for what is rare and costs much. */
export class Ration {
  readonly #now: () => number
  readonly #most: number
  readonly #overMs: number
  readonly #taken = new Map<string, number[]>()

  constructor(now: () => number, given: { readonly most: number; readonly overMs: number }) {
    this.#now = now
    this.#most = given.most
    this.#overMs = given.overMs
  }

  /** As `Budgets.take`. */
  take(key: string): number {
    const now = this.#now()
    const recent = (this.#taken.get(key) ?? []).filter(at => at > now - this.#overMs)
    remember(this.#taken, key, recent)
    const [oldest] = recent
    if (recent.length >= this.#most && oldest !== undefined)
      return Math.max(1, Math.ceil((oldest + this.#overMs - now) / 1_000))
    recent.push(now)
    return 0
  }
}

/** How many of something are under way at once, by key. */
export class Slots {
  readonly #most: number
  readonly #taken = new Map<string, number>()

  constructor(most: number) {
    this.#most = most
  }

  isFull(key: string): boolean {
    return (this.#taken.get(key) ?? 0) >= this.#most
  }

  take(key: string): void {
    this.#taken.set(key, (this.#taken.get(key) ?? 0) + 1)
  }

  free(key: string): void {
    const left = (this.#taken.get(key) ?? 1) - 1
    if (left > 0) this.#taken.set(key, left)
    else this.#taken.delete(key)
  }
}

function remember<T>(all: Map<string, T>, key: string, value: T): void {
  all.delete(key)
  all.set(key, value)
  const oldest = all.keys().next()
  if (all.size > MOST_KEYS && !oldest.done) all.delete(oldest.value)
}
