import type { DatabaseAddress } from './address.ts'
import { visit } from './database.ts'

/** A node says every second that it is alive; one that was killed is believed to be for so long. */
const ALIVE_SECONDS = 15

/** Does any node serve this database now? Then nobody else may write to it. Its tables have to be there. */
export const isServed = (address: DatabaseAddress, patienceMs?: number): Promise<boolean> =>
  visit(
    address,
    async pool => {
      const sql = `select from node where seen > clock_timestamp() - interval '${ALIVE_SECONDS} seconds' limit 1`
      return (await pool.query(sql)).rows.length > 0
    },
    patienceMs === undefined ? {} : { patienceMs },
  )
