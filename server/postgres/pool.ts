import type { Pool, PoolClient, QueryConfig } from 'pg'
import type { DatabaseAddress } from './address.ts'

export interface PoolWishes {
  /** connections at most */
  readonly most: number
  /** ms without an answer after which a question counts as lost */
  readonly answerMs: number
  /** ms that a transaction may stand open between two questions; the server then ends it, and its locks with it */
  readonly idleMs: number
}

/** A question, with its own limit of time if it needs another. */
export type Question = QueryConfig<unknown[]> & { query_timeout?: number }

const CONNECTING_MS = 5_000

/**
 * Connections to the database. The driver is loaded here, when somebody has a database at all. Questions given in one go to a
 * connection travel together (`pipeline`). A commit is durable whatever the server's own setting of `synchronous_commit`.
 */
export async function openPool(address: DatabaseAddress, { most, answerMs, idleMs }: PoolWishes): Promise<Pool> {
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({
    connectionString: address.url,
    application_name: 'tablee',
    max: most,
    connectionTimeoutMillis: CONNECTING_MS,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    query_timeout: answerMs,
    idle_in_transaction_session_timeout: idleMs,
    pipeline: true,
    onConnect: client => client.query(DURABLE),
  } satisfies ConstructorParameters<typeof pg.Pool>[0])
  // A connection that breaks while nobody asks anything is no fault: the next question takes another. One that breaks under a
  // question rejects that question.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

const DURABLE = `select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`

/**
 * What `act` does is done in one transaction. Its questions may be given in one go; the commit is only sent when all of them are
 * answered, so that a connection that breaks before that can never commit later: whoever asks again on another connection waits
 * for the locks of the first, or finds it undone.
 */
export async function inTransaction<T>(
  pool: Pool,
  act: (ask: (question: Question) => Promise<readonly Row[]>) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    const begun = client.query('begin isolation level read committed')
    begun.catch(() => {}) // looked at below, together with the others
    const asked: Promise<unknown>[] = [begun]
    const result = await together(
      asked,
      act(question => {
        const rows = client.query<Row>(question).then(answer => answer.rows)
        rows.catch(() => {})
        asked.push(rows)
        return rows
      }),
    )
    await client.query('commit')
    client.release()
    return result
  } catch (fault) {
    // Whatever state it is in, nobody else shall have it.
    client.release(true)
    throw fault
  }
}

export type Row = Readonly<Record<string, unknown>>

/** The result, once everything that was asked is answered; else the first fault, which is the one that explains the others. */
async function together<T>(asked: readonly Promise<unknown>[], acting: Promise<T>): Promise<T> {
  const [acted] = await Promise.allSettled([acting])
  for (const outcome of await Promise.allSettled(asked)) if (outcome.status === 'rejected') throw outcome.reason
  if (acted.status === 'rejected') throw acted.reason
  return acted.value
}

export type { Pool, PoolClient }
