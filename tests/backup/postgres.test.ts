import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { runCommandLine } from '../../server/commands/main.ts'
import { makeLog } from '../../server/log.ts'
import { readDatabaseAddress } from '../../server/postgres/address.ts'
import { openStorage, type Storage } from '../../server/storage.ts'
import { archiveOf, contentsOf, type Lived, liveACafe } from '../exports/a-lived-cafe.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { type Postgres, startPostgres } from '../support/postgres.ts'
import { backUp, textOf } from './over-http.ts'

const silence = makeLog('silent', () => {})
let postgres: Postgres
let folder: string
const servers: TestServer[] = []
beforeAll(async () => {
  postgres = await startPostgres()
  folder = mkdtempSync(join(tmpdir(), 'tablee-backup-'))
}, 60_000)
afterEach(async () => {
  for (const each of servers.splice(0)) await each.close()
})
afterAll(async () => {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

const storageAt = (url: string): Promise<Storage> =>
  openStorage({ data: join(folder, 'keys'), adminKey: undefined, database: readDatabaseAddress(url) }, { log: silence })
async function serving({ archive, secret }: Storage): Promise<TestServer> {
  const tablee = await aServer({ archive, secret, limits: { callsPerAddress: 10_000 } })
  servers.push(tablee)
  return tablee
}
/** Lived in memory, where a turn of the loop is enough for anything to be stored, then laid down in the database. */
async function livedIn({ archive, secret }: Storage): Promise<Lived> {
  const memory = createMemoryArchive()
  const tablee = await aServer({ archive: { ...memory, close: async () => {} }, secret })
  const today = new Date().toISOString().slice(0, 10)
  const lived = await liveACafe(tablee, { date: today, retentionDays: 365 })
  tablee.clock.advance(2_000)
  await tablee.close()
  for await (const [put, value] of memory.range('')) await archive.write([{ put, value }])
  return lived
}

async function tablees(url: string, ...words: string[]): Promise<{ code: number; said: string[] }> {
  const said: string[] = []
  const environment = { HOST: '127.0.0.1', PORT: '1', TABLEE_DATA: join(folder, 'none'), DATABASE_URL: url }
  const code = await runCommandLine([...words, '--lang', 'en'], {
    environment,
    out: () => {},
    say: line => said.push(line),
  })
  return { code, said }
}

it('[U1] a database is backed up beside the nodes that write to it, and put back into an empty one with its secret', async () => {
  const [from, into] = [await postgres.database(), await postgres.database()]
  const storage = await storageAt(from)
  const lived = await livedIn(storage)
  const tablee = await serving(storage)
  const { id } = lived.event
  const before = contentsOf(await archiveOf(tablee, id))
  const file = join(folder, 'one.gz')
  const backup = await tablees(from, 'backup', file)
  expect([backup.code, backup.said[0]]).toEqual([0, expect.stringMatching(/1 event/)])
  expect(textOf(await backUp(tablee))).toContain(`cafe/${id}/day`)

  const restored = await tablees(into, 'restore', file)
  expect([restored.code, restored.said.find(line => line.startsWith(id))]).toEqual([0, `${id}: restored, 3 people.`])
  const other = await serving(await storageAt(into))
  expect(contentsOf(await archiveOf(other, id))).toEqual(before)
  const joined = await other.call('POST', `events/${id}/join`, {
    body: { key: lived.event.keys.participant, name: 'Ana' },
  })
  expect(joined.status).toBe(201)
  // Another database has another secret: links of the backup would open nothing there.
  const elsewhere = await postgres.database()
  await (await serving(await storageAt(elsewhere))).create()
  const refused = await tablees(elsewhere, 'restore', file)
  expect([refused.code, refused.said.at(-1)]).toEqual([
    1,
    expect.stringMatching(/of another server.*Nothing was changed/),
  ])
  expect((await tablees(into, 'purge', '--dry-run')).code).toBe(0)
}, 60_000)
