import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Archive, Operation } from '../../server/archive/archive.ts'
import { type Fence, Fenced } from '../../server/archive/fenced.ts'
import { openPostgresArchive } from '../../server/archive/postgres.ts'
import { aCorner, aDatabase, addressOf } from '../support/database.ts'
import { type Postgres, startPostgres } from '../support/postgres.ts'
import { pairs } from './examination.ts'

let postgres: Postgres
let database: string
beforeAll(async () => {
  postgres = await startPostgres()
  database = await aDatabase(postgres)
}, 60_000)
afterAll(() => postgres.stop())

describe('an archive that is written by the lease of each event', () => {
  let url: string
  let archive: Archive
  let epochs: Map<string, bigint>
  let fenced: string[]
  let commits: number
  const fence = (event: string): Fence | undefined => {
    const epoch = epochs.get(event)
    return epoch === undefined ? undefined : { node: 'n1', epoch }
  }
  beforeEach(async () => {
    url = await aCorner(postgres, database)
    epochs = new Map()
    fenced = []
    commits = 0
    archive = await openPostgresArchive({
      address: addressOf(url),
      fence,
      onFenced: event => fenced.push(event),
      committed: () => commits++,
    })
    for (const event of ['a', 'b', 'c', 'd', 'e', 'f']) await take(event, 'n1', 1n)
  })
  afterEach(() => archive.close())

  const lease = 'insert into lease values ($1, $2, $3) on conflict (event) do update set node = $2, epoch = $3'
  async function take(event: string, node: string, epoch: bigint): Promise<void> {
    await postgres.ask(url, lease, [event, node, String(epoch)])
    if (node === 'n1') epochs.set(event, epoch)
  }
  const put = (key: string): Operation => ({ put: key, value: new Uint8Array([1]) })
  const write = (...keys: string[]): Promise<void> => archive.write(keys.map(put))
  const kept = async (): Promise<string[]> => (await pairs(archive, '')).map(([key]) => key)

  it('takes what this node keeps, and what concerns no event', async () => {
    await Promise.all([write('day/a/1', 'code/QRS/a'), write('day/b/1'), write('meta/format')])
    expect(await kept()).toEqual(['code/QRS/a', 'day/a/1', 'day/b/1', 'meta/format'])
  })

  it('stores nothing of an event that another node keeps now, and the rest of the same commit', async () => {
    await take('b', 'n2', 2n)
    const events = ['a', 'b', 'c', 'd', 'e', 'f']
    const outcomes = await Promise.allSettled(events.map(event => write(`day/${event}/1`)))
    const refused = outcomes.flatMap((each, i) => (each.status === 'rejected' ? [[events[i], each.reason]] : []))
    expect(refused).toEqual([['b', expect.any(Fenced)]])
    // Together with others in one batch too: all of it or nothing.
    await expect(write('day/a/2', 'day/b/2')).rejects.toBeInstanceOf(Fenced)
    await write('day/c/2')
    expect(await kept()).toEqual(['day/a/1', 'day/c/1', 'day/c/2', 'day/d/1', 'day/e/1', 'day/f/1'])
    expect(fenced).toEqual(['b', 'b'])
  })

  it('goes by node and epoch: the same node after another is a new owner', async () => {
    await take('a', 'n1', 3n)
    await write('day/a/1')
    // What was asked for under the old lease stays refused, whatever lease this node has by then.
    epochs.set('a', 2n)
    const late = write('day/a/2')
    epochs.set('a', 3n)
    await expect(late).rejects.toBeInstanceOf(Fenced)
    await write('day/a/3')
    expect(await kept()).toEqual(['day/a/1', 'day/a/3'])
  })

  it('asks the database nothing about an event that this node does not keep', async () => {
    await expect(write('day/z/1')).rejects.toBeInstanceOf(Fenced)
    expect(commits).toBe(0)
  })

  it('waits for a takeover that is under way, and stores nothing if it comes about', async () => {
    const other = new pg.Client({ connectionString: url })
    await other.connect()
    try {
      for (const end of ['rollback', 'commit']) {
        await other.query('begin')
        await other.query(`update lease set node = 'n2', epoch = epoch + 1 where event = 'a'`)
        let isSettled = false
        const written = write(`day/a/${end}`).finally(() => {
          isSettled = true
        })
        written.catch(() => {})
        await hasWaiting('%for share of lease%')
        expect(isSettled).toBe(false)
        await other.query(end)
        if (end === 'rollback') await written
        else await expect(written).rejects.toBeInstanceOf(Fenced)
      }
      expect(await kept()).toEqual(['day/a/rollback'])
    } finally {
      await other.end()
    }
  })

  it('makes a takeover wait for what is being stored, so that the new owner reads all of it', async () => {
    // Somebody holds the row of the key: the commit is under way and stands still.
    const other = new pg.Client({ connectionString: url })
    await other.connect()
    try {
      await write('day/a/1')
      await other.query('begin')
      await other.query(`select from record where key = 'day/a/1' for update`)
      const written = write('day/a/1', 'day/a/2')
      await hasWaiting('%insert into record%')
      const taken = postgres.ask(url, `update lease set node = 'n2', epoch = epoch + 1 where event = 'a'`)
      await hasWaiting('update lease%')
      await other.query('commit')
      await Promise.all([written, taken])
      expect(await kept()).toEqual(['day/a/1', 'day/a/2'])
      await expect(write('day/a/3')).rejects.toBeInstanceOf(Fenced)
    } finally {
      await other.end()
    }
  })

  /** Waits until a question like this one waits for a lock. */
  async function hasWaiting(like: string): Promise<void> {
    const sql = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like $1`
    while ((await postgres.ask(url, sql, [like])).length === 0) await new Promise(resolve => setTimeout(resolve, 2))
  }
})
