import { inTransaction, type Pool, type Question } from '../postgres/pool.ts'
import type { Fence } from './fenced.ts'
import type { Outcome } from './flatten.ts'

/** Above every ASCII key that starts with the prefix. */
export const END = '\x7f'

export interface FencedEvent extends Fence {
  readonly event: string
}

/** What more a question may take for work that is much, ms. */
const MORE = { perMegabyte: 1_000, clearing: 15_000 } as const

export interface Commit {
  readonly outcome: Outcome
  readonly fences: readonly FencedEvent[]
  /** within which a small question is answered, else the road counts as lost, ms */
  readonly answerMs: number
}

/**
 * One commit: checks the leases and holds them, then clears, erases and puts. Gives the fences that no longer stand; then nothing
 * was stored. https://www.postgresql.org/docs/current/explicit-locking.html: a takeover, which updates the lease's row, waits for
 * a commit that holds it `FOR SHARE`, and a commit that comes later finds the row changed.
 */
export async function commit(pool: Pool, { outcome, fences, answerMs }: Commit): Promise<FencedEvent[]> {
  const questions = [...clearing(outcome), ...erasing(outcome), ...putting(outcome)].map(
    ({ more = 0, ...question }) => ({
      ...question,
      query_timeout: answerMs + more,
    }),
  )
  try {
    await inTransaction(pool, async ask => {
      // In one go; what follows a lease that does not stand is undone.
      const [held] = await Promise.all([
        fences.length === 0 ? [] : ask({ ...holding(fences), query_timeout: answerMs }),
        ...questions.map(ask),
      ])
      const standing = new Set(held?.map(row => Number(row['place'])))
      const lost = fences.filter((_, place) => !standing.has(place))
      if (lost.length > 0) throw new Lost(lost)
    })
    return []
  } catch (fault) {
    if (fault instanceof Lost) return fault.fences
    throw fault
  }
}

class Lost extends Error {
  readonly fences: FencedEvent[]
  constructor(fences: FencedEvent[]) {
    super('leases lost')
    this.fences = fences
  }
}

function holding(fences: readonly FencedEvent[]): Question {
  return {
    name: 'hold',
    text: `select place - 1 as place from lease
      join unnest($1::text[], $2::text[], $3::bigint[]) with ordinality as wanted (event, node, epoch, place)
        using (event, node, epoch)
      order by lease.event for share of lease`,
    values: [fences.map(each => each.event), fences.map(each => each.node), fences.map(each => String(each.epoch))],
  }
}

interface Work extends Question {
  /** ms beyond what any question may take */
  more?: number
}

/** Each prefix by itself, so that the server always walks the index. */
const clearing = ({ cleared }: Outcome): Work[] =>
  [...cleared].map(prefix => ({
    text: 'delete from record where key >= $1 and key < $2',
    values: [prefix, prefix + END],
    more: MORE.clearing,
  }))

function erasing({ erased }: Outcome): Work[] {
  if (erased.size === 0) return []
  return [
    {
      name: 'erase',
      text: 'delete from record where key = any($1::text[])',
      values: [[...erased].sort()],
      more: MORE.clearing,
    },
  ]
}

/**
 * All values as one piece of bytes, cut by the server: the driver would write an array of them as text, twice as long. In the
 * order of keys, so that two who put the same ones wait for each other instead of both.
 */
function putting({ put }: Outcome): Work[] {
  if (put.size === 0) return []
  const pairs = [...put].sort(([a], [b]) => (a < b ? -1 : 1))
  const sizes = pairs.map(([, value]) => value.byteLength)
  let at = 1
  const starts = sizes.map(size => (at += size) - size)
  const values = Buffer.concat(pairs.map(([, value]) => value))
  return [
    {
      name: 'put',
      text: `insert into record (key, value)
        select key, substring($2::bytea from start for size)
        from unnest($1::text[], $3::int[], $4::int[]) as given (key, start, size)
        on conflict (key) do update set value = excluded.value`,
      values: [pairs.map(([key]) => key), values, starts, sizes],
      more: Math.ceil((values.byteLength / 1_000_000) * MORE.perMegabyte),
    },
  ]
}
