import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Archive } from '../../../server/archive/archive.ts'
import { FORMAT, readFormat } from '../../../server/archive/format.ts'
import { openLevelArchive } from '../../../server/archive/level.ts'
import type { SynthesisTree } from '../../../shared/document/synthesis-tree.ts'
import { readCloth } from '../../../shared/document/cloth-read.ts'
import { treeOf } from '../../../shared/document/synthesis-tree.ts'
import type { Keys } from '../../../shared/protocol/api.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../../support/a-server.ts'

// The data of each release, as `make.ts` laid them down: add a folder, never change one.

interface Expected {
  readonly now: number
  readonly erasedEvent: string
  readonly erasedWords: { readonly name: string; readonly words: string }
  readonly events: readonly {
    readonly id: string
    readonly title: string
    readonly phase: string
    readonly code: string
    readonly keys: Keys
    readonly erased?: string
    readonly synthesis?: readonly SynthesisTree[]
    readonly people: Readonly<Record<string, { readonly id: string; readonly token: string; readonly role: string }>>
    readonly notes: Readonly<
      Record<
        string,
        readonly { readonly id: string; readonly text: string; readonly by: string; readonly removal: number }[]
      >
    >
  }[]
}

const HERE = fileURLToPath(new URL('.', import.meta.url))
const releases = readdirSync(HERE, { withFileTypes: true }).flatMap(each => (each.isDirectory() ? [each.name] : []))

it('the first release is among those that are opened', () => {
  expect(releases).toContain('0.1.0')
})

describe.each(releases)('data stored by release %s', release => {
  const expected = JSON.parse(readFileSync(join(HERE, release, 'expected.json'), 'utf8')) as Expected
  let folder: string
  let archive: Archive
  let tablee: TestServer
  let keys: string[]

  async function open(): Promise<void> {
    archive = await openLevelArchive(join(folder, 'archive'))
    tablee = await aServer({ archive, limits: { callsPerAddress: 1_000 } })
    await tablee.server.context.cafes.caughtUp()
    keys = []
    for await (const [key, value] of archive.range('')) keys.push(`${key} ${Buffer.from(value).toString('latin1')}`)
  }
  const call = (path: string, token = ADMIN_KEY) => tablee.call('GET', path, { token })
  const notesOf = async (event: string, table: string) =>
    (await tablee.server.context.rooms.open(event, `table-${table}`)).read(doc => readCloth(doc, 9).notes)

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tablee-release-'))
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(join(HERE, release, 'data.zip'))))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), bytes)
    }
    await open()
  })
  afterEach(async () => {
    await tablee.server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('lists every café, and opens each by its code', async () => {
    const { events } = (await call('events')).body as unknown as {
      events: { id: string; title: string; notes: number }[]
    }
    expect(events.map(({ id, title }) => ({ id, title })).sort(byId)).toEqual(
      expected.events.map(({ id, title }) => ({ id, title })).sort(byId),
    )
    for (const { id, notes, code } of expected.events) {
      const found = await tablee.call('POST', 'codes', { body: { code } })
      expect(found.body).toEqual({ event: id })
      const lying = Object.values(notes)
        .flat()
        .filter(({ removal }) => removal === 0)
      expect(events.find(each => each.id === id)?.notes).toBe(lying.length)
    }
  })

  it('knows its people again by the tokens that their devices hold, and the keys in links', async () => {
    for (const { id, people, keys: links } of expected.events) {
      for (const person of Object.values(people)) {
        const me = await call(`events/${id}/me`, person.token)
        expect([me.status, (me.body['person'] as { id: string }).id]).toEqual([200, person.id])
      }
      const joined = await tablee.call('POST', `events/${id}/join`, { body: { key: links.facilitator, name: 'Odile' } })
      expect(joined.status).toBe(201)
    }
  })

  it('has every note, with who wrote it and what was taken back', async () => {
    for (const { id, notes } of expected.events)
      for (const [table, told] of Object.entries(notes)) {
        const found = (await notesOf(id, table)).map(note => ({
          id: note.id,
          text: note.text,
          by: note.by,
          removal: note.removal,
        }))
        expect(found.sort(byId)).toEqual(told)
      }
  })

  it('has the compte rendu, its versions, the photo and the archive of the whole day', async () => {
    for (const { id, synthesis, people } of expected.events) {
      if (synthesis === undefined) continue
      const { facilitator } = people
      const room = await tablee.server.context.rooms.open(id, 'synthesis')
      expect(room.read(doc => treeOf(doc.getXmlFragment('part-t1')))).toEqual(synthesis)
      const { versions } = (await call(`events/${id}/versions`, facilitator?.token)).body as { versions?: unknown[] }
      expect(versions).toHaveLength(1)
      const programme = await tablee.server.context.rooms.open(id, 'programme')
      const photos = programme.read(doc => [...doc.getMap('photos').keys()])
      expect(photos).toHaveLength(1)
      expect((await call(`events/${id}/photos/${photos[0]}`, facilitator?.token)).bytes.byteLength).toBeGreaterThan(100)
      const zip = await call(`events/${id}/archive.zip`)
      expect(Object.keys(unzipSync(zip.bytes))).toContain('tablee/manifest.json')
    }
  })

  it('goes on with the day where it stood: a walk that is over has become the next round', async () => {
    const walk = expected.events.find(({ phase }) => phase === 'transfer')
    if (walk === undefined) expect.fail('a day in its first walk is part of each fixture')
    tablee.clock.advance(expected.now + 60 * 60_000 - tablee.clock.now())
    await vi.waitFor(async () =>
      expect((await call(`events/${walk.id}`)).body).toMatchObject({ phase: 'round', round: 2 }),
    )
  })

  it('keeps to every erasure', async () => {
    expect((await call(`events/${expected.erasedEvent}`)).status).toBe(404)
    const left = keys.filter(each => each.includes(expected.erasedEvent))
    expect(left.map(each => each.split(' ', 1)[0])).toEqual([`erased/${expected.erasedEvent}`])
    for (const gone of Object.values(expected.erasedWords)) expect(keys.join('\n')).not.toContain(gone)
  })

  it('is upgraded once, and stays as it is when it is opened again', async () => {
    expect(await readFormat(archive)).toBe(FORMAT)
    expect(tablee.lines.filter(line => line.includes('"level":"error"'))).toEqual([])
    const register = (): string[] => keys.filter(key => /^(?:register|code)\//.test(key))
    const before = register()
    expect(before).toHaveLength(2 * expected.events.length)
    await tablee.server.close()
    await open()
    expect(register()).toEqual(before)
  })
})

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)
