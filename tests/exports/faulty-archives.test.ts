import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operation } from '../../server/archive/archive.ts'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { PARCEL_LIMITS } from '../../server/exports/read-parcel.ts'
import { aServer, ADMIN_KEY, type Answer, type TestServer } from '../support/a-server.ts'
import { archiveOf, contentsOf, liveACafe, sendArchive } from './a-lived-cafe.ts'

let tablee: TestServer
let files: Record<string, Uint8Array>
let whole: Buffer
beforeAll(async () => {
  tablee = await aServer()
  const { event } = await liveACafe(tablee)
  whole = await archiveOf(tablee, event.id)
  files = unzipSync(whole)
})
afterAll(() => tablee.close())

const stored = async (): Promise<string[]> => {
  const keys: string[] = []
  for await (const [key] of tablee.archive.range('')) keys.push(key)
  return keys
}
const send = (zip: Zippable): Promise<Answer> => sendArchive(tablee, Buffer.from(zipSync(zip)))
const changed = (name: string, change: (value: Record<string, never>) => void): Zippable => {
  const value = JSON.parse(Buffer.from(files[name] ?? []).toString('utf8')) as Record<string, never>
  change(value)
  return { ...files, [name]: strToU8(JSON.stringify(value)) }
}
const without = (name: string): Zippable => Object.fromEntries(Object.entries(files).filter(([each]) => each !== name))

type Json = Record<string, Record<string, Record<string, unknown>>>
/** What is wrong, and what the answer says. */
const FAULTY: readonly (readonly [what: string, zip: () => Zippable, says: RegExp])[] = [
  ['a zip of something else', () => ({ 'holiday.txt': strToU8('sun') }), /tablee\/manifest\.json: it is missing/],
  ['a missing part', () => without('tablee/people.json'), /tablee\/people\.json: it is missing/],
  ['a missing cloth', () => without('tablee/cloths/t2.json'), /tablee\/cloths\/t2\.json: it is missing/],
  [
    'a missing photo',
    () => without(Object.keys(files).find(name => name.endsWith('-small.jpg')) ?? ''),
    /-small\.jpg: it is missing/,
  ],
  [
    'what is no JSON',
    () => ({ ...files, 'tablee/day.json': strToU8('{ "phase": ') }),
    /tablee\/day\.json: this is not JSON/,
  ],
  [
    'a later format',
    () => changed('tablee/manifest.json', value => Object.assign(value, { version: 2 })),
    /another version/,
  ],
  [
    'a plan that is none',
    () => changed('tablee/plan.json', value => Object.assign(value, { themes: [] })),
    /tablee\/plan\.json: themes/,
  ],
  [
    'an unknown phase',
    () => changed('tablee/day.json', value => Object.assign(value, { phase: 'party' })),
    /tablee\/day\.json: phase/,
  ],
  [
    'a part that no café has',
    () => changed('tablee/day.json', value => Object.assign(value, { keys: {} })),
    /tablee\/day\.json: keys/,
  ],
  [
    'a person twice',
    () => ({ ...files, 'tablee/people.json': strToU8(JSON.stringify(twice())) }),
    /two people have the same id/,
  ],
  [
    'a note with too many words',
    () => changed('tablee/cloths/t1.json', value => lengthen(value as unknown as Json)),
    /280 characters/,
  ],
  [
    'a link to nowhere',
    () => changed('tablee/cloths/t1.json', value => unlink(value as unknown as Json)),
    /links\.l1: there is no such note/,
  ],
  [
    'a script in the synthesis',
    () => ({ ...files, 'tablee/synthesis.json': strToU8('{"before":[{"type":"script"}]}') }),
    /a node or a mark that no synthesis has/,
  ],
  [
    'a link that runs a script',
    () => ({
      ...files,
      'tablee/synthesis.json': strToU8(
        JSON.stringify({
          before: [
            {
              type: 'paragraph',
              content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
            },
          ],
        }),
      ),
    }),
    /a node or a mark/,
  ],
  [
    'a text without a bottom',
    () => ({
      ...files,
      'tablee/synthesis.json': strToU8(
        `{"before":${'[{"type":"list_item","content":'.repeat(4_000)}[]${'}]'.repeat(4_000)}}`,
      ),
    }),
    /nested too deeply/,
  ],
  [
    'a picture that is none',
    () => ({ ...files, 'tablee/logo.png': strToU8('<svg onload="alert(1)"/>') }),
    /this is not a png picture/,
  ],
]
function twice(): unknown[] {
  const [first] = JSON.parse(Buffer.from(files['tablee/people.json'] ?? []).toString('utf8')) as unknown[]
  return [first, first]
}
function lengthen({ roots }: Json): void {
  for (const note of Object.keys(roots?.['txt'] ?? {})) Object.assign(roots?.['txt'] ?? {}, { [note]: 'x'.repeat(281) })
}
function unlink({ roots }: Json): void {
  Object.assign(roots?.['links'] ?? {}, {
    l1: {
      by: 'p1',
      a: '00000000-0000-4000-8000-000000000001',
      b: '00000000-0000-4000-8000-000000000002',
      kind: 'supports',
    },
  })
}

