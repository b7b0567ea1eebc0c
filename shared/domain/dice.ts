/** A small seeded source of whole numbers, the same on every engine: `dice(6)` is 0 to 5. */
export type Dice = (sides: number) => number

/** Mulberry32 (T. Ettinger, public domain): 32-bit integer steps only, so that a plan is the same everywhere. */
export function makeDice(seed: number): Dice {
  let state = seed >>> 0
  return sides => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}

/** A seed from any text, so that the same café always draws the same plan (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
