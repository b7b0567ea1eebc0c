/**
 * What leases ask of the database (`server/postgres/leases.ts`), each call one statement, atomic there. Hours are the
 * database's alone: a node's clock says nothing about another's.
 */
export interface LeaseTable {
  /** Makes this node known to the others, seen now. */
  join(node: string, url: string): Promise<void>
  /** Seen now. Undefined: the others have forgotten this node. */
  beat(node: string): Promise<Beat | undefined>
  read(event: string): Promise<LeaseRow | undefined>
  /**
   * Makes `node` the owner, with the next epoch, if the lease still reads as it was read (`known`; undefined: there was none) and
   * its owner is this very node, nobody, or not seen for so long that it counts as dead. Undefined: somebody else was first.
   */
  take(event: string, node: string, known: Pick<LeaseRow, 'node' | 'epoch'> | undefined): Promise<bigint | undefined>
  /** Everything this node holds, by event. */
  heldBy(node: string): Promise<ReadonlyMap<string, bigint>>
  /** If it is still ours. The epoch stays written down unless nobody will ever ask for the event again. */
  letGo(event: string, node: string, epoch: bigint, forEver: boolean): Promise<void>
  /** Lets all of its leases go and forgets the node. */
  leave(node: string): Promise<void>
}

export interface Beat {
  /** ms since the beat before, by the database's clock */
  readonly gap: number
  /** ids of the other nodes that are alive */
  readonly others: ReadonlySet<string>
}

export interface LeaseRow {
  /** '' when it was let go */
  readonly node: string
  readonly epoch: bigint
  /** of the owner, when it is alive */
  readonly url: string | undefined
}
