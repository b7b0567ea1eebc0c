/** A small seeded generator (mulberry32, T. Ettinger, public domain idea): the same seed gives the same café. */
export interface Random {
  /** in [0, 1) */
  readonly next: () => number
  /** a whole number in [0, below) */
  readonly below: (below: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  readonly shuffled: <T>(from: readonly T[]) => T[]
}

export function makeRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    pick: from => {
      const found = from[below(from.length)]
      if (found === undefined) throw new Error('pick: nothing to pick from')
      return found
    },
    shuffled: from => {
      const rest = [...from]
      for (let i = rest.length - 1; i > 0; i--) {
        const j = below(i + 1)
        const [a, b] = [rest[i], rest[j]]
        if (a !== undefined && b !== undefined) [rest[i], rest[j]] = [b, a]
      }
      return rest
    },
  }
}
