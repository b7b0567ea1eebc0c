/** Pure sums of the side-by-side bench. */

/** The middle one; of an even count the mean of the two. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.filter(value => !Number.isNaN(value)).sort((a, b) => a - b)
  const half = sorted.length >> 1
  if (sorted.length === 0) return Number.NaN
  return sorted.length % 2 === 1 ? (sorted[half] ?? Number.NaN) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}

/**
 * The median of the ratios round by round: what disturbs the machine for a while disturbs both sides of a ratio.
 * NaN when no round has both.
 */
export const medianRatio = (values: readonly number[], against: readonly number[]): number =>
  median(values.map((value, round) => value / (against[round] ?? Number.NaN)).filter(Number.isFinite))

/** Each round begins with another one, and every second round goes the other way: nobody is always after the same neighbour. */
export function interleaved<T>(all: readonly T[], round: number): T[] {
  const from = all.length === 0 ? 0 : round % all.length
  const [first, ...others] = [...all.slice(from), ...all.slice(0, from)]
  return first === undefined ? [] : [first, ...(round % 2 === 1 ? others.reverse() : others)]
}

/** Of these servers the one with the smallest median; undefined when none has a figure. */
export function best<S extends string>(values: Readonly<Partial<Record<S, readonly number[]>>>, among: readonly S[]) {
  let found: S | undefined
  for (const name of among) {
    const value = median(values[name] ?? [])
    if (!Number.isNaN(value) && (found === undefined || value < median(values[found] ?? []))) found = name
  }
  return found
}

/** Bytes of one WebSocket frame from a server (RFC 6455, 5.2): its header, no mask, and what it carries. */
export const framed = (payload: number): number => payload + (payload < 126 ? 2 : payload < 65_536 ? 4 : 10)

/** From here on the generator is what was measured. */
const SATURATED = 0.85
/** Who delivers so little sends few frames and spends little: no figure to be compared with. */
const UNDELIVERED = 0.02

/**
 * What of a run's figures counts for nothing, by the beginnings of their ids, and why. `…-generator` is how busy the generator's own
 * event loop was, `…-undelivered` which part of the notes never came.
 */
export function voids(figures: Readonly<Record<string, number>>): { readonly of: string; readonly why: string }[] {
  return Object.entries(figures).flatMap(([id, value]) => {
    const [, of = '', what] = /^(.*-)(generator|undelivered)$/.exec(id) ?? []
    const percent = Math.round(value * 100)
    if (what === 'generator' && value > SATURATED) return [{ of, why: `the generator itself was busy ${percent} %` }]
    if (what === 'undelivered' && value > UNDELIVERED) return [{ of, why: `${percent} % of the notes never came` }]
    return []
  })
}
