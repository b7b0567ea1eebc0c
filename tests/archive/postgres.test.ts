import process from 'node:process'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Archive } from '../../server/archive/archive.ts'
import { type ArchiveNews, openPostgresArchive, type PostgresArchiveOptions } from '../../server/archive/postgres.ts'
import { aCorner, aDatabase, addressOf } from '../support/database.ts'
import { openGate } from '../support/gate.ts'
import { type Postgres, startPostgres } from '../support/postgres.ts'
import { examineArchive, pairs } from './examination.ts'
import { examineKilledWriter } from './killed-writer.ts'

const LONG = process.env['TABLEE_LONG'] === '1'

let postgres: Postgres
let database: string
beforeAll(async () => {
  postgres = await startPostgres()
  database = await aDatabase(postgres)
}, 60_000)
afterAll(() => postgres.stop())

describe('the archive in PostgreSQL', () => {
  examineArchive(async () => {
    const url = await aCorner(postgres, database)
    return {
      open: () => openPostgresArchive({ address: addressOf(url) }),
      clean: async () => {},
      lasts: true,
    }
  })
})

describe('the archive in PostgreSQL, in hard times,', () => {
  const opened: { close(): Promise<void> }[] = []
  let url: string
  beforeEach(async () => {
    url = await aCorner(postgres, database)
  })
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close().catch(() => {})
  })
  async function open(options: Partial<PostgresArchiveOptions> = {}): Promise<Archive> {
    const archive = await openPostgresArchive({ address: addressOf(url), ...options })
    opened.push(archive)
    return archive
  }
  const bytes = (value: number): Uint8Array => new Uint8Array([value % 256, value >> 8])
  const number = ([low = 0, high = 0]: readonly number[]): number => low + 256 * high
  const log = (event: string, value: number) => [
    { put: `log/${event}/${String(value).padStart(6, '0')}`, value: bytes(value) },
    { put: `last/${event}`, value: bytes(value) },
  ]

  /** Writes one number after the other for each of several events, three at a time, until told to stop. */
  function writeOn(archive: Archive, events: readonly string[]) {
    const stored = new Map(events.map(event => [event, 0]))
    let goesOn = true
    const writers = events.map(async event => {
      for (let value = 1; goesOn; value += 3) {
        await Promise.all([0, 1, 2].map(more => archive.write(log(event, value + more))))
        stored.set(event, value + 2)
      }
    })
    const ended = Promise.all(writers)
    ended.catch(() => {})
    return {
      total: () => [...stored.values()].reduce((sum, each) => sum + each, 0),
      stop: async () => {
        goesOn = false
        await ended
        return stored
      },
    }
  }
  async function expectWhole(archive: Archive, stored: ReadonlyMap<string, number>): Promise<void> {
    for (const [event, last] of stored) {
      const values = (await pairs(archive, `log/${event}/`)).map(([, value]) => number(value))
      expect(values).toEqual(Array.from({ length: last }, (_, i) => i + 1))
      expect(number([...((await archive.get(`last/${event}`)) ?? [])])).toBe(last)
    }
  }
  const large = (place: number): Uint8Array => new Uint8Array(1_000_000).fill(place)
  const fourteen = Array.from({ length: 14 }, (_, place) => place)
  async function writeLarge(archive: Archive): Promise<void> {
    for (const place of fourteen)
      await archive.write([{ put: `big/e/${String(place).padStart(2, '0')}`, value: large(place) }])
  }
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise(resolve => setTimeout(resolve, 2))
  }

  it('[D6] makes few commits of many calls', async () => {
    const commits: number[] = []
    const archive = await open({ committed: calls => commits.push(calls) })
    let made = 0
    await Promise.all(
      Array.from({ length: 400 }, async (_, i) => {
        // Half of them together, half one by one while the first are under way.
        if (i >= 200) await until(() => made >= i - 199)
        await archive.write(log('e', i + 1))
        made++
      }),
    )
    expect(commits.reduce((sum, each) => sum + each, 0)).toBe(400)
    expect(commits[0]).toBe(200)
    expect(commits.length).toBeLessThan(20)
  })

  it('[D1] [D11] loses nothing and doubles nothing when the database restarts under load, and refuses nobody', {
    timeout: LONG ? 600_000 : 60_000,
  }, async () => {
    const own = await startPostgres()
    try {
      url = await aDatabase(own)
      const news: ArchiveNews[] = []
      const archive = await open({ tell: what => news.push(what) })
      const writing = writeOn(archive, ['a', 'b', 'c', 'd', 'e'])
      const killed = (): Promise<void> => own.kill().then(() => own.start())
      const ends = [() => own.restart('fast'), () => own.restart('immediate'), killed]
      for (const end of Array.from({ length: LONG ? 10 : 1 }, () => ends).flat()) {
        const target = writing.total() + 150
        await until(() => writing.total() >= target)
        const reading = archive.get('last/a')
        await end()
        expect(await reading).toBeDefined()
      }
      const target = writing.total() + 150
      await until(() => writing.total() >= target)
      await expectWhole(archive, await writing.stop())
      expect(news).toContain('away')
      expect(news).not.toContain('given-up')
      await archive.close()
    } finally {
      await own.stop()
    }
  })

  it('[D1] [D11] loses nothing and doubles nothing when connections break again and again', {
    timeout: LONG ? 600_000 : 60_000,
  }, async () => {
    const gate = await openGate(postgres.port)
    opened.push(gate)
    const archive = await open({ address: addressOf(postgres.through(url, gate.port)) })
    const writing = writeOn(archive, ['a', 'b', 'c'])
    for (let times = 0; times < (LONG ? 1_000 : 25); times++) {
      const target = writing.total() + 1 + (times % 5) * 7
      await until(() => writing.total() >= target)
      if (times % 5 !== 4) gate.sever()
      else {
        gate.cut()
        await until(() => gate.open === 0)
        gate.heal()
      }
    }
    await expectWhole(archive, await writing.stop())
  })

  it('[D11] notices a road on which nothing moves, and goes on when it is free', { timeout: 30_000 }, async () => {
    const gate = await openGate(postgres.port)
    opened.push(gate)
    const news: ArchiveNews[] = []
    const archive = await open({
      address: addressOf(postgres.through(url, gate.port)),
      answerMs: 300,
      tell: what => news.push(what),
    })
    await archive.write(log('a', 1))
    gate.stall()
    const [written, read] = [archive.write(log('a', 2)), archive.get('last/a')]
    await until(() => news.includes('away'))
    gate.heal()
    await Promise.all([written, read])
    await expectWhole(archive, new Map([['a', 2]]))
    await until(() => news.at(-1) === 'back')
  })

  it('[D5] takes no more once patience ended: what came after could make a hole', async () => {
    const gate = await openGate(postgres.port)
    opened.push(gate)
    const news: ArchiveNews[] = []
    const archive = await open({
      address: addressOf(postgres.through(url, gate.port)),
      patienceMs: 200,
      tell: what => news.push(what),
    })
    await archive.write(log('a', 1))
    gate.cut()
    const outcomes = await Promise.allSettled([archive.write(log('a', 2)), archive.write(log('b', 1))])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    gate.heal()
    await expect(archive.write(log('a', 3))).rejects.toThrow()
    expect(await pairs(archive, 'log/')).toEqual([['log/a/000001', [1, 0]]])
    expect(news).toEqual(['away', 'given-up'])
  })

  it('[D5] takes no more when more waits for the database than memory should hold', async () => {
    const gate = await openGate(postgres.port)
    opened.push(gate)
    const archive = await open({ address: addressOf(postgres.through(url, gate.port)) })
    gate.cut()
    const large = new Uint8Array(8_000_000)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 9 }, (_, place) => archive.write([{ put: `photo/e${place}/1`, value: large }])),
    )
    expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 9 }, () => 'rejected'))
    expect(outcomes[8]).toMatchObject({ reason: { message: 'more than 64 MB wait for the database' } })
    await expect(archive.write(log('a', 1))).rejects.toThrow()
  })

  it('[D5] stores nothing of a commit that the database refuses, and takes no more', async () => {
    const archive = await open()
    await archive.write(log('a', 1))
    await postgres.ask(url, 'alter table record add constraint short check (octet_length(value) < 100)')
    const broken = archive.write([{ put: 'log/a/000003', value: new Uint8Array(200) }])
    const outcomes = await Promise.allSettled([archive.write(log('a', 2)), broken])
    expect(outcomes[1]?.status).toBe('rejected')
    await expect(archive.write(log('a', 4))).rejects.toThrow()
    expect((await pairs(archive, 'log/')).map(([key]) => key)).toEqual(
      outcomes[0]?.status === 'fulfilled' ? ['log/a/000001', 'log/a/000002'] : ['log/a/000001'],
    )
  })

  it('refuses a key that it could not find again, and values that are no bytes', async () => {
    const odd = [{ put: 'log/é/1', value: bytes(1) }, { put: 'log/a/\0', value: bytes(1) }, { del: 'a\nb' }]
    for (const operation of odd) await expect((await open()).write([operation])).rejects.toThrow('visible ASCII')
    const nothing = { put: 'log/a/1', value: null as unknown as Uint8Array }
    await expect((await open()).write([nothing])).rejects.toThrow('bytes')
    expect(await pairs(await open(), '')).toEqual([])
  })

  it('gives a large range as of one moment, page by page, and its connection back when the reader stops', async () => {
    const archive = await open()
    await writeLarge(archive)
    const range = archive.range('big/e/')
    const left = archive.range('big/e/')
    const forgotten = archive.range('big/e/')
    await archive.write([{ delAll: 'big/e/' }])
    const seen: number[] = []
    for await (const [, value] of range) seen.push(value[500_000] ?? -1)
    expect(seen).toEqual(fourteen)
    for await (const _pair of left) break
    expect(forgotten).toBeDefined()
    expect(await pairs(archive, 'big/')).toEqual([])
    const open2 = `select count(*)::int as count from pg_stat_activity where state like 'idle in transaction%'`
    let count: unknown
    while (count !== 1) [{ count }] = (await postgres.ask(url, open2)) as [{ count: number }]
    // The one that nobody read is put away at the end.
    await archive.close()
    while (count !== 0) [{ count }] = (await postgres.ask(url, open2)) as [{ count: number }]
  })

  it('tells the reader of a large range whose connection broke, rather than to go on with another moment', async () => {
    const gate = await openGate(postgres.port)
    opened.push(gate)
    const archive = await open({ address: addressOf(postgres.through(url, gate.port)) })
    await writeLarge(archive)
    const seen: number[] = []
    const read = async (): Promise<void> => {
      for await (const [, value] of archive.range('big/e/')) {
        if (seen.push(value[0] ?? -1) === 3) gate.sever()
        await archive.get('none')
      }
    }
    await expect(read()).rejects.toThrow()
    expect(seen.length).toBeLessThan(14)
    // Its connection is given back: more ranges than there are connections can be read.
    for (let i = 0; i < 10; i++) expect(await pairs(archive, 'none/')).toEqual([])
  })

  it('[D4] [D6] loses nothing that it said was stored when the process is killed in the middle', {
    timeout: 60_000,
  }, async () => {
    await examineKilledWriter(url, () => open())
  })
})
