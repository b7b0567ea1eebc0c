import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { contentsOf, copyArchive, holdsAnything } from '../../server/archive/copy.ts'
import { openLevelArchive } from '../../server/archive/level.ts'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { openPostgresArchive } from '../../server/archive/postgres.ts'
import { runCommandLine } from '../../server/commands/main.ts'
import { openDataFolder } from '../../server/data-folder.ts'
import { makeLog } from '../../server/log.ts'
import { openStorage } from '../../server/storage.ts'
import type { ApiNote } from '../../shared/protocol/api.ts'
import { liveACafe, SENTENCE } from '../exports/a-lived-cafe.ts'
import { aServer } from '../support/a-server.ts'
import { aCorner, aDatabase, addressOf } from '../support/database.ts'
import { type Postgres, startPostgres } from '../support/postgres.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
}, 60_000)
afterAll(() => postgres.stop())

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tablee-migrate-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const quiet = makeLog('silent', () => {})

async function migrate(from: string, to: string, environment: Record<string, string> = {}) {
  const said: string[] = []
  let out = ''
  const code = await runCommandLine(['migrate', from, to], {
    environment: { LANG: 'en', ...environment },
    out: text => (out += text),
    say: line => said.push(line),
  })
  const whole = `${out}${said.join('\n')}`
  expect(whole).not.toContain('hunter2')
  return { code, out, said: said.join('\n') }
}

/** A data folder in which a café was lived, with something of everything. */
async function aDay(path: string) {
  const data = openDataFolder(path, undefined)
  const { secret, adminKey } = data
  const inner = createMemoryArchive()
  const tablee = await aServer({ archive: { ...inner, close: async () => {} }, secret })
  const { event } = await liveACafe(tablee)
  await tablee.close()
  const archive = await openLevelArchive(data.archive)
  await copyArchive(inner, archive)
  await archive.close()
  return { event, secret, adminKey }
}

describe('tablee migrate', () => {
  it('takes a café from a folder to PostgreSQL and back: nothing is lost, nothing is other than it was', async () => {
    const first = join(folder, 'first')
    const { event, secret, adminKey } = await aDay(first)
    const url = (await postgres.database()).replace('tablee@', 'tablee:hunter2@')

    const there = await migrate(first, url)
    expect(there.said).toMatch(/^Copied to 127\.0\.0\.1:\d+\/d\d+, read back and compared: \d+ records, [\d.]+ MB/)
    expect(there).toMatchObject({ code: 0, out: expect.stringMatching(/^sha256 [0-9a-f]{64}\n$/) })

    // A server on the database finds the café, and the keys that people hold are good.
    const storage = await openStorage({ data: join(folder, 'node'), database: addressOf(url) }, { log: quiet })
    expect(storage).toMatchObject({ secret, adminKey })
    const archive = await openPostgresArchive({ address: addressOf(url) })
    const onPostgres = await aServer({ archive, secret })
    const staff = await onPostgres.join(event, { key: event.keys.organiser, name: 'Odile' })
    const { body } = await onPostgres.call('GET', `events/${event.id}/notes`, { token: staff.token })
    expect((body['notes'] as ApiNote[]).map(note => note.text)).toContain(SENTENCE.shared)
    await onPostgres.close()
    await storage.archive.close()

    const back = join(folder, 'back')
    expect(await migrate('DATABASE_URL', back, { DATABASE_URL: url })).toMatchObject({ code: 0 })
    expect(readFileSync(join(back, 'secret'), 'utf8').trim()).toBe(secret)
    for (const name of ['secret', 'admin-key']) expect(statSync(join(back, name)).mode & 0o777).toBe(0o600)

    // To another folder directly: the same archive to the last byte.
    const twin = join(folder, 'twin')
    expect(await migrate(first, twin)).toMatchObject({ code: 0, out: there.out })
    expect(await migrate(first, back)).toMatchObject({
      code: 1,
      said: expect.stringContaining('holds something already'),
    })
  })

  it('refuses a place that a server uses, on either side', async () => {
    const [used, free] = [join(folder, 'used'), join(folder, 'free')]
    await aDay(free)
    const archive = await openLevelArchive(openDataFolder(used, undefined).archive)
    for (const [from, to] of [
      [used, free],
      [free, used],
    ] as const)
      expect(await migrate(from, to)).toMatchObject({ code: 1, said: expect.stringMatching(/^A server uses .*used\./) })
    await archive.close()

    const url = await aDatabase(postgres)
    await postgres.ask(url, `insert into node values ('n1', 'http://10.0.0.2:3000', clock_timestamp())`)
    expect(await migrate(free, url)).toMatchObject({ code: 1, said: expect.stringMatching(/^A server uses 127/) })
    expect(await migrate(url, join(folder, 'new'))).toMatchObject({ code: 1 })
    await postgres.ask(url, `update node set seen = clock_timestamp() - interval '1 minute'`)
    expect(await migrate(free, url)).toMatchObject({ code: 0 })
  })

  it('a copy that stopped half-way is neither served nor taken up nor copied on', async () => {
    const source = join(folder, 'source')
    await aDay(source)
    const url = await aDatabase(postgres)
    const part = createMemoryArchive()
    await part.write([{ put: 'cafe/e/day', value: new Uint8Array([1]) }])
    for (const target of [url, join(folder, 'half')]) {
      const archive = target === url ? await openPostgresArchive({ address: addressOf(url) }) : await openHalf(target)
      const stops = (): Promise<void> => Promise.reject(new Error('the cable'))
      await expect(copyArchive(part, archive, { beforeEnd: stops })).rejects.toThrow('the cable')
      await archive.close()
      expect(await migrate(source, target)).toMatchObject({
        code: 1,
        said: expect.stringContaining('did not come to its end'),
      })
      expect(await migrate(target, join(folder, 'other'))).toMatchObject({
        code: 1,
        said: expect.stringContaining('only a part of other data'),
      })
      const config = target === url ? { data: folder, database: addressOf(url) } : { data: target }
      await expect(openStorage(config, { log: quiet })).rejects.toThrow('began and did not end')
    }
    function openHalf(path: string) {
      return openLevelArchive(openDataFolder(path, undefined).archive)
    }
  })

  it('says what is missing: a place, a word too few, data that are not there, a database that does not answer', async () => {
    const url = await postgres.database()
    const gone = 'postgres://tablee:hunter2@127.0.0.1:1/cafe'
    expect(await migrate(folder, url)).toMatchObject({ code: 1, said: expect.stringContaining('no data of Tablée') })
    expect(await migrate(url, folder)).toMatchObject({ code: 1, said: expect.stringContaining('no data of Tablée') })
    expect(await postgres.ask(url, `select to_regclass('record') as made`)).toEqual([{ made: null }])
    expect(existsSync(join(folder, 'archive'))).toBe(false)
    expect(await migrate(gone, folder)).toMatchObject({
      code: 1,
      said: expect.stringContaining('no answer from the database 127.0.0.1:1/cafe'),
    })
    expect(await migrate('postgres:/tablee:hunter2@', folder)).toMatchObject({ code: 2 })
    expect(await migrate(folder, 'mysql://ana:hunter2@db/cafe')).toMatchObject({ code: 2 })
    expect(await migrate('DATABASE_URL', folder)).toMatchObject({ code: 2 })
    const around = { environment: { LANG: 'fr' }, out: () => {}, say: () => {} }
    expect(await runCommandLine(['migrate', folder], around)).toBe(2)
    expect(await runCommandLine(['migrate', folder, url, 'more'], around)).toBe(2)
  })
})

