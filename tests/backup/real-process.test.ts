import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { runCommandLine } from '../../server/commands/main.ts'
import type { ApiNote } from '../../shared/protocol/api.ts'
import { restoreOf } from '../../shared/protocol/messages.ts'
import { createLedger, liveUntil } from '../support/ledger.ts'
import { openCafe } from '../support/real-cafe.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'

const GUESTS = 4
const servers: ServerProcess[] = []
const folder = mkdtempSync(join(tmpdir(), 'tablee-backups-'))
afterEach(async () => {
  for (const each of servers.splice(0)) await each.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function tablees(server: { dataDir: string; port?: number; adminKey: string }, ...words: string[]) {
  const said: string[] = []
  const environment = {
    HOST: '127.0.0.1',
    PORT: String(server.port ?? 1),
    TABLEE_DATA: server.dataDir,
    TABLEE_ADMIN_KEY: server.adminKey,
  }
  const code = await runCommandLine([...words, '--lang', 'en'], {
    environment,
    out: () => {},
    say: line => said.push(line),
  })
  return { code, said }
}

async function notesAt(url: string, event: string, token: string): Promise<readonly ApiNote[]> {
  const answer = await fetch(`${url}/api/v1/events/${event}/notes`, { headers: { authorization: `Bearer ${token}` } })
  return ((await answer.json()) as { notes: ApiNote[] }).notes
}

it('[U1] [U3] real servers, under load: a backup has all that was acknowledged before it began, is put back under those who write, and on another machine', {
  timeout: 90_000,
}, async () => {
  const server = await startServer({ fromSource: true, env: { TABLEE_LOG: 'error' } })
  servers.push(server)
  const cafe = await openCafe(server.url, server.adminKey, { people: GUESTS })
  const { id } = cafe.event
  const table = cafe.tables[0] ?? expect.fail()
  const guests = cafe.people.map(person => cafe.guest(person, table))
  const ledger = createLedger()
  for (const guest of guests) guest.connect()
  await liveUntil('people write', () => ledger.promised.size > 60, { guests, ledger })
  const before = new Set(ledger.promised)

  const file = join(folder, 'one.gz')
  let backup: Awaited<ReturnType<typeof tablees>> | undefined
  void tablees(server, 'backup', file).then(done => (backup = done))
  await liveUntil('the backup is written', () => backup !== undefined, { guests, ledger })
  expect([backup?.code, backup?.said[0]]).toEqual([0, expect.stringMatching(/1 event/)])
  const atTheEnd = new Set(ledger.promised)
  await liveUntil('people write on', () => ledger.promised.size > atTheEnd.size + 40, { guests, ledger })

  // On another machine, whose data folder is empty and where no server runs.
  const elsewhere = { dataDir: join(folder, 'elsewhere'), adminKey: server.adminKey }
  const there = await tablees(elsewhere, 'restore', file)
  expect([there.code, there.said[2]]).toEqual([0, `${id}: restored, ${GUESTS} people.`])
  const other = await startServer({
    fromSource: true,
    dataDir: elsewhere.dataDir,
    env: { TABLEE_ADMIN_KEY: server.adminKey },
  })
  servers.push(other)
  const found = await notesAt(other.url, id, server.adminKey)
  expect([...before].filter(note => !found.some(each => each.id === note))).toEqual([])
  // A state that once was: of what one person wrote, one after the other, nothing is missing in the middle.
  const known = new Set(found.map(each => each.id))
  for (const { principal, doc } of guests) {
    const mine = [...doc.getMap('core').entries()]
      .filter(([, core]) => (core as { by: string }).by === principal.person)
      .sort(([, a], [, b]) => (a as { at: number }).at - (b as { at: number }).at)
      .map(([note]) => known.has(note))
    expect(mine.lastIndexOf(true) + 1).toBe(mine.filter(Boolean).length)
  }
  for (const each of [id, cafe.people[0]?.token ?? ''])
    expect(other.output()).not.toContain(each === id ? 'fault' : each)
  const me = await fetch(`${other.url}/api/v1/events/${id}/me`, {
    headers: { authorization: `Bearer ${cafe.people[0]?.token}` },
  })
  expect(me.status).toBe(200)

  // Here, while people write: everybody is sent back once, and comes back to what the backup has.
  const was = guests.map(({ state }) => state.welcome?.epoch ?? 0)
  const here = await tablees(server, 'restore', file, '--only', id)
  expect([here.code, here.said[1]]).toEqual([0, `${id}: restored, ${GUESTS} people.`])
  const cut = () => guests.every(guest => (guest.carry(), guest.state.closed !== undefined && !guest.state.connected))
  while (!cut()) await new Promise(resolve => setImmediate(resolve))
  expect(guests.map(({ state }) => state.closed)).toEqual(guests.map(() => 1012))
  for (const guest of guests) guest.connect()
  while (!cut()) await new Promise(resolve => setImmediate(resolve))
  expect(guests.map(({ state }) => [state.closed, state.refused?.code])).toEqual(guests.map(() => [4409, 'epoch']))
  expect(guests.map(({ state }, i) => restoreOf(state.welcome?.epoch ?? 0) > restoreOf(was[i] ?? 0))).toEqual(
    guests.map(() => true),
  )
  expect((await notesAt(server.url, id, server.adminKey)).map(note => note.id).sort()).toEqual([...known].sort())

  // A token that writes again, with a copy that is begun anew.
  const fresh = cafe.people.map(person => cafe.guest(person, table))
  const again = createLedger()
  for (const guest of fresh) guest.connect()
  await liveUntil('people write after it', () => again.promised.size > 10, { guests: fresh, ledger: again })
  const dry = await tablees(server, 'purge', '--dry-run')
  expect([dry.code, dry.said]).toEqual([0, ['Nothing is due.']])
  for (const guest of [...guests, ...fresh]) guest.drop()
  expect(readFileSync(file).byteLength).toBeGreaterThan(1_000)
})
