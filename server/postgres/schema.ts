import { inTransaction, type Pool } from './pool.ts'

/** The tables' own version: the number of steps below. Another number than that of the keys inside (`meta/format`). */
const STEPS: readonly string[] = [
  `create table record (
     key text collate "C" primary key,
     value bytea not null
   );
   create table lease (
     event text primary key,
     node text not null,
     epoch bigint not null
   );
   create table node (
     id text primary key,
     url text not null,
     seen timestamptz not null
   )`,
]

/** Any number, the same on every node: whoever holds it makes the tables, the others wait. */
const MAKING = 7_261_001

/**
 * Makes the tables that are missing, in one transaction; several nodes may start at once. Throws a sentence when a later version
 * made them, or when the role may not.
 */
export async function prepareSchema(pool: Pool): Promise<void> {
  try {
    await inTransaction(pool, async ask => {
      await ask({ text: 'select pg_advisory_xact_lock($1)', values: [MAKING] })
      await ask({ text: 'create table if not exists setting (name text primary key, value text not null)' })
      const [row] = await ask({ text: `select value from setting where name = 'schema'` })
      const version = row === undefined ? 0 : Number(row['value'])
      if (!Number.isInteger(version) || version > STEPS.length)
        throw new Error(
          `the tables in the database are of a later version of Tablée (${String(row?.['value'])}; this one knows up to ${STEPS.length}): ` +
            'start that version, or restore a backup made before the upgrade into an empty database',
        )
      if (version === STEPS.length) return
      for (const step of STEPS.slice(version)) await ask({ text: step })
      await ask({
        text: `insert into setting values ('schema', $1) on conflict (name) do update set value = excluded.value`,
        values: [String(STEPS.length)],
      })
    })
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === '42501')
      throw new Error(
        'the role of DATABASE_URL may not make tables in this database: make it the owner of the database',
        {
          cause: fault,
        },
      )
    throw fault
  }
}
