import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { readDatabaseAddress } from '../../server/postgres/address.ts'
import { openDatabase, visit } from '../../server/postgres/database.ts'
import { prepareSchema } from '../../server/postgres/schema.ts'
import { addressOf } from '../support/database.ts'
import { type Postgres, startPostgres } from '../support/postgres.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
}, 60_000)
afterAll(() => postgres.stop())
const said: string[] = []
const tell = (what: string): void => {
  said.push(what)
}
const log = { error: tell, warn: tell, info: tell, debug: tell }

describe('a database that several nodes share', () => {
  it('is made once, with one secret and one admin key, however many start at one moment', async () => {
    const address = addressOf(await postgres.database())
    const settings = await Promise.all(Array.from({ length: 6 }, () => openDatabase(address, log)))
    expect(new Set(settings.map(each => JSON.stringify(each))).size).toBe(1)
    const [first] = settings
    expect(first?.secret).toMatch(/^.{40,}$/)
    expect(first?.adminKey).toMatch(/^.{22,}$/)
    expect(first?.adminKey).not.toBe(first?.secret)
    expect(await openDatabase(address, log)).toEqual(first)
    const tables = await postgres.ask(
      address.url,
      `select relname from pg_class where relkind = 'r' and relname !~ '^(pg|sql)_' order by 1`,
    )
    expect(tables.map(each => each['relname'])).toEqual(['lease', 'node', 'record', 'setting'])
    expect(said).toEqual([])
  })

  it('is refused, unchanged, when a later version made its tables', async () => {
    const address = addressOf(await postgres.database())
    await openDatabase(address, log)
    await postgres.ask(address.url, `update setting set value = '7' where name = 'schema'`)
    await expect(openDatabase(address, log)).rejects.toThrow(/of a later version of Tablée.*start that version/)
    expect(await postgres.ask(address.url, `select value from setting where name = 'schema'`)).toEqual([{ value: '7' }])
  })

  it('says what is missing when its role may not make tables', async () => {
    const url = await postgres.database()
    await postgres.ask(url, 'create role guest login')
    await postgres.ask(url, 'revoke create on schema public from public')
    const guest = url.replace('tablee@', 'guest@')
    await expect(openDatabase(addressOf(guest), log)).rejects.toThrow('may not make tables in this database')
  })

  it('is not waited for without end, and its password is never told', async () => {
    const url = await postgres.database()
    const closed = new URL(url.replace('tablee@', 'tablee:hunter2@'))
    closed.port = '1'
    const lost: unknown[] = []
    const gone = visit(addressOf(closed.href), prepareSchema, { patienceMs: 100, onLost: fault => lost.push(fault) })
    await expect(gone).rejects.toThrow('no answer from the database 127.0.0.1:1/')
    await expect(gone).rejects.not.toThrow('hunter2')
    expect(lost).toHaveLength(1)
    expect(JSON.stringify(lost)).not.toContain('hunter2')

    const nowhere = url.replace('tablee@', 'tablee:hunter2@').replace(/[^/]+$/, 'nowhere')
    const missing = visit(addressOf(nowhere), prepareSchema)
    await expect(missing).rejects.toThrow(/cannot be used: database "nowhere" does not exist/)
    await expect(missing).rejects.not.toThrow('hunter2')
  })

  it('is warned about when its own settings lose what was acknowledged', async () => {
    const careless = await startPostgres({ fsync: 'off', synchronous_commit: 'off' })
    try {
      said.length = 0
      const address = addressOf(await careless.database())
      await openDatabase(address, log)
      expect(said).toEqual(['database-fsync-off'])
      // The other one is ours to choose, and chosen.
      const asked = await visit(address, pool => pool.query('show synchronous_commit'))
      expect(asked.rows).toEqual([{ synchronous_commit: 'on' }])
    } finally {
      await careless.stop()
    }
  })
})

describe('the address of a database', () => {
  it('is read from a URL, by its name or in a socket’s folder', () => {
    const shown = (text: string): string | undefined => readDatabaseAddress(text)?.shown
    expect(shown('postgres://ana:secret@db.example.org:5433/cafe?sslmode=require')).toBe('db.example.org:5433/cafe')
    expect(shown('postgresql://db.example.org/cafe')).toBe('db.example.org/cafe')
    expect(shown('postgres:///cafe?host=/run/postgresql')).toBe('/run/postgresql/cafe')
    for (const wrong of ['', 'db', 'mysql://db/cafe', 'postgres://db', 'postgres://db/', 'postgres:///cafe', './data'])
      expect(readDatabaseAddress(wrong), wrong).toBeUndefined()
  })

  it('is configured with the node’s own, and no fault prints its password', () => {
    const given = {
      DATABASE_URL: 'postgres://ana:hunter2@db.example.org/cafe',
      TABLEE_NODE_URL: 'http://10.0.0.2:3000/',
    }
    expect(readConfig(given)).toMatchObject({
      ok: true,
      config: { database: { url: given.DATABASE_URL }, nodeUrl: 'http://10.0.0.2:3000' },
    })
    const broken = readConfig({ DATABASE_URL: 'postgres:/ana:hunter2@/', TABLEE_NODE_URL: 'http://10.0.0.2/a' })
    if (broken.ok) throw new Error('accepted')
    expect(broken.faults.map(fault => fault.split(' ')[0])).toEqual(['DATABASE_URL', 'TABLEE_NODE_URL'])
    expect(broken.faults.join()).not.toContain('hunter2')
    const alone = readConfig({ TABLEE_NODE_URL: 'http://10.0.0.2:3000' })
    expect(alone).toEqual({ ok: false, faults: ['TABLEE_NODE_URL goes with DATABASE_URL'] })
  })
})
