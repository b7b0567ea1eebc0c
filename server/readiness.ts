/** Why nobody should be sent here at the moment. */
export type NotReady =
  /** a write failed: what is acknowledged is kept, nothing more is taken, and the process has to start again */
  | 'storage'
  /** the database does not answer; it may come back */
  | 'database'
  /** the server is leaving */
  | 'stopping'

/** Whether the server can serve, for `/healthz`, told by whoever knows. */
export interface Readiness {
  /** undefined: ready */
  why(): NotReady | undefined
  fails(why: NotReady): void
  /** Only a database comes back; a failed store and a server that leaves do not. */
  recovered(why: 'database'): void
}

export function createReadiness(): Readiness {
  const faults = new Set<NotReady>()
  return {
    why: () => (['stopping', 'storage', 'database'] as const).find(fault => faults.has(fault)),
    fails: why => void faults.add(why),
    recovered: why => void faults.delete(why),
  }
}
