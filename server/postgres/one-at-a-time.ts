import type { DatabaseAddress } from './address.ts'
import { openPool } from './pool.ts'

/** Any number, the same on every node; another one than that of the schema. */
const TURN = 7_261_002
/** An upgrade of everything may take a while. */
const WAITING_MS = 10 * 60_000

/** Runs `act` on one node at a time; those that come meanwhile wait. The database ends the turn of one that dies. */
export async function oneAtATime(address: DatabaseAddress, act: () => Promise<void>): Promise<void> {
  const pool = await openPool(address, { most: 1, answerMs: WAITING_MS, idleMs: WAITING_MS })
  try {
    const client = await pool.connect()
    try {
      await client.query('select pg_advisory_lock($1)', [TURN])
      await act()
    } finally {
      // Its end ends the turn too.
      client.release(true)
    }
  } finally {
    await pool.end()
  }
}
