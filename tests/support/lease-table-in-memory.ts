import type { Timers } from '../../server/sync/timers.ts'
import { type LeaseTable } from '../../server/nodes/lease-table.ts'
import { LEASE_TIMES } from '../../server/nodes/leases.ts'

/** A database of leases with a clock of its own, and each node's way to it, which may be slow, cut, or lose answers. */
export interface LeaseDatabase {
  /** The way of one node. What is asked runs at once or after the line's delay, and so does the answer. */
  line(): LeaseLine
  /** What an append's own transaction would find. */
  mayAppend(event: string, fence: { readonly node: string; readonly epoch: bigint } | undefined): boolean
  ownerOf(event: string): string | undefined
  epochOf(event: string): bigint
  /** Makes somebody else the owner, by hand. */
  force(event: string, node: string): void
}
export interface LeaseLine {
  readonly table: LeaseTable
  /** `cut`: nothing arrives · `deaf`: what is to be changed is changed, and the answer lost */
  state: 'open' | 'cut' | 'deaf'
  /** ms each way */
  delay: number
  /** questions that were asked so far */
  readonly asked: readonly string[]
}

export function createLeaseDatabase(timers: Timers): LeaseDatabase {
  const leases = new Map<string, { node: string; epoch: bigint }>()
  const nodes = new Map<string, { url: string; seen: number }>()
  const isAlive = (node: string): boolean => timers.now() - (nodes.get(node)?.seen ?? -Infinity) < LEASE_TIMES.dead

  const truth: LeaseTable = {
    async join(node, url) {
      nodes.set(node, { url, seen: timers.now() })
    },
    async beat(node) {
      const row = nodes.get(node)
      if (row === undefined) return undefined
      const gap = timers.now() - row.seen
      row.seen = timers.now()
      return { gap, others: new Set([...nodes.keys()].filter(each => each !== node && isAlive(each))) }
    },
    async read(event) {
      const row = leases.get(event)
      return row && { ...row, url: isAlive(row.node) ? nodes.get(row.node)?.url : undefined }
    },
    async take(event, node, known) {
      const row = leases.get(event)
      if (row?.node !== known?.node || row?.epoch !== known?.epoch) return undefined
      if (row !== undefined && row.node !== node && row.node !== '' && isAlive(row.node)) return undefined
      const epoch = (row?.epoch ?? 0n) + 1n
      leases.set(event, { node, epoch })
      return epoch
    },
    async heldBy(node) {
      return new Map([...leases].flatMap(([event, row]) => (row.node === node ? [[event, row.epoch] as const] : [])))
    },
    async letGo(event, node, epoch, forEver) {
      const row = leases.get(event)
      if (row?.node !== node || row.epoch !== epoch) return
      if (forEver) leases.delete(event)
      else row.node = ''
    },
    async leave(node) {
      for (const row of leases.values()) if (row.node === node) row.node = ''
      nodes.delete(node)
    },
  }

  function line(): LeaseLine {
    const asked: string[] = []
    const pass = async (ms: number): Promise<void> => {
      if (ms > 0) await new Promise<void>(resolve => timers.after(ms, resolve))
    }
    const isDeaf = (): boolean => made.state === 'deaf'
    const over = <A extends readonly unknown[], R>(name: string, run: (...given: A) => Promise<R>) => {
      return async (...given: A): Promise<R> => {
        asked.push(name)
        await pass(made.delay)
        if (made.state === 'cut') throw new Error('the line is cut')
        const answer = await run(...given)
        await pass(made.delay)
        const changes = name !== 'read' && name !== 'heldBy'
        if (made.state !== 'open' && (changes || !isDeaf())) throw new Error('the answer was lost')
        return answer
      }
    }
    const made: LeaseLine = {
      state: 'open',
      delay: 0,
      asked,
      table: {
        join: over('join', (node, url) => truth.join(node, url)),
        beat: over('beat', node => truth.beat(node)),
        read: over('read', event => truth.read(event)),
        take: over('take', (event, node, known) => truth.take(event, node, known)),
        heldBy: over('heldBy', node => truth.heldBy(node)),
        letGo: over('letGo', (event, node, epoch, forEver) => truth.letGo(event, node, epoch, forEver)),
        leave: over('leave', node => truth.leave(node)),
      },
    }
    return made
  }

  return {
    line,
    mayAppend(event, fence) {
      const row = leases.get(event)
      return fence !== undefined && row?.node === fence.node && row.epoch === fence.epoch
    },
    ownerOf: event => leases.get(event)?.node,
    epochOf: event => leases.get(event)?.epoch ?? 0n,
    force(event, node) {
      leases.set(event, { node, epoch: (leases.get(event)?.epoch ?? 0n) + 1n })
    },
  }
}
