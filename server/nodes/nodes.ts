import { newId } from '../access/secrets.ts'
import type { Log } from '../log.ts'
import { NO_METER, type NodeMeter } from '../metrics/meter.ts'
import type { Timers } from '../sync/timers.ts'
import type { LeaseTable } from './lease-table.ts'
import { type LeaseTimes, openLeases } from './leases.ts'
import type { Ownership } from './ownership.ts'
import { createRouter, type Router } from './router.ts'

/** This process as one of several over the same database. */
export interface Nodes {
  readonly ownership: Ownership
  readonly router: Router
  /** What the server does when something happens to this node; set once, before anybody is let in. */
  attend(listener: NodeListener): void
  /** The lease that an append must find; undefined for an event that is not kept here. */
  fence(event: string): { readonly node: string; readonly epoch: bigint } | undefined
  /** Takes nothing more and answers nothing for any event; what is kept here is let go piece by piece. */
  leave(): void
  /** Lets go of whatever is left, says goodbye to the others and hangs up what is passed on. */
  close(): Promise<void>
  counts(): { readonly held: number; readonly others: number; readonly calls: number; readonly sockets: number }
}
export interface NodeListener {
  /** The database does not hear this node, and does again. */
  away(): void
  back(): void
  /** It has not for so long that others may keep our events by now: people should look elsewhere. */
  lonely(): void
}

export interface NodesOptions {
  readonly table: LeaseTable
  readonly timers: Timers
  readonly log: Log
  /** shared by all nodes: what passes between them is signed with it */
  readonly secret: string
  /** where the others reach this node */
  readonly url: string
  readonly isKnown: (event: string) => Promise<boolean>
  readonly isPassing: (event: string) => boolean
  /** Somebody else keeps what was kept here: the process has to end at once. */
  readonly onFenced: (why: string) => void
  readonly times?: LeaseTimes
  readonly meter?: NodeMeter
}

/** Joins the other nodes. Nothing may be asked of this one before the server listens. */
export async function openNodes(options: NodesOptions): Promise<Nodes> {
  const { table, timers, log, secret, url, isKnown, isPassing, onFenced, times, meter = NO_METER.nodes } = options
  const node = newId('n', 16)
  let listener: NodeListener | undefined
  let router: Router | undefined
  const leases = await openLeases({
    table,
    timers,
    node,
    url,
    isKnown,
    isPassing,
    onFenced,
    onGone: gone => {
      log.warn('node-gone', { node: gone })
      router?.lost(gone)
    },
    onAway: () => {
      log.warn('database-does-not-hear-us')
      listener?.away()
    },
    onBack: () => {
      log.info('database-hears-us')
      listener?.back()
    },
    onLonely: () => listener?.lonely(),
    log: ({ what, event, epoch }) => {
      const facts = {
        ...(typeof event === 'string' ? { event } : {}),
        ...(typeof epoch === 'number' ? { epoch } : {}),
      }
      if (what === 'took') {
        meter.took(Number(epoch))
        log.info('took', facts)
      } else log.debug(String(what), facts)
    },
    ...(times === undefined ? {} : { times }),
  })
  router = createRouter({ ownership: leases, node, secret, timers })
  log.info('joined', { node, others: leases.counts().others })

  return {
    ownership: leases,
    router,
    attend(given) {
      listener = given
    },
    fence: event => leases.fence(event),
    leave() {
      leases.leave()
      router.leave()
    },
    async close() {
      await leases.close()
      await router.close()
    },
    counts: () => ({ ...leases.counts(), ...router.counts() }),
  }
}
