import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCommandLine } from '../../server/commands/main.ts'
import { openStorage } from '../../server/storage.ts'
import { makeLog } from '../../server/log.ts'
import { systemTimers } from '../../server/sync/timers.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { aServer, ADMIN_KEY, type TestServer } from '../support/a-server.ts'

const DAY = 86_400_000
let folder: string
let environment: Record<string, string>
const servers: TestServer[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tablee-backup-'))
  environment = { HOST: '127.0.0.1', PORT: '1', TABLEE_ADMIN_KEY: ADMIN_KEY, TABLEE_DATA: join(folder, 'data') }
})
afterEach(async () => {
  for (const each of servers.splice(0)) await each.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A server in this process, found by the commands where the environment says. */
async function serving(options: Parameters<typeof aServer>[0] = {}): Promise<TestServer> {
  // As in life, it has the data folder open.
  const { archive, secret } = await openStorage(
    { data: join(folder, 'data'), adminKey: undefined },
    { log: makeLog('silent', () => {}) },
  )
  const tablee = await aServer({ archive, secret, ...options })
  servers.push(tablee)
  await tablee.server.listen(0, '127.0.0.1')
  const address = tablee.server.app.server.address()
  environment = { ...environment, PORT: String(typeof address === 'object' ? address?.port : '') }
  return tablee
}
/** A data folder that no server has open, with the café that a server over it would know. */
async function lyingStill(): Promise<{ event: CreatedEvent; secret: string }> {
  const storage = await openStorage(
    { data: join(folder, 'data'), adminKey: undefined },
    { log: makeLog('silent', () => {}) },
  )
  const tablee = await aServer({ archive: storage.archive, secret: storage.secret, timers: systemTimers })
  const event = await tablee.create()
  await tablee.join(event, { key: event.keys.participant, name: 'Zoé', table: 't1' })
  await tablee.close()
  return { event, secret: storage.secret }
}

async function tablees(...words: string[]): Promise<{ code: number; out: string; said: string[] }> {
  const said: string[] = []
  const out: Uint8Array[] = []
  const code = await runCommandLine([...words, '--lang', 'en'], {
    environment,
    out: answer => out.push(Buffer.from(answer)),
    say: line => said.push(line),
  })
  return { code, out: Buffer.concat(out).toString('latin1'), said }
}
const path = (name: string): string => join(folder, name)

describe('tablee backup', () => {
  it('asks the server that runs, reads again what it wrote, and keeps it for its owner alone', async () => {
    const tablee = await serving()
    const event = await tablee.create()
    const { code, said } = await tablees('backup', path('new/one.backup.gz'))
    expect([code, said[0]]).toEqual([
      0,
      expect.stringMatching(/one\.backup\.gz: 1 event, \d+ kB, read again and whole\.$/),
    ])
    expect(said[1]).toMatch(/as secret as the data folder/)
    expect(statSync(path('new/one.backup.gz')).mode & 0o077).toBe(0)
    expect(readdirSync(path('new'))).toEqual(['one.backup.gz'])
    const text = gunzipSync(readFileSync(path('new/one.backup.gz'))).toString('latin1')
    expect(text).toContain(`cafe/${event.id}/day`)
    expect(text).not.toContain(ADMIN_KEY)
  })

  it('reads the data folder itself when no server runs', async () => {
    const { event, secret } = await lyingStill()
    const { code, said } = await tablees('backup', path('still.gz'))
    expect([code, said[0]]).toEqual([0, expect.stringMatching(/1 event/)])
    const text = gunzipSync(readFileSync(path('still.gz'))).toString('latin1')
    expect(text).toContain(`cafe/${event.id}/day`)
    expect(text).toContain(secret)
  })

  it('writes to standard output, for whoever passes it on', async () => {
    await lyingStill()
    const { code, out } = await tablees('backup', '-')
    expect(code).toBe(0)
    expect(gunzipSync(Buffer.from(out, 'latin1')).toString('latin1')).toContain('"end":{"records":')
  })

  it('says what is wrong, and leaves no half of a file', async () => {
    const wrong: [string[], number, RegExp][] = [
      [['backup'], 2, /Say into which file/],
      [['backup', 'a', 'b'], 2, /Say into which file/],
      [['backup', path('x'), '--all'], 2, /not understood/],
      [['backup', path('x')], 1, /There are no data in .*data, and no server to ask/],
    ]
    for (const [words, code, sentence] of wrong) {
      const answer = await tablees(...words)
      expect([words, answer.code]).toEqual([words, code])
      expect(answer.said.join('\n')).toMatch(sentence)
    }
    await lyingStill()
    writeFileSync(path('a-file'), '')
    const unwritten = await tablees('backup', path('a-file/x'))
    expect([unwritten.code, unwritten.said[0]]).toEqual([1, expect.stringMatching(/could not be written/)])
    expect(readdirSync(folder).sort()).toEqual(['a-file', 'data'])
  })
})

describe('tablee restore', () => {
  it('puts every event back on the server that runs, and says what became of each', async () => {
    const tablee = await serving()
    const [kept, erased, left] = [await tablee.create(), await tablee.create(), await tablee.create()]
    const zoe = await tablee.join(kept, { key: kept.keys.participant, name: 'Zoé', table: 't1' })
    await tablees('backup', path('one.gz'))
    await tablee.call('DELETE', `events/${kept.id}/me`, { token: zoe.token })
    await tablee.join(kept, { key: kept.keys.participant, name: 'Karim', table: 't1' })
    await tablee.call('DELETE', `events/${erased.id}`, { token: ADMIN_KEY })
    const newer = await tablee.create()
    const { code, said } = await tablees('restore', path('one.gz'))
    expect(code).toBe(0)
    expect(said[0]).toMatch(/^Backup of .*2018.*\(Tablée 0\)/)
    expect(said).toContain(`${kept.id}: restored, 1 person.`)
    expect(said).toContain('One person had asked since to be erased, and is erased again.')
    expect(said).toContain('One person who has come since stays.')
    expect(said).toContain(`${erased.id}: erased, and stays so.`)
    expect(said).toContain(`${left.id}: restored, 0 people.`)
    expect(said).toContain('Restored: 2. Left erased: 1. Time over: 0. Refused: 0.')
    expect(said.join('\n')).toMatch(/has to be erased again/)
    expect((await tablee.call('GET', `events/${newer.id}`, { token: ADMIN_KEY })).status).toBe(200)
  })

  it('puts one event back and touches no other', async () => {
    const tablee = await serving()
    const [one, two] = [await tablee.create(), await tablee.create()]
    await tablees('backup', path('one.gz'))
    for (const each of [one, two]) await tablee.join(each, { key: each.keys.facilitator })
    const { code, said } = await tablees('restore', path('one.gz'), '--only', one.id)
    expect([code, said.filter(line => line.includes(two.id))]).toEqual([0, []])
    expect((await tablees('restore', path('one.gz'), '--only', 'c1none')).said[1]).toBe(
      'The backup does not hold the event c1none.',
    )
  })

  it('fills an empty data folder, whose links and codes then open as before', async () => {
    const { event, secret } = await lyingStill()
    await tablees('backup', path('one.gz'))
    rmSync(join(folder, 'data'), { recursive: true })
    const { code, said } = await tablees('restore', path('one.gz'))
    expect(said[1]).toMatch(/No server has these data open: .*data is filled directly/)
    expect([code, said[2]]).toEqual([0, `${event.id}: restored, 1 person.`])
    expect(readFileSync(join(folder, 'data', 'secret'), 'utf8').trim()).toBe(secret)
    // And once more, over what is there now.
    expect((await tablees('restore', path('one.gz'))).said).toContain(`${event.id}: restored, 1 person.`)
    expect(statSync(join(folder, 'data', 'secret')).mode & 0o077).toBe(0)
    const storage = await openStorage(
      { data: join(folder, 'data'), adminKey: undefined },
      { log: makeLog('silent', () => {}) },
    )
    const tablee = await aServer({ archive: storage.archive, secret: storage.secret, timers: systemTimers })
    const joined = await tablee.call('POST', `events/${event.id}/join`, {
      body: { key: event.keys.participant, name: 'Ana' },
    })
    expect(joined.status).toBe(201)
    await tablee.close()
  })

  it('refuses what is not right before it changes anything', async () => {
    await lyingStill()
    await tablees('backup', path('one.gz'))
    const whole = readFileSync(path('one.gz'))
    writeFileSync(path('cut.gz'), whole.subarray(0, whole.byteLength - 9))
    const altered = Buffer.from(whole)
    altered[200] = (altered[200] ?? 0) ^ 1
    writeFileSync(path('altered.gz'), altered)
    writeFileSync(path('words.txt'), 'some words')
    const wrong: [string[], number, RegExp][] = [
      [['restore'], 2, /Say which backup/],
      [['restore', path('none.gz')], 1, /could not be read/],
      [['restore', path('words.txt')], 1, /not a backup of Tablée\. Nothing was changed/],
      [['restore', path('cut.gz')], 1, /cut short: its end is missing\. Nothing was changed/],
      [['restore', path('altered.gz')], 1, /Nothing was changed/],
    ]
    for (const [words, code, sentence] of wrong) {
      const answer = await tablees(...words)
      expect([words, answer.code]).toEqual([words, code])
      expect(answer.said.join('\n')).toMatch(sentence)
    }
    // Another server's folder: its links are derived from another secret.
    rmSync(join(folder, 'data'), { recursive: true })
    const { event } = await lyingStill()
    const other = await tablees('restore', path('one.gz'))
    expect([other.code, other.said.at(-1)]).toEqual([
      1,
      expect.stringMatching(/of another server.*tablee import.*Nothing was changed/),
    ])
    const still = await tablees('backup', path('two.gz'))
    expect([still.code, gunzipSync(readFileSync(path('two.gz'))).includes(event.id)]).toEqual([0, true])
  })

  it('of another server, is refused by the server that runs, for each event', async () => {
    const { event } = await lyingStill()
    await tablees('backup', path('one.gz'))
    rmSync(join(folder, 'data'), { recursive: true })
    await serving()
    const { code, said } = await tablees('restore', path('one.gz'))
    expect([code, said[1]]).toEqual([
      1,
      expect.stringMatching(new RegExp(`^${event.id}: not restored, .*another server`)),
    ])
  })
})

describe('tablee purge', () => {
  it('says what is due and why, without a title, and erases it unless it is only asked', async () => {
    const tablee = await serving()
    const event = await tablee.create({ template: 'isn-2018', title: 'Titre à taire', retentionDays: 30 })
    const kept = await tablee.create({ template: 'isn-2018', retentionDays: 365 })
    expect((await tablees('purge')).said).toEqual(['Nothing is due.'])
    tablee.clock.advance(200 * DAY)
    const dry = await tablees('purge', '--dry-run')
    expect([dry.code, dry.said]).toEqual([0, ['1 event would be erased.']])
    expect(dry.out).toMatch(new RegExp(`^${event.id}: to be kept until .* \\((?:its day was|made on) .*2018\\)\\n$`))
    expect(dry.out).not.toContain('Titre')
    expect((await tablees('purge')).said).toEqual(['1 event erased.'])
    expect((await tablee.call('GET', `events/${event.id}`, { token: ADMIN_KEY })).status).toBe(404)
    expect((await tablee.call('GET', `events/${kept.id}`, { token: ADMIN_KEY })).status).toBe(200)
  })

  it('does the same to a data folder that no server has open', async () => {
    const storage = await openStorage(
      { data: join(folder, 'data'), adminKey: undefined },
      { log: makeLog('silent', () => {}) },
    )
    const tablee = await aServer({ archive: storage.archive, secret: storage.secret })
    const event = await tablee.create()
    await tablee.close()
    const dry = await tablees('purge', '--dry-run')
    expect([dry.said, dry.out.startsWith(event.id)]).toEqual([['1 event would be erased.'], true])
    expect((await tablees('purge', '--dry-run')).said).toEqual(['1 event would be erased.'])
    expect((await tablees('purge')).said).toEqual(['1 event erased.'])
    expect((await tablees('purge')).said).toEqual(['Nothing is due.'])
    expect((await tablees('purge', '--now')).code).toBe(2)
  })
})

it('all three are told of in the list of commands', async () => {
  const { out } = await tablees('help')
  for (const name of ['tablee backup <file> | -', 'tablee restore <file> [--only <event>]', 'tablee purge [--dry-run]'])
    expect(out).toContain(name)
})