describe('[Y5] an archive with something wrong', () => {
  it.each(FAULTY)('%s is refused, with what is wrong, and nothing of it is kept', async (_what, zip, says) => {
    const before = await stored()
    const { status, body } = await send(zip())
    expect([status, body.error?.code]).toEqual([422, 'invalid'])
    expect(body.error?.message).toMatch(says)
    expect(await stored()).toEqual(before)
  })

  it('all faults of it are told at once', async () => {
    const zip = {
      ...without('tablee/people.json'),
      ...changed('tablee/day.json', value => Object.assign(value, { phase: 'party', round: -1 })),
    }
    delete (zip as Record<string, unknown>)['tablee/people.json']
    const { body } = await send(zip)
    const { faults } = (body.error?.details ?? { faults: [] }) as { faults: { path: string }[] }
    expect(faults.map(fault => fault.path)).toEqual(['tablee/day.json', 'tablee/day.json', 'tablee/people.json'])
  })

  it('names that point elsewhere in the file system are names like any other, and are not read', async () => {
    const { status, body } = await send({
      ...files,
      '../../etc/passwd': strToU8('x'),
      '/tmp/x': strToU8('x'),
      'C:\\x': strToU8('x'),
    })
    expect(status).toBe(201)
    expect(body['imported']).toMatchObject({ tables: 2, notes: 3, photos: 1 })
  })

  it('unpacked and packed again by another program, with its folder, it is taken back as well', async () => {
    const folder = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`Mon café/${name}`, bytes]))
    const { status, body } = await send({ ...folder, '__MACOSX/Mon café/tablee/manifest.json': strToU8('junk') })
    expect(status).toBe(201)
    expect(contentsOf(await archiveOf(tablee, String(body['id'])))).toEqual(contentsOf(whole))
  })

  it('SEC-09: a bomb is refused by what it says of itself, before any of it is unpacked; and when it lies, by what it is', async () => {
    const bomb = new Uint8Array(PARCEL_LIMITS.bytes + 1)
    const said = await send({ ...files, 'tablee/day.json': [bomb, { level: 9 }] })
    expect([said.status, said.body.error?.message]).toEqual([
      422,
      'unpacked, this zip is larger than what is read here',
    ])
    // The same, with a small size written over the true one in the list of contents.
    const zip = Buffer.from(zipSync({ 'tablee/manifest.json': [bomb.subarray(0, 8_000_000), { level: 9 }] }))
    const entry = zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    zip.writeUInt32LE(1_000, entry + 24)
    const lied = await sendArchive(tablee, zip)
    expect([lied.status, lied.body.error?.message]).toEqual([
      422,
      'tablee/manifest.json: this part of the zip is damaged',
    ])
  })

  it('what is no zip, cut short or with a flipped bit is refused', async () => {
    expect((await sendArchive(tablee, Buffer.from('not a zip at all, but long enough to be looked at'))).status).toBe(
      422,
    )
    expect((await sendArchive(tablee, whole.subarray(0, whole.length - 100))).status).toBe(422)
    const flipped = Buffer.from(whole)
    const at = flipped.indexOf(Buffer.from('tablee/people.json')) + 40
    flipped.writeUInt8((flipped[at] ?? 0) ^ 0xff, at)
    const { status, body } = await sendArchive(tablee, flipped)
    expect([status, body.error?.message]).toEqual([422, 'tablee/people.json: this part of the zip is damaged'])
  })

  it('is read from the administrator alone, and only as a zip', async () => {
    expect((await sendArchive(tablee, whole, 'not the admin key at all')).status).toBe(401)
    const json = await tablee.call('POST', 'events/import', { body: { title: 'Un plan' }, token: ADMIN_KEY })
    expect([json.status, json.body.error?.message]).toEqual([
      415,
      'An archive is application/zip. A plan goes to POST /api/v1/events.',
    ])
  })

  it('when the machine stops in the middle of it, at whatever write, nothing of it is there after the next start', async () => {
    const inner = createMemoryArchive()
    const kept = { ...inner, close: async () => {} }
    let left = Number.POSITIVE_INFINITY
    const dying = {
      ...kept,
      write: async (operations: readonly Operation[]) => {
        if (left-- <= 0) throw new Error('the disk is gone')
        await inner.write(operations)
      },
    }
    const keys = async (): Promise<string[]> => {
      const all: string[] = []
      for await (const [key] of inner.range('')) all.push(key)
      return all
    }
    for (let writes = 0; ; writes++) {
      const server = await aServer({ archive: dying })
      const before = await keys()
      left = writes
      const { status } = await sendArchive(server, whole)
      await server.close()
      left = Number.POSITIVE_INFINITY
      if (status === 201) {
        expect(writes).toBeGreaterThan(5)
        return
      }
      expect(status).toBeGreaterThanOrEqual(500)
      await (await aServer({ archive: dying })).close()
      expect(await keys()).toEqual(before)
    }
  })
})
