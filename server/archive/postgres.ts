import type { DatabaseAddress } from '../postgres/address.ts'
import { patiently } from '../postgres/patience.ts'
import { openPool } from '../postgres/pool.ts'
import { makeTurns } from '../postgres/turns.ts'
import type { Archive, Operation } from './archive.ts'
import { type Fence, Fenced } from './fenced.ts'
import { flatten } from './flatten.ts'
import { makeLanes } from './lanes.ts'
import { eventsOf, sizeOf, touches } from './postgres-call.ts'
import { MOST_HELD, own, READER_MS, type Reading, readRange } from './postgres-read.ts'
import { commit, type FencedEvent } from './postgres-write.ts'

export interface PostgresArchiveOptions {
  /** a database whose tables are there (`server/postgres/schema.ts`) */
  readonly address: DatabaseAddress
  /**
   * The lease by which this process keeps an event; asked at each call of `write`. undefined: it keeps it no more, and the call is
   * rejected. Without this function nothing is fenced: for maintenance, when nobody else writes.
   */
  readonly fence?: ((event: string) => Fence | undefined) | undefined
  /** how long a database that is away is waited for, ms */
  readonly patienceMs?: number
  /** how long the answer to a small question may take before the road counts as lost, ms */
  readonly answerMs?: number
  readonly tell?: (what: ArchiveNews) => void
  /** called after each commit with the number of calls that shared it */
  readonly committed?: ((calls: number) => void) | undefined
  /** A call was rejected because another node keeps its event now. */
  readonly onFenced?: ((event: string) => void) | undefined
}

/** `away`: no answer, asked again · `back` · `given-up`: nothing more is written, the process has to start again */
export type ArchiveNews = 'away' | 'back' | 'given-up'

const PATIENCE_MS = 30_000
const ANSWER_MS = 8_000
/** Connections that write side by side; the database makes one fsync of commits that meet. */
const LANES = 4
/** Questions that read side by side. */
const READERS = 5
const MOST = { calls: 1_000, bytes: 8_000_000 } as const
/** What may wait in memory while the database is slow or away. */
const MOST_WAITING = 64_000_000

const GET = 'select value from record where key = $1'

interface Call {
  readonly operations: readonly Operation[]
  readonly bytes: number
  readonly fences: readonly FencedEvent[]
  readonly resolve: () => void
  readonly reject: (fault: unknown) => void
}

/**
 * The café's store in PostgreSQL. Calls that arrive while a commit is under way share the next one; events are spread over a few
 * connections, so that one does not wait for another. Calls of one event become durable in their order.
 *
 * When the road to the database is lost, what was under way is asked again: it may have been stored or not, and storing it twice
 * is storing it once. When patience ends, or the database says no, nothing more is written: what of it was stored is not known, so
 * the process has to start again and read what is there. A `Fenced` call stores nothing and ends nothing else.
 */
