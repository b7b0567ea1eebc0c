import { type DatabaseAddress, readDatabaseAddress } from '../../server/postgres/address.ts'
import { openPool } from '../../server/postgres/pool.ts'
import { prepareSchema } from '../../server/postgres/schema.ts'
import type { Postgres } from './postgres.ts'

/** A new database with our tables; gives its URL. */
export const aDatabase = async (postgres: Postgres): Promise<string> => withTables(await postgres.database())

let corners = 0
/** The same in a schema of its own within a database that has our tables, made in a fraction of the time. */
export async function aCorner(postgres: Postgres, database: string): Promise<string> {
  const name = `corner${++corners}`
  const tables = ['record', 'lease', 'node', 'setting'].map(
    table => `create table ${name}.${table} (like public.${table} including all);`,
  )
  await postgres.ask(
    database,
    `create schema ${name}; ${tables.join(' ')} insert into ${name}.setting table public.setting`,
  )
  const url = new URL(database)
  url.searchParams.set('options', `-csearch_path=${name}`)
  return url.href
}

async function withTables(url: string): Promise<string> {
  const pool = await openPool(addressOf(url), { most: 1, answerMs: 10_000, idleMs: 10_000 })
  try {
    await prepareSchema(pool)
  } finally {
    await pool.end()
  }
  return url
}

export function addressOf(url: string): DatabaseAddress {
  const address = readDatabaseAddress(url)
  if (address === undefined) throw new Error('no URL of a database')
  return address
}
