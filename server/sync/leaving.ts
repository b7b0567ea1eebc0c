import { CLOSING } from '../../shared/protocol/messages.ts'
import type { Peer } from './session.ts'
import type { Timers } from './timers.ts'

/** So many connections are closed every so many ms, in so many portions at most (1.5 s). */
const LEAVING = { atOnce: 500, everyMs: 50, mostPortions: 30 } as const

/**
 * Asks everybody to come back (1012), many of them in portions, so that the loop turns in between. Each phone waits a time of its own
 * before it comes back; a longer leave would only make everybody wait.
 */
export async function sendAway(everybody: readonly Peer[], timers: Timers): Promise<void> {
  const portion = Math.max(LEAVING.atOnce, Math.ceil(everybody.length / LEAVING.mostPortions))
  for (let i = 0; i < everybody.length; i += portion) {
    if (i > 0) await new Promise<void>(resolve => timers.after(LEAVING.everyMs, resolve))
    for (const peer of everybody.slice(i, i + portion)) peer.close(CLOSING.restart)
  }
}
