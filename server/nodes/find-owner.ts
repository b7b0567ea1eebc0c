import type { Timers } from '../sync/timers.ts'
import type { Ownership } from './ownership.ts'

/** How long a call is held while nobody keeps its event for certain, and how often that is asked again, ms. */
export const HOLDING = { atMost: 10_000, every: 200 } as const

export type Found =
  | { readonly kind: 'here' }
  | { readonly kind: 'there'; readonly node: string; readonly url: string }
  /** not within the time, or whoever asked has gone */
  | { readonly kind: 'nobody' }

export interface FindOwner {
  readonly ownership: Pick<Ownership, 'whose'>
  /** Does that node say itself that it keeps the event? False also when it cannot be reached or is slow to say. */
  readonly confirm: (url: string, event: string) => Promise<boolean>
  readonly timers: Timers
}

/**
 * Finds who answers for an event. An owner that died a moment ago still stands in the lease for some seconds: nothing is passed on
 * to a node that does not confirm, so that no body is read and no socket is answered before somebody can take it.
 */
export async function findOwner(
  { ownership, confirm, timers }: FindOwner,
  event: string,
  isStillAsked: () => boolean,
): Promise<Found> {
  const end = timers.spent() + HOLDING.atMost
  for (;;) {
    const whose = await ownership.whose(event)
    if (whose.kind === 'ours') return { kind: 'here' }
    if (whose.kind === 'theirs' && (await confirm(whose.url, event)))
      return { kind: 'there', node: whose.node, url: whose.url }
    if (timers.spent() >= end || !isStillAsked()) return { kind: 'nobody' }
    await new Promise<void>(resolve => timers.after(HOLDING.every, resolve))
  }
}
