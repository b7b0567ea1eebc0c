import type { LeaseRow, LeaseTable } from '../nodes/lease-table.ts'
import { LEASE_TIMES } from '../nodes/leases.ts'

/** The little that is needed of a pool of connections. A question without an answer must fail after some seconds. */
export interface Asking {
  query(text: string, values: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>
}

/** Nodes that were not seen for so long are forgotten; one that comes back after that ends itself. */
const FORGOTTEN = '1 day'

/**
 * Leases in PostgreSQL: `lease(event, node, epoch)` and `node(id, url, seen)`. Which is older is said by the database's clock, in
 * the statement that acts on it. An append locks the lease's row `FOR SHARE` (`archive/postgres.ts`), so a takeover waits for
 * appends under way, and what it reads afterwards is all there is.
 * @param deadMs a node that was not seen for so long is dead
 */
export function postgresLeases(
  { beats, asks }: { readonly beats: Asking; readonly asks: Asking },
  deadMs: number = LEASE_TIMES.dead,
): LeaseTable {
  const askBy =
    (database: Asking) =>
    async (text: string, ...values: unknown[]): Promise<readonly Record<string, unknown>[]> =>
      (await database.query(text, values)).rows
  const ask = askBy(asks)
  const askBeating = askBy(beats)
  const alive = (parameter: string): string => `seen > clock_timestamp() - ${parameter} * interval '1 millisecond'`

  return {
    async join(node, url) {
      await ask(`delete from node where seen < clock_timestamp() - interval '${FORGOTTEN}'`)
      await ask('insert into node (id, url, seen) values ($1, $2, clock_timestamp())', node, url)
    },
    async beat(node) {
      const [row] = await askBeating(
        `with before as (select seen from node where id = $1 for update),
          beat as (
            update node set seen = clock_timestamp() from before where id = $1
            returning extract(epoch from node.seen - before.seen) * 1000 as gap)
        select gap::float8 as gap, array(select id from node where id <> $1 and ${alive('$2')}) as others from beat`,
        node,
        deadMs,
      )
      return row === undefined ? undefined : { gap: Number(row['gap']), others: new Set(row['others'] as string[]) }
    },
    async read(event) {
      const [row] = await ask(
        `select lease.node, lease.epoch::text, node.url from lease
          left join node on node.id = lease.node and ${alive('$2')} where lease.event = $1`,
        event,
        deadMs,
      )
      if (row === undefined) return undefined
      const { node, epoch, url } = row
      return { node: String(node), epoch: BigInt(String(epoch)), url: typeof url === 'string' ? url : undefined }
    },
    async take(event, node, known) {
      const [row] =
        known === undefined
          ? await ask(
              'insert into lease (event, node, epoch) values ($1, $2, 1) on conflict (event) do nothing returning epoch::text',
              event,
              node,
            )
          : await ask(
              `update lease set node = $2, epoch = lease.epoch + 1
                where event = $1 and lease.node = $3 and lease.epoch = $4::bigint
                and ($3 in ($2, '') or not exists (select from node where id = $3 and ${alive('$5')}))
                returning epoch::text`,
              event,
              node,
              known.node,
              String(known.epoch),
              deadMs,
            )
      return row === undefined ? undefined : BigInt(String(row['epoch']))
    },
    async heldBy(node) {
      const rows = await ask('select event, epoch::text from lease where node = $1', node)
      return new Map(rows.map(({ event, epoch }) => [String(event), BigInt(String(epoch))]))
    },
    async letGo(event, node, epoch, forEver) {
      await ask(
        forEver
          ? 'delete from lease where event = $1 and node = $2 and epoch = $3::bigint'
          : `update lease set node = '' where event = $1 and node = $2 and epoch = $3::bigint`,
        event,
        node,
        String(epoch satisfies LeaseRow['epoch']),
      )
    },
    async leave(node) {
      await ask(`update lease set node = '' where node = $1`, node)
      await ask('delete from node where id = $1', node)
    },
  }
}