export async function openPostgresArchive(options: PostgresArchiveOptions): Promise<Archive> {
  const { address, fence, patienceMs = PATIENCE_MS, answerMs = ANSWER_MS } = options
  const { tell = () => {}, committed = () => {}, onFenced = () => {} } = options
  const writers = await openPool(address, { most: LANES, answerMs, idleMs: 5_000 })
  const readers = await openPool(address, {
    most: READERS + MOST_HELD,
    answerMs: 2 * answerMs,
    idleMs: 2 * READER_MS,
  })
  const inTurn = makeTurns(READERS)
  let failure: { readonly fault: unknown } | undefined
  let closed = false
  let away = 0
  const openRanges = new Set<Reading>()
  /** ranges whose moment has not come yet, by prefix: what is written after they were asked for must wait */
  const dawning = new Map<Promise<unknown>, string>()

  /** Asks until there is an answer, and tells when the database goes and comes back. */
  async function ask<T>(question: () => Promise<T>, isOver: () => boolean): Promise<T> {
    let lost = false
    const onLost = (): void => {
      lost = true
      if (away++ === 0) tell('away')
    }
    try {
      return await patiently(question, { ms: patienceMs, onLost, isOver })
    } finally {
      if (lost && --away === 0 && failure === undefined) tell('back')
    }
  }

  function fail(fault: unknown): void {
    if (failure !== undefined) return
    failure = { fault }
    tell('given-up')
  }

  const lanes = makeLanes<Call>({ count: LANES, most: MOST, settle })

  async function settle(calls: readonly Call[]): Promise<void> {
    let left = calls
    while (left.length > 0) {
      try {
        if (failure !== undefined) throw failure.fault
        const lost = await store(left)
        if (lost.size === 0) {
          committed(left.length)
          for (const call of left) call.resolve()
          return
        }
        // Nothing was stored: those that are refused are told, the others are asked for again without them.
        const refused = left.map(call => call.fences.find(each => lost.has(nameOf(each))))
        left.forEach((call, place) => refuse(call, refused[place]))
        left = left.filter((_, place) => refused[place] === undefined)
      } catch (fault) {
        fail(fault)
        for (const call of left) call.reject(fault)
        return
      }
    }
  }

  function refuse(call: Call, by: FencedEvent | undefined): void {
    if (by === undefined) return
    call.reject(new Fenced(by.event))
    onFenced(by.event)
  }

  /** Gives the names of fences that no longer stand, and then nothing was stored. */
  async function store(calls: readonly Call[]): Promise<ReadonlySet<string>> {
    const outcome = flatten(calls.map(({ operations }) => operations))
    const isTouched = (prefix: string): boolean => calls.some(({ operations }) => touches(operations, prefix))
    await Promise.allSettled([...dawning].flatMap(([moment, prefix]) => (isTouched(prefix) ? [moment] : [])))
    const fences = [...new Map(calls.flatMap(call => call.fences.map(each => [nameOf(each), each]))).values()]
    const lost = await ask(
      () => commit(writers, { outcome, fences, answerMs }),
      () => failure !== undefined,
    )
    return new Set(lost.map(nameOf))
  }

  return {
    async get(key) {
      if (closed) throw new Error('the archive is closed')
      const { rows } = await ask(
        () => inTurn(() => readers.query<{ value: Buffer }>({ name: 'get', text: GET, values: [key] })),
        () => closed,
      )
      return rows[0] === undefined ? undefined : own(rows[0].value)
    },
    range(prefix) {
      const reading = closed
        ? Promise.reject(new Error('the archive is closed'))
        : ask(
            () => inTurn(() => readRange(readers, prefix, openRanges)),
            () => closed,
          )
      const moment = reading.catch(() => {})
      dawning.set(moment, prefix)
      void moment.finally(() => dawning.delete(moment))
      return (async function* () {
        const opened = await reading
        try {
          yield* opened.pairs
          for (let next = await opened.more(); next.length > 0; next = await opened.more()) yield* next
        } finally {
          opened.end()
        }
      })()
    },
    write(operations) {
      if (closed) return Promise.reject(new Error('the archive is closed'))
      if (failure !== undefined) return Promise.reject(failure.fault)
      try {
        const bytes = sizeOf(operations)
        if (lanes.bytes > 0 && lanes.bytes + bytes > MOST_WAITING)
          throw new Error(`more than ${MOST_WAITING / 1_000_000} MB wait for the database`)
        const events = eventsOf(operations)
        const fences = fence === undefined ? [] : [...events.all].map(event => fenceOf(event, fence))
        return new Promise((resolve, reject) => {
          lanes.push({ operations, bytes, fences, resolve, reject }, events.only)
        })
      } catch (fault) {
        // A hole in a log is worse than no more log: whoever is refused has counted on being stored.
        if (fault instanceof Fenced) onFenced(fault.event)
        else fail(fault)
        return Promise.reject(fault)
      }
    },
    async close() {
      if (closed) return
      closed = true
      await lanes.idle()
      for (const opened of openRanges) opened.end()
      await Promise.all([writers.end(), readers.end()])
    },
  }
}

const nameOf = ({ event, node, epoch }: FencedEvent): string => `${event} ${node} ${epoch}`

function fenceOf(event: string, fence: (event: string) => Fence | undefined): FencedEvent {
  const held = fence(event)
  if (held === undefined) throw new Fenced(event)
  return { ...held, event }
}
