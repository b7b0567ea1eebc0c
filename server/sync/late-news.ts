import type * as Y from 'yjs'
import { isStaff } from '../../shared/access/roles.ts'
import type { DocumentName } from '../../shared/document/names.ts'
import type { Delivery } from './delivery.ts'
import { updateFrame } from './frames.ts'
import type { Outbox } from './outbox.ts'
import type { Peer, Session } from './session.ts'
import type { Timers } from './timers.ts'

/**
 * What happens at other tables is told to console and wall at once. Everybody else hears of it with the next thing that concerns
 * them, or else in their turn, ten seconds later at the soonest: a phone on bad Wi-Fi hears of a hundred tables without a hundred
 * messages a second, and a thousand phones do not all hear in the same moment.
 */
const TURN = { afterMs: 10_000, everyMs: 1_000, least: 4, portions: 60 } as const
/** Told each second of a round, to whom it may concern. */
const CAN_WAIT: ReadonlySet<string> = new Set(['summaries', 'receipts'])

/** Is this change of the programme nothing but what happens at tables? */
export const canWait = ({ kind }: DocumentName, roots: ReadonlySet<string>): boolean =>
  kind === 'programme' && roots.size > 0 && [...roots].every(root => CAN_WAIT.has(root))

export const hearsLater = ({ principal: { role } }: Peer): boolean => !isStaff(role) && role !== 'wall'

export interface LateNews {
  /** Not now: with what comes next, or when it is their turn. */
  keep(session: Session, update: Uint8Array): void
  /** Tells those who were told nothing for a while all of it in one update; many miss the same, so it is made once. */
  bringUp(behind: Iterable<Session>): void
  stop(): void
}

export function createLateNews(room: {
  readonly timers: Timers
  readonly delivery: Delivery
  readonly outbox: Outbox
  readonly doc: () => Y.Doc
}): LateNews {
  const { timers, delivery, outbox } = room
  /** since when each has been waiting, the first first */
  const waiting = new Map<Session, number>()
  let cancel: (() => void) | undefined

  function takeTurns(): void {
    cancel = waiting.size === 0 ? undefined : timers.after(TURN.everyMs, takeTurns)
    const now = timers.now()
    const most = Math.max(TURN.least, Math.ceil(waiting.size / TURN.portions))
    // A clock that was set back must not make anybody wait until it has caught up.
    const due = [...waiting].slice(0, most).filter(([, since]) => Math.abs(now - since) >= TURN.afterMs)
    bringUp(due.map(([session]) => session))
  }

  function bringUp(behind: Iterable<Session>): void {
    const made = new Map<string, Uint8Array>()
    for (const session of behind) {
      waiting.delete(session)
      const { missed, isOutdated, peer } = session
      if (missed === undefined || isOutdated || peer.isLagging()) continue
      session.missed = undefined
      const key = JSON.stringify([...missed])
      const frame = made.get(key) ?? updateFrame(delivery.since(room.doc(), missed))
      made.set(key, frame)
      // It may hold what is not stored yet, and leaves behind that.
      outbox.add({ leave: () => delivery.send(session, frame) })
    }
  }

  return {
    bringUp,
    keep(session, update) {
      delivery.postpone(session, update)
      if (!waiting.has(session)) waiting.set(session, timers.now())
      cancel ??= timers.after(TURN.everyMs, takeTurns)
    },
    stop() {
      cancel?.()
      waiting.clear()
    },
  }
}
