import { faultFacts, type Log } from '../log.ts'
import type { DatabaseAddress } from './address.ts'
import { isLost } from './lost.ts'
import { patiently } from './patience.ts'
import { openPool, type Pool } from './pool.ts'
import { prepareSchema } from './schema.ts'
import { openSettings, type Settings } from './settings.ts'

/** A database and its server may be started at one moment, and the server be first. */
const STARTING_MS = 30_000

/** Makes the tables and settings that are missing, and gives the settings. Throws a sentence that names the database, never a key. */
export const openDatabase = (address: DatabaseAddress, log: Log): Promise<Settings> =>
  visit(
    address,
    async pool => {
      await prepareSchema(pool)
      const { rows } = await pool.query<{ fsync: string }>(`select current_setting('fsync') as fsync`)
      if (rows[0]?.fsync === 'off')
        log.warn('database-fsync-off', { what: 'a power cut may lose what was acknowledged' })
      return openSettings(pool)
    },
    { onLost: fault => log.warn('database-away', faultFacts(fault)) },
  )

/** A few questions over a connection of their own. Asks again for a while when the database is not there. */
export async function visit<T>(
  address: DatabaseAddress,
  act: (pool: Pool) => Promise<T>,
  { patienceMs = STARTING_MS, onLost }: { patienceMs?: number; onLost?: (fault: unknown) => void } = {},
): Promise<T> {
  const pool = await openPool(address, { most: 2, answerMs: 20_000, idleMs: 60_000 })
  try {
    return await patiently(() => act(pool), { ms: patienceMs, ...(onLost === undefined ? {} : { onLost }) })
  } catch (fault) {
    const reason = firstWords(fault)
    throw new Error(
      isLost(fault)
        ? `no answer from the database ${address.shown}: ${reason}`
        : `the database ${address.shown} cannot be used: ${reason}`,
      { cause: fault },
    )
  } finally {
    await pool.end()
  }
}

/** Where a name has several addresses, each gave its fault, and the whole has no words of its own. */
function firstWords(fault: unknown): string {
  if (fault instanceof AggregateError) return firstWords(fault.errors[0])
  return fault instanceof Error ? fault.message : String(fault)
}
