/** Where the day stands. `prepared → open → round 1 → transfer → round 2 → … → harvest → closed`. */
export const PHASES = ['prepared', 'open', 'round', 'transfer', 'harvest', 'closed'] as const
export type Phase = (typeof PHASES)[number]

/**
 * The one true clock, as data. Moments are milliseconds of the server's clock.
 * `idle` in phases that are not timed; a round that runs over stays `running` with `endsAt` in the past.
 */
export type Clock =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly endsAt: number; readonly lasts: number }
  | { readonly state: 'paused'; readonly left: number; readonly lasts: number }

/** Milliseconds left, negative when over, undefined when nothing is being timed. */
export function remaining(clock: Clock, now: number): number | undefined {
  switch (clock.state) {
    case 'idle':
      return undefined
    case 'running':
      return clock.endsAt - now
    case 'paused':
      return clock.left
  }
}

/** What a break and the harvest keep, whatever is taken back from them to make up for a delay: minutes. */
export const LEAST_MINUTES = { break: 5, harvest: 15 } as const

/** How long a rung bell may be taken back. */
export const BELL_UNDO_MS = 10_000

/** Written after its round was rung out: the bell is an invitation, so this is said and nothing else. Rounds count from 1. */
export function isAfterBell(
  moments: readonly { readonly rangAt?: number | undefined }[],
  round: number,
  writtenAt: number,
): boolean {
  const rangAt = moments[round - 1]?.rangAt
  return rangAt !== undefined && writtenAt > rangAt
}