describe('a copy of an archive', () => {
  it('is the archive, whatever is in it, through PostgreSQL and back', async () => {
    const database = await aDatabase(postgres)
    const key = fc.stringMatching(/^(cafe|doc|code|photo|x)\/[a-zA-Z0-9~_-]{1,3}(\/[ -~]{0,4})?$/)
    const records = fc.uniqueArray(fc.tuple(key, fc.uint8Array({ maxLength: 300 })), {
      selector: ([each]) => each,
      maxLength: 30,
    })
    await fc.assert(
      fc.asyncProperty(records, async pairs => {
        const [source, back] = [createMemoryArchive(), createMemoryArchive()]
        await source.write(pairs.map(([put, value]) => ({ put, value })))
        const between = await openPostgresArchive({ address: addressOf(await aCorner(postgres, database)) })
        try {
          const there = await copyArchive(source, between)
          expect(await holdsAnything(between)).toBe(pairs.length > 0)
          expect(await copyArchive(between, back)).toEqual(there)
          expect(await contentsOf(back)).toEqual(await contentsOf(source))
          expect(there.records).toBe(pairs.length)
        } finally {
          await between.close()
        }
      }),
      { numRuns: 8 },
    )
  })

  it('is told by its digest from any other', async () => {
    const one = async (...pairs: readonly (readonly [string, number[]])[]): Promise<string> => {
      const archive = createMemoryArchive()
      await archive.write(pairs.map(([put, value]) => ({ put, value: new Uint8Array(value) })))
      return (await contentsOf(archive)).digest
    }
    const all = await Promise.all([
      one(),
      one(['a', []]),
      one(['a', [0]]),
      one(['a', [98]]),
      one(['ab', []]),
      one(['a', []], ['b', []]),
    ])
    expect(new Set(all).size).toBe(all.length)
  })

  it('takes records by the thousand and of several megabytes', async () => {
    const [source, target] = [createMemoryArchive(), createMemoryArchive()]
    const big = new Uint8Array(5_000_000).fill(7)
    await source.write([
      { put: 'photo/e/1', value: big },
      { put: 'photo/e/2', value: big },
      ...Array.from({ length: 1_200 }, (_, i) => ({ put: `doc/e/${i}`, value: new Uint8Array([i % 256]) })),
    ])
    const steps: number[] = []
    const { records } = await copyArchive(source, target, { progress: done => steps.push(done.records) })
    expect(records).toBe(1_202)
    expect(steps).toEqual([500, 1_000, 1_201, 1_202])
  })
})
