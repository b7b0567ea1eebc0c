/**
 * A rehearsal is a twin of a café, played by simulated guests. Its id says so, and everything that has to treat it otherwise
 * (storage, logs, screens) reads it there: nothing can forget to pass it on. Ids of cafés begin with `c` and are shorter.
 */
export const REHEARSAL_PREFIX = 'rehearsal'

export const isRehearsal = (event: string): boolean => event.startsWith(REHEARSAL_PREFIX)

/** How many times faster than the day its rounds go. */
export const REHEARSAL_SPEEDS = [1, 5, 20] as const
export type RehearsalSpeed = (typeof REHEARSAL_SPEEDS)[number]

export const REHEARSAL_LIMITS = {
  /** at once on one server; one for each café */
  together: 3,
  /** then it is erased by itself */
  minutes: 120,
  /** simulated guests who write; further ones join and stay silent */
  awake: 60,
  /** who join at all */
  people: 500,
} as const
