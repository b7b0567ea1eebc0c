import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import { FORMAT } from '../../server/archive/format.ts'
import { openLevelArchive } from '../../server/archive/level.ts'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { putJson } from '../../server/archive/records.ts'
import { archiveOf, contentsOf } from '../exports/a-lived-cafe.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { createGuest, settle } from '../support/socket-pair.ts'
import { backUp, backupOf, headerOf, itemsOf, putBack, sendBackup } from './over-http.ts'

// Each release has a folder with the data that it stored and a backup of them: `tests/archive/releases/README.md`.

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const RELEASES = join(ROOT, 'tests', 'archive', 'releases')
const releases = readdirSync(RELEASES, { withFileTypes: true }).flatMap(each => (each.isDirectory() ? [each.name] : []))

interface Expected {
  readonly now: number
  readonly erasedEvent: string
  readonly erasedWords: { readonly name: string; readonly words: string }
  readonly events: readonly {
    readonly id: string
    readonly code: string
    readonly people: Readonly<
      Record<
        string,
        { readonly id: string; readonly name: string; readonly token: string; readonly clientIds: number[] }
      >
    >
    readonly notes: Readonly<Record<string, readonly { readonly id: string; readonly text: string }[]>>
  }[]
}

/** How many wrote in the synthesis is told by its history, which an erasure that was still to be done may end in one of the two. */
const contentsAt = async (tablee: TestServer, event: string): Promise<string> =>
  JSON.stringify(contentsOf(await archiveOf(tablee, event)), null, 2).replaceAll(/"writers\\?": \d+/g, '')

const undo: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each()
})
async function server(options: Parameters<typeof aServer>[0] = {}): Promise<TestServer> {
  const tablee = await aServer({ limits: { callsPerAddress: 1_000 }, ...options })
  undo.push(() => tablee.server.close())
  return tablee
}

it('the version of this package has its folder, with a backup', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  expect(releases, `make it: tests/archive/releases/README.md`).toContain(version)
  for (const release of releases)
    expect([release, existsSync(join(RELEASES, release, 'backup.gz'))]).toEqual([release, true])
})

describe.each(releases)('[U5] a backup of data that release %s stored', release => {
  const expected = JSON.parse(readFileSync(join(RELEASES, release, 'expected.json'), 'utf8')) as Expected
  const backup = readFileSync(join(RELEASES, release, 'backup.gz'))

  /** The release's own data folder under the present server, as after an upgrade. */
  async function upgraded(): Promise<TestServer> {
    const folder = mkdtempSync(join(tmpdir(), 'tablee-release-'))
    undo.push(() => rmSync(folder, { recursive: true, force: true }))
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(join(RELEASES, release, 'data.zip'))))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), bytes)
    }
    return server({ archive: await openLevelArchive(join(folder, 'archive')) })
  }

  it('is put back on an empty server: the same cafés as in the data themselves', async () => {
    const [tablee, there] = [await server(), await upgraded()]
    for (const { id } of expected.events) {
      const answer = await putBack(tablee, backup, id)
      expect([answer.status, answer.body['outcome'] ?? answer.text]).toEqual([200, 'restored'])
    }
    for (const { id, people, code } of expected.events) {
      expect(await contentsAt(tablee, id)).toEqual(await contentsAt(there, id))
      for (const { token, id: person } of Object.values(people)) {
        const me = await tablee.call('GET', `events/${id}/me`, { token })
        expect([me.status, (me.body['person'] as { id: string }).id]).toEqual([200, person])
      }
      expect((await tablee.call('POST', 'codes', { body: { code } })).body).toEqual({ event: id })
    }
    expect((await putBack(tablee, backup, expected.erasedEvent)).body['outcome']).toBe('erased')
    let all = ''
    for await (const [key, value] of tablee.archive.range('')) all += key + Buffer.from(value).toString('latin1')
    for (const gone of Object.values(expected.erasedWords)) expect(all).not.toContain(gone)
  })

  it('somebody who comes back with the copy of that time begins anew once, and writes on', async () => {
    const there = await upgraded()
    const [day] = expected.events
    const table = Object.keys(day?.notes ?? {}).find(each => (day?.notes[each]?.length ?? 0) > 0) ?? ''
    const person = Object.values(day?.people ?? {}).find(each => each.clientIds.length > 2)
    if (day === undefined || person === undefined) expect.fail('the fixture has people')
    const guestOn = async (tablee: TestServer, clientId = 0) => {
      const cafe = await tablee.server.context.cafes.find(day.id)
      if (cafe === undefined) throw new Error('no such event')
      const made = createGuest({
        rooms: tablee.server.context.rooms,
        event: day.id,
        document: `table-${table}`,
        principal: { person: person.id, name: person.name, role: 'participant' },
        situation: cafe.situation,
        clientId,
      })
      made.connect()
      await settle(made)
      return made
    }
    // The data themselves: the copy goes on where it was.
    const old = await guestOn(there, person.clientIds[0])
    old.drop()
    old.connect()
    await settle(old)
    expect([old.state.closed, clothMap(old.doc, 'core').size > 0]).toEqual([undefined, true])
    const tablee = await server()
    await putBack(tablee, backup, day.id)
    // Restored from a backup: another epoch.
    const cafe = await tablee.server.context.cafes.find(day.id)
    if (cafe === undefined) throw new Error('no such event')
    const back = createGuest({
      rooms: tablee.server.context.rooms,
      event: day.id,
      document: `table-${table}`,
      principal: old.principal,
      situation: cafe.situation,
      clientId: person.clientIds[1] ?? 0,
      doc: old.doc,
      epoch: old.state.welcome?.epoch ?? 1,
    })
    back.connect()
    await settle(back)
    expect([back.state.closed, back.state.refused?.code]).toEqual([4409, 'epoch'])
    const again = await guestOn(tablee, person.clientIds[2])
    expect(again.state.closed).toBeUndefined()
    expect([...clothMap(again.doc, 'core').keys()].sort()).toEqual([...clothMap(old.doc, 'core').keys()].sort())
  })

  it('says what it is', async () => {
    const header = await headerOf(backup)
    expect([header.version, header.at, header.format <= FORMAT]).toEqual([release, expected.now, true])
    const events = (await itemsOf(backup)).flatMap(item => (item.kind === 'pieces' ? [item.event] : []))
    expect(events.sort()).toEqual([...expected.events.map(each => each.id), expected.erasedEvent].sort())
  })
})

describe('[U5] data of a later version', () => {
  it('are refused with a sentence that says what to do, and nothing of them is changed', async () => {
    const archive = createMemoryArchive()
    await archive.write([putJson('meta/format', FORMAT + 1), putJson('cafe/c1/day', { from: 'the future' })])
    const before: string[] = []
    for await (const [key, value] of archive.range('')) before.push(`${key} ${String(value)}`)
    await expect(aServer({ archive })).rejects.toThrow(/later version.*Nothing was changed.*restore a backup/)
    const after: string[] = []
    for await (const [key, value] of archive.range('')) after.push(`${key} ${String(value)}`)
    expect(after).toEqual(before)
  })

  it('in a backup are refused too', async () => {
    const tablee = await server()
    const event = await tablee.create()
    const later = await backupOf(await backUp(tablee), event.id, { format: FORMAT + 1 })
    const answer = await sendBackup(tablee, later, event.id)
    expect([answer.status, answer.body.error?.code]).toEqual([409, 'other-format'])
    expect((await tablee.call('GET', `events/${event.id}`, { token: ADMIN_KEY })).status).toBe(200)
  })
})
