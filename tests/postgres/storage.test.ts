import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Archive } from '../../server/archive/archive.ts'
import { FORMAT, openFormat, readFormat } from '../../server/archive/format.ts'
import { putJson } from '../../server/archive/records.ts'
import type { Config } from '../../server/config.ts'
import { makeLog } from '../../server/log.ts'
import { openStorage } from '../../server/storage.ts'
import { aDatabase, addressOf } from '../support/database.ts'
import { type Postgres, startPostgres } from '../support/postgres.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
}, 60_000)
afterAll(() => postgres.stop())

describe('a node on a database', () => {
  let url: string
  let data: string
  let config: Pick<Config, 'data' | 'adminKey' | 'database'>
  const lines: string[] = []
  const log = makeLog('info', line => lines.push(line))
  beforeEach(async () => {
    url = await aDatabase(postgres)
    data = mkdtempSync(join(tmpdir(), 'tablee-storage-'))
    config = { data, database: addressOf(url) }
    lines.length = 0
  })
  afterEach(() => rmSync(data, { recursive: true, force: true }))

  it('puts the common admin key where it is looked for, unless it was given one', async () => {
    const first = await openStorage(config, { log })
    expect(readFileSync(join(data, 'admin-key'), 'utf8').trim()).toBe(first.adminKey)
    expect(first.adminKeyFile).toBe(join(data, 'admin-key'))
    const second = await openStorage({ ...config, adminKey: 'a-key-of-its-own' }, { log })
    expect(second).toMatchObject({ secret: first.secret, adminKey: 'a-key-of-its-own', adminKeyFile: undefined })
    // A folder that cannot be written is no reason to stay away.
    const third = await openStorage({ ...config, data: join(data, 'admin-key') }, { log })
    expect(third.adminKey).toBe(first.adminKey)
    expect(lines.join('')).toContain('"what":"admin-key-not-written"')
    expect(lines.join('')).not.toContain(first.adminKey)
    for (const { archive } of [first, second, third]) await archive.close()
  })

  it('tells when the database is away and when it is back', async () => {
    const { archive } = await openStorage(config, { log })
    await archive.write([putJson('day/a', 1)])
    await postgres.halt('fast')
    const written = archive.write([putJson('day/a', 2)])
    while (!lines.join('').includes('"what":"database-away"')) await new Promise(resolve => setTimeout(resolve, 5))
    await postgres.start()
    await written
    expect(lines.map(line => (JSON.parse(line) as { what: string }).what)).toEqual(['database-away', 'database-back'])
    await archive.close()
  })

  it('brings old data up to date once, however many nodes start on them, and never beside a node that serves them', async () => {
    let runs = 0
    let together = 0
    const upgrade = async (archive: Archive): Promise<void> => {
      runs++
      together++
      expect(together).toBe(1)
      const step = { from: 1, run: (old: Archive) => old.write([putJson('register/e', { code: 'QRS' })]) }
      await openFormat(archive, [step])
      together--
    }
    const before = await openStorage(config, { log })
    await before.archive.write([putJson('cafe/e/day', 1)])
    await before.archive.close()
    expect(await readFormatOf()).toBe(1)

    await postgres.ask(url, `insert into node values ('n0', 'http://10.0.0.2:3000', clock_timestamp())`)
    await expect(openStorage(config, { log, upgrade })).rejects.toThrow('stop all of them')
    expect(runs).toBe(0)

    await postgres.ask(url, 'delete from node')
    // Nobody holds the lease of an event yet: an upgrade is not fenced, what comes after is.
    const nodes = await Promise.all([1, 2, 3].map(() => openStorage(config, { log, upgrade, fence: () => undefined })))
    expect(runs).toBe(1)
    expect(await readFormatOf()).toBe(FORMAT)
    for (const { archive } of nodes) {
      expect(await archive.get('register/e')).toBeDefined()
      await expect(archive.write([putJson('register/e', 1)])).rejects.toThrow('another node')
      await archive.close()
    }
  })

  async function readFormatOf(): Promise<number | undefined> {
    const { archive } = await openStorage(config, { log })
    const format = await readFormat(archive)
    await archive.close()
    return format
  }
})
