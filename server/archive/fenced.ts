/**
 * Another node keeps this event now: nothing of the batch was stored, and nothing more by this lease will be. (If the connection was
 * lost just when it was being stored, it may be there; then the other node, which waited for that, has read it.)
 */
export class Fenced extends Error {
  readonly event: string

  constructor(event: string) {
    super('another node keeps this event now')
    this.name = 'Fenced'
    this.event = event
  }
}

/** The row of the table `lease` that must stand for an event's batch to be stored: node and epoch of the lease. */
export interface Fence {
  readonly node: string
  readonly epoch: bigint
}
