import { newSecret } from '../access/secrets.ts'
import type { Pool } from './pool.ts'

/** What all nodes share beside the archive, as in the data folder of a single one. */
export interface Settings {
  /** what keys of events are derived from */
  readonly secret: string
  readonly adminKey: string
}

type Kept = { readonly [name in keyof Settings]: string | undefined }

/** Makes what is missing, once: of several nodes that start together, all read what the first one wrote. */
export async function openSettings(pool: Pool): Promise<Settings> {
  await pool.query(
    `insert into setting (name, value) values ('secret', $1), ('admin-key', $2) on conflict (name) do nothing`,
    [newSecret(32), newSecret(20)],
  )
  const { secret, adminKey } = await readSettings(pool)
  for (const [name, value = ''] of [
    ['secret', secret],
    ['admin-key', adminKey],
  ] as const)
    if (value.length < 16)
      throw new Error(`the database holds no ${name}; delete its row in the table «setting» to have one made`)
  return { secret: secret ?? '', adminKey: adminKey ?? '' }
}

/** What there is, making nothing. */
export async function readSettings(pool: Pool): Promise<Kept> {
  const { rows } = await pool.query<{ name: string; value: string }>(
    `select name, value from setting where name in ('secret', 'admin-key')`,
  )
  const kept = new Map(rows.map(({ name, value }) => [name, value]))
  return { secret: kept.get('secret'), adminKey: kept.get('admin-key') }
}

/** Keeps what another place made: links and keys that people hold stay valid. What is undefined stays as it is. */
export async function keepSettings(pool: Pool, { secret, adminKey }: Kept): Promise<void> {
  for (const [name, value] of [
    ['secret', secret],
    ['admin-key', adminKey],
  ])
    if (value !== undefined)
      await pool.query(
        `insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value`,
        [name, value],
      )
}
