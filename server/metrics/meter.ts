import { CLOSING, REFUSED_CODES, type RefusedCode } from '../../shared/protocol/messages.ts'
import { createCounts, type Counts, createTally, type Tally } from './tally.ts'

/**
 * What the parts of the server tell while they work: plain functions that add to plain numbers. Nothing here knows what a
 * metric looks like, and nothing may be passed that names an event, a person or an address.
 */
export interface SyncMeter {
  /** The gate looked at one message: applied and inspected, in ms of our own work. */
  judged(ms: number): void
  /** What one message changed is on the disk and told, so many ms after it came. */
  acknowledged(ms: number): void
  refused(rule: RefusedCode): void
  /** We closed a connection. */
  closed(code: number): void
  /** A document was made anew from its log after a refusal. */
  rebuilt(): void
  /** A document started afresh in its next epoch. */
  renewed(): void
  /** A log was folded into a snapshot. */
  folded(): void
}
export interface StoreMeter {
  /** One call of `write` became durable after so long, ms. */
  stored(ms: number, operations: number, bytes: number): void
  notStored(): void
  /** One commit (one fsync, one transaction) took so many calls. */
  committed(calls: number): void
}
export interface HttpMeter {
  /** `route`: the pattern, never the address. */
  answered(method: string, route: string, status: number, ms: number): void
  /** Somebody asked for too much of something, and was told to wait. */
  slowed(what: Slowed): void
}
export interface NodeMeter {
  /** This node became the owner of an event, by a lease of this epoch. */
  took(epoch: number): void
}
export interface Meter {
  readonly sync: SyncMeter
  readonly store: StoreMeter
  readonly http: HttpMeter
  readonly nodes: NodeMeter
}

/** What may be asked for too often. */
export const SLOWED = ['calls', 'guesses', 'events', 'joins', 'rehearsals', 'uploads', 'exports'] as const
export type Slowed = (typeof SLOWED)[number]

const CLOSINGS = Object.keys(CLOSING) as Closing[]
type Closing = keyof typeof CLOSING
const CLOSING_NAMES = new Map<number, Closing>(CLOSINGS.map(name => [CLOSING[name], name]))

/** Seconds. Work of the gate: from a note to what a crafted update may cost. */
const WORK_BOUNDS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 1] as const
/** Seconds. From a fast disk to «something is wrong». */
const WAIT_BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const
const CALL_BOUNDS = [0.005, 0.025, 0.1, 0.5, 1, 2.5, 10, 60] as const
const COUNT_BOUNDS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000] as const
const BYTE_BOUNDS = [256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576] as const

/** All that was told so far. Metrics read it when somebody asks for them. */
export interface Told {
  readonly judged: Tally
  readonly acknowledged: Tally
  readonly refused: Counts<RefusedCode>
  readonly closed: Counts<Closing | 'other'>
  readonly rebuilt: Counts<'all'>
  readonly renewed: Counts<'all'>
  readonly folded: Counts<'all'>
  /** server ms of the last one; 0 before any */
  foldedAt: number
  readonly stored: Tally
  readonly operations: Tally
  readonly bytes: Tally
  readonly notStored: Counts<'all'>
  readonly committed: Tally
  /** by `method route class` */
  readonly answered: Counts<string>
  readonly answering: Tally
  readonly slowed: Counts<Slowed>
  readonly took: Counts<'all'>
  /** the highest of a lease of ours; 0 on one machine */
  leaseEpoch: number
}

/** A meter, and what it has been told. `now`: server ms. */
export function createMeter(now: () => number = Date.now): { readonly meter: Meter; readonly told: Told } {
  const told: Told = {
    judged: createTally(WORK_BOUNDS),
    acknowledged: createTally(WAIT_BOUNDS),
    refused: createCounts(REFUSED_CODES),
    closed: createCounts([...CLOSINGS, 'other'] as const),
    rebuilt: createCounts(['all']),
    renewed: createCounts(['all']),
    folded: createCounts(['all']),
    foldedAt: 0,
    stored: createTally(WAIT_BOUNDS),
    operations: createTally(COUNT_BOUNDS),
    bytes: createTally(BYTE_BOUNDS),
    notStored: createCounts(['all']),
    committed: createTally(COUNT_BOUNDS),
    answered: createCounts(),
    answering: createTally(CALL_BOUNDS),
    slowed: createCounts(SLOWED),
    took: createCounts(['all']),
    leaseEpoch: 0,
  }
  const meter: Meter = {
    sync: {
      judged: ms => told.judged.add(ms / 1_000),
      acknowledged: ms => told.acknowledged.add(ms / 1_000),
      refused: rule => told.refused.add(rule),
      closed: code => told.closed.add(CLOSING_NAMES.get(code) ?? 'other'),
      rebuilt: () => told.rebuilt.add('all'),
      renewed: () => told.renewed.add('all'),
      folded() {
        told.folded.add('all')
        told.foldedAt = now()
      },
    },
    store: {
      stored(ms, operations, bytes) {
        told.stored.add(ms / 1_000)
        told.operations.add(operations)
        told.bytes.add(bytes)
      },
      notStored: () => told.notStored.add('all'),
      committed: calls => told.committed.add(calls),
    },
    http: {
      answered(method, route, status, ms) {
        told.answered.add(`${kindOf(method, route)} ${Math.floor(status / 100)}xx`)
        told.answering.add(ms / 1_000)
      },
      slowed: what => told.slowed.add(what),
    },
    nodes: {
      took(epoch) {
        told.took.add('all')
        told.leaseEpoch = Math.max(told.leaseEpoch, epoch)
      },
    },
  }
  return { meter, told }
}

/** Nobody listens. */
export const NO_METER: Meter = createMeter().meter

/** Calls of the interface by their pattern; pages, their files and wrong addresses are one each, however many there are. */
function kindOf(method: string, route: string): string {
  if (route === 'none') return 'any unknown'
  return /^\/(?:api\/|healthz$|livez$|metrics$)/.test(route) ? `${method} ${route}` : 'any page'
}
