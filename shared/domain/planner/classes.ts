import { makeDice } from '../dice.ts'
import { leastSharing, pairs, sequences } from './counting.ts'
import { fieldProduct, type Group, groupOf, moduliWorthTrying, primeFactors } from './groups.ts'

/**
 * Routes for whole classes of people at once. A class has at most one person for each table; all of them move on by the same step,
 * so they never meet one another. Whoever starts at b sits in round r at b + step[r][class], in a group on the tables.
 * Two people of different classes meet in rounds r and s exactly when the difference of their classes' steps is the same in both,
 * so a small search over steps plans a room of any size.
 */
export interface ClassPlan {
  readonly group: Group
  /** by round, then class */
  readonly steps: readonly Int32Array[]
}

export interface ClassRoom {
  readonly tables: number
  /** tables x with the same `x % themes` are of one theme */
  readonly themes: number
  readonly rounds: number
  readonly movers: number
  readonly goal: 'spread' | 'buddy'
}

interface Score {
  readonly revisits: number
  readonly coincidences: number
  readonly repeats: number
  readonly triples: number
  readonly value: number
}

const REVISIT = 1_000_000
const [AGAIN, THIRD] = [100, 10]
/** how many changes of a step the search may try in each group, and how much work that may be in all */
const CHANGES = 30_000
const WORK = 4_000_000
const DICE_SIDES = 1 << 24

/**
 * The best steps found: moving on round the circle by one's own number, then multiplication in a field (no repeat at all up to
 * T(T − 1) movers when T is a prime power: the sharply 2-transitive group), then a search in each group of that order.
 * `effort`: 1 for the whole search, less for a part of it.
 */
