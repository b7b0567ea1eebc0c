import type { Pool, PoolClient } from '../postgres/pool.ts'
import { END } from './postgres-write.ts'

export type Pair = readonly [key: string, value: Uint8Array]

/** What is read at once: most ranges fit into the first reading, and then hold no connection while they are looked at. */
const READ = { rows: 1_000, bytes: 2_000_000, first: 8_000_000 } as const
/** A reader that takes nothing for so long has gone: its connection is given back. */
export const READER_MS = 5 * 60_000

/** Readers of large ranges at one time; each holds a connection of its own, beside those that answer everybody else. */
export const MOST_HELD = 10

/** A range as of one moment, which is when this was called and resolved. */
export interface Reading {
  readonly pairs: readonly Pair[]
  /** The next ones of that same moment; an empty list at the end. */
  more(): Promise<readonly Pair[]>
  /** Gives the connection back, if it is still held. May be called at any time, several times. */
  end(): void
}

/** `held`: those that hold a connection at this moment, kept up to date. */
export async function readRange(pool: Pool, prefix: string, held: Set<Reading>): Promise<Reading> {
  const client = await pool.connect()
  const reading = pages(client, prefix)
  try {
    const pairs: Pair[] = []
    let bytes = 0
    const begun = client.query('begin isolation level repeatable read read only')
    begun.catch(() => {})
    while (bytes < READ.first && !reading.isAtEnd())
      for (const pair of await reading.next()) {
        pairs.push(pair)
        bytes += pair[1].byteLength
      }
    await begun
    if (!reading.isAtEnd() && held.size >= MOST_HELD)
      throw new Error(`${MOST_HELD} large ranges are being read already; try again when one is done`)
    return hold(client, reading, pairs, held)
  } catch (fault) {
    client.release(true)
    throw fault
  }
}

function hold(client: PoolClient, reading: Pages, pairs: readonly Pair[], held: Set<Reading>): Reading {
  let isHeld = true
  let patience: NodeJS.Timeout | undefined
  const end = (isBroken = false): void => {
    clearTimeout(patience)
    if (!isHeld) return
    isHeld = false
    held.delete(itself)
    if (isBroken) return client.release(true)
    client.query('commit').then(
      () => client.release(),
      () => client.release(true),
    )
  }
  const wait = (): void => {
    clearTimeout(patience)
    if (!isHeld) return
    patience = setTimeout(() => end(true), READER_MS)
    patience.unref()
  }
  const itself: Reading = {
    pairs,
    end: () => end(),
    async more() {
      if (reading.isAtEnd()) return []
      if (!isHeld)
        throw new Error('this range was put away: its reader was gone for too long, or the archive was closed')
      try {
        const next = await reading.next()
        if (reading.isAtEnd()) end()
        else wait()
        return next
      } catch (fault) {
        end(true)
        throw fault
      }
    },
  }
  held.add(itself)
  if (reading.isAtEnd()) end()
  else wait()
  return itself
}

interface Pages {
  next(): Promise<Pair[]>
  isAtEnd(): boolean
}

/** As many rows as are worth one answer, at least one: few when they are large. `among`: how many of `READ.rows` there were. */
const PAGE = (after: '>' | '>='): string => `
  select key, value, among from (
    select key, value, count(*) over ()::int as among, sum(size) over (order by key) - size as before from (
      select key, value, octet_length(value) as size from record
      where key ${after} $1 and key < $2 order by key limit ${READ.rows}
    ) as counted
  ) as measured
  where before < ${READ.bytes} order by key`

function pages(client: PoolClient, prefix: string): Pages {
  let from = prefix
  let isFirst = true
  let isAtEnd = false
  return {
    isAtEnd: () => isAtEnd,
    async next() {
      const { rows } = await client.query<{ key: string; value: Buffer; among: number }>({
        name: isFirst ? 'page' : 'page-after',
        text: PAGE(isFirst ? '>=' : '>'),
        values: [from, prefix + END],
      })
      const last = rows.at(-1)
      isFirst = false
      isAtEnd = last === undefined || (last.among === rows.length && last.among < READ.rows)
      from = last?.key ?? from
      return rows.map(({ key, value }) => [key, own(value)] as const)
    },
  }
}

/** The driver hands out Buffers, whose `slice` shares memory where `Uint8Array`'s copies, and small ones share one piece of it. */
export const own = (value: Buffer): Uint8Array =>
  value.byteLength === value.buffer.byteLength ? new Uint8Array(value.buffer) : new Uint8Array(value)
