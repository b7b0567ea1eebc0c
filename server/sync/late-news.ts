import type * as Y from 'yjs'
import { isStaff } from '../../shared/access/roles.ts'
import type { DocumentName } from '../../shared/document/names.ts'
import type { Delivery } from './delivery.ts'
import { updateFrame } from './frames.ts'
import type { Outbox } from './outbox.ts'
import type { Peer, Session } from './session.ts'
import type { Timers } from './timers.ts'

/**
 * What happens at other tables is told to console and wall at once, and to everybody else together every so often, or with the next
 * thing that concerns them: a phone on bad Wi-Fi hears of a hundred tables without a hundred messages a second.
 */
const TOGETHER_MS = 10_000

/** Is this change of the programme nothing but summaries of tables? */
export const isOnlySummaries = ({ kind }: DocumentName, roots: ReadonlySet<string>): boolean =>
  kind === 'programme' && roots.size > 0 && [...roots].every(root => root === 'summaries')

export const hearsLater = ({ principal: { role } }: Peer): boolean => !isStaff(role) && role !== 'wall'

export interface LateNews {
  /** Not now: with what comes next, or some seconds from now. */
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
  readonly sessions: () => Iterable<Session>
}): LateNews {
  const { timers, delivery, outbox } = room
  let cancel: (() => void) | undefined

  function bringUp(behind: Iterable<Session>): void {
    const made = new Map<string, Uint8Array>()
    for (const session of behind) {
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
      cancel ??= timers.after(TOGETHER_MS, () => {
        cancel = undefined
        bringUp(room.sessions())
      })
    },
    stop: () => cancel?.(),
  }
}