export function planClasses(room: ClassRoom, seed: number, effort = 1): ClassPlan {
  const { tables: T, themes, rounds: R, movers: N, goal } = room
  const K = Math.max(1, Math.ceil(N / T))
  const last = N - (K - 1) * T
  const weight = (k: number): number => (k === K - 1 ? last : T)
  const perTheme = T / themes
  const isSameTheme = Uint8Array.from({ length: T }, (_, difference) => (difference % themes === 0 ? 1 : 0))

  const counts = new Int32Array(T)
  const differences = new Int32Array(R)
  /** What one class costs by itself, and beside the classes from `first` on. */
  function score(group: Group, steps: readonly Int32Array[], k: number, first: number): Score {
    let [revisits, coincidences, repeats, triples] = [0, 0, 0, 0]
    for (let r = 0; r < R; r++)
      for (let s = r + 1; s < R; s++)
        revisits += isSameTheme[group.minus[(steps[r]?.[k] ?? 0) * T + (steps[s]?.[k] ?? 0)] ?? 0] ?? 0
    revisits *= weight(k)
    for (let j = first; j < K; j++) {
      if (j === k) continue
      const both = Math.min(weight(k), weight(j))
      for (let r = 0; r < R; r++) {
        const difference = group.minus[(steps[r]?.[k] ?? 0) * T + (steps[r]?.[j] ?? 0)] ?? 0
        differences[r] = difference
        counts[difference] = (counts[difference] ?? 0) + 1
      }
      for (let r = 0; r < R; r++) {
        const difference = differences[r] ?? 0
        const times = counts[difference] ?? 0
        if (times > 1) {
          coincidences += both * pairs(times)
          repeats += both * (times - 1)
          triples += (both * times * (times - 1) * (times - 2)) / 6
        }
        counts[difference] = 0
      }
    }
    const again = goal === 'spread' ? coincidences * AGAIN + triples * THIRD : repeats * AGAIN + coincidences
    return { revisits, coincidences, repeats, triples, value: revisits * REVISIT + again }
  }
  function total(group: Group, steps: readonly Int32Array[]): Score {
    let sum: Score = { revisits: 0, coincidences: 0, repeats: 0, triples: 0, value: 0 }
    for (let k = 0; k < K; k++) {
      const own = score(group, steps, k, k + 1)
      sum = {
        revisits: sum.revisits + own.revisits,
        coincidences: sum.coincidences + own.coincidences,
        repeats: sum.repeats + own.repeats,
        triples: sum.triples + own.triples,
        value: sum.value + own.value,
      }
    }
    return sum
  }

  let best: (ClassPlan & { readonly score: Score }) | undefined
  const consider = (group: Group, steps: readonly Int32Array[]): Score => {
    const own = total(group, steps)
    if (best === undefined || own.value < best.score.value)
      best = { group, steps: steps.map(row => Int32Array.from(row)), score: own }
    return own
  }
  const leastQ = R <= themes ? pairs(R) * leastSharing(N, T * (T - perTheme)) : 0
  const leastX = R <= themes ? ((pairs(R) * (R - 2)) / 3) * leastSharing(N, sequences(T, perTheme, 3)) : 0
  const isBest = (): boolean =>
    best !== undefined &&
    best.score.revisits === 0 &&
    (goal === 'spread'
      ? best.score.coincidences <= leastQ && best.score.triples <= leastX
      : best.score.repeats <= Math.ceil((2 * leastQ) / Math.max(1, R)))

  const circle = groupOf([T])
  const own = circleSteps(T, themes, R, K)
  const table = (step: (round: number, k: number) => number): Int32Array[] =>
    Array.from({ length: R }, (_, r) => Int32Array.from({ length: K }, (_each, k) => step(r, k)))
  consider(
    circle,
    table((r, k) => (r * (own[k % own.length] ?? 0)) % T),
  )
  if (isBest() && best !== undefined) return best

  const primes = primeFactors(T)
  const [p = 2] = primes
  if (primes.length > 1 && primes.every(prime => prime === p) && R <= T && perTheme === 1) {
    const times = fieldProduct(p, primes.length)
    consider(
      groupOf(primes),
      table((r, k) => times(1 + (k % (T - 1)), r)),
    )
    if (isBest() && best !== undefined) return best
  }

  const dice = makeDice(seed)
  const changes = Math.min(CHANGES, 300 * T * T, Math.floor(WORK / (K * R))) * effort
  for (const moduli of moduliWorthTrying(T, themes))
    for (const isWarm of [false, true]) {
      if (R < 2 || T < 2 || (isWarm && best?.group.moduli.join() !== moduli.join())) continue
      const group = isWarm && best !== undefined ? best.group : groupOf(moduli)
      const steps = isWarm
        ? (best?.steps ?? []).map(row => Int32Array.from(row))
        : table((r, k) => (r === 0 ? 0 : r === 1 ? 1 + (k % (T - 1)) : dice(T)))
      let now = consider(group, steps).value
      for (let i = 0; i < changes && !isBest(); i++) {
        const k = dice(K)
        const row = steps[1 + dice(R - 1)]
        const next = dice(T)
        const before = row?.[k]
        if (row === undefined || before === undefined || next === before) continue
        const cost = score(group, steps, k, 0).value
        row[k] = next
        const worse = score(group, steps, k, 0).value - cost
        const warmth = AGAIN * T * (1 - i / changes)
        const chance = worse <= 0 ? 1 : warmth / (warmth + worse)
        if (worse <= 0 || 2 * dice(DICE_SIDES) < chance * chance * chance * DICE_SIDES) {
          now += worse
          if (best === undefined || now < best.score.value) consider(group, steps)
        } else row[k] = before
      }
      if (isBest()) return best ?? { group, steps }
    }
  return best ?? { group: circle, steps: table(() => 0) }
}

/** Steps round the circle that come to no theme twice; 1, 2, 3 … when there is none. */
function circleSteps(T: number, themes: number, R: number, K: number): number[] {
  const steps: number[] = []
  for (let step = 1; step < T && steps.length < K; step++) {
    let isGood = true
    for (let d = 1; d < R && isGood; d++) isGood = ((step * d) % T) % themes !== 0
    if (isGood) steps.push(step)
  }
  return steps.length > 0 ? steps : Array.from({ length: Math.max(1, T - 1) }, (_, i) => (i + 1) % T)
}
