import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Archive, Operation } from '../../server/archive/archive.ts'
import { eventOfKey } from '../../server/archive/keys.ts'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { BackupFault, type BackupHeader, PIECE_BYTES, serverPrint } from '../../server/backup/format.ts'
import { type BackupItem, readBackup } from '../../server/backup/read-backup.ts'
import { oneEvent, writeBackup } from '../../server/backup/write-backup.ts'

const SECRET = 'a secret that keys are derived from'
const NOON = Date.UTC(2018, 9, 4, 10)

async function archiveOf(records: Readonly<Record<string, Uint8Array>>): Promise<Archive> {
  const archive = createMemoryArchive()
  await archive.write(Object.entries(records).map(([put, value]): Operation => ({ put, value })))
  return archive
}

async function written(archive: Archive): Promise<Buffer> {
  const portions: Uint8Array[] = []
  for await (const portion of writeBackup({ archive, secret: SECRET, format: 2, version: '1.2.3', now: NOON }))
    portions.push(portion)
  return Buffer.concat(portions)
}

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}
async function read(bytes: Uint8Array, size = 1_000): Promise<BackupItem[]> {
  const items: BackupItem[] = []
  for await (const item of readBackup(cut(bytes, size))) items.push(item)
  return items
}
const problemOf = async (bytes: Uint8Array): Promise<string> =>
  read(bytes).then(
    () => 'none',
    fault => (fault instanceof BackupFault ? fault.problem : `threw ${String(fault)}`),
  )
const recordsIn = (items: readonly BackupItem[]): [string, string][] =>
  items.flatMap(item => (item.kind === 'record' ? [[item.key, Buffer.from(item.value).toString('latin1')]] : []))

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const ONE = {
  'meta/format': bytes('2'),
  'cafe/c1/day': bytes('{"title":"Café"}'),
  'cafe/c2/day': bytes('{}'),
  'code/ABCDEF/c1': bytes('{}'),
  'doc/c1/programme/1/log/000000000001': new Uint8Array([0, 10, 255, 10, 0]),
  'erased/c0': bytes('{"at":1}'),
  'photo/c1/p1/full': new Uint8Array(3 * 1024 * 1024).fill(7),
}

describe('a backup', () => {
  it('holds every record as it was, the secret that keys are derived from, and where each event lies', async () => {
    const file = await written(await archiveOf(ONE))
    const items = await read(file)
    expect(items[0]).toEqual({
      kind: 'header',
      header: { tablee: 'backup', backup: 1, format: 2, version: '1.2.3', at: NOON, server: serverPrint(SECRET) },
    })
    expect(items[1]).toEqual({ kind: 'secret', secret: SECRET })
    const { 'meta/format': _, ...records } = ONE
    expect(recordsIn(items)).toEqual(
      Object.entries(records)
        .map(([key, value]) => [key, Buffer.from(value).toString('latin1')])
        .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    )
    const events = items.flatMap(item => (item.kind === 'pieces' ? [item.event] : [])).sort()
    expect(events).toEqual(['c0', 'c1', 'c2'])
    // `gunzip` alone reads it: one text, whose first line says what it is.
    expect(gunzipSync(file).toString('latin1').split('\n', 1)[0]).toContain('"tablee":"backup"')
  })

  it('leaves out rehearsals, and an import that was under way', async () => {
    const file = await written(
      await archiveOf({
        'arriving/c3': bytes('{}'),
        'cafe/c3/day': bytes('{}'),
        'doc/c3/programme/epoch': bytes('1'),
        'cafe/rehearsal22/day': bytes('{}'),
        'cafe/c4/day': bytes('{}'),
      }),
    )
    expect(recordsIn(await read(file))).toEqual([['cafe/c4/day', '{}']])
  })

  it('of nothing is whole too', async () => {
    expect((await read(await written(createMemoryArchive()))).map(item => item.kind)).toEqual(['header', 'secret'])
  })

  it('is of one moment: what is written while it is read is not in it', async () => {
    const archive = await archiveOf(ONE)
    const portions: Uint8Array[] = []
    for await (const portion of writeBackup({ archive, secret: SECRET, format: 2, version: '1', now: NOON })) {
      portions.push(portion)
      await archive.write([{ put: 'register/c1', value: bytes('later') }, { del: 'photo/c1/p1/full' }])
    }
    const keys = recordsIn(await read(Buffer.concat(portions))).map(([key]) => key)
    expect(keys).toContain('photo/c1/p1/full')
    expect(keys).not.toContain('register/c1')
  })

  it('of one event, cut out of the whole, is a backup that holds that event alone', async () => {
    const file = await written(await archiveOf(ONE))
    const items = await read(file)
    const header = items.flatMap(item => (item.kind === 'header' ? [item.header] : []))[0] as BackupHeader
    const pieces = items.flatMap(item => (item.kind === 'pieces' && item.event === 'c1' ? [item.pieces] : []))[0] ?? []
    expect(pieces.length).toBeGreaterThan(2)
    const members = pieces.map(([offset, length]) => file.subarray(offset, offset + length))
    const one = await read(await oneEvent(header, members))
    expect(recordsIn(one)).toEqual(recordsIn(items).filter(([key]) => eventOfKey(key) === 'c1'))
    expect(one.some(item => item.kind === 'secret')).toBe(false)
  })

  it('of any records, read in portions of any size, gives them back to the byte', async () => {
    const id = fc.stringMatching(/^[a-z0-9]{1,6}$/)
    const key = fc.tuple(fc.constantFrom('cafe', 'doc', 'note'), id, fc.stringMatching(/^[!-~]{1,12}$/))
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          key.map(parts => parts.join('/')),
          fc.uint8Array({ maxLength: 300 }),
          { maxKeys: 20 },
        ),
        fc.integer({ min: 1, max: 400 }),
        async (records, size) => {
          const file = await written(await archiveOf(records))
          const expected = Object.entries(records).map(([each, value]) => [each, Buffer.from(value).toString('latin1')])
          expect(new Map(recordsIn(await read(file, size)))).toEqual(new Map(expected as [string, string][]))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is written in portions, however large an event is', async () => {
    const photos = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`photo/c1/p${i}/full`, new Uint8Array(700_000).fill(i)]),
    )
    const items = await read(await written(await archiveOf(photos)))
    const pieces = items.flatMap(item => (item.kind === 'pieces' ? item.pieces : []))
    expect(pieces.length).toBeGreaterThanOrEqual(Math.floor((12 * 700_000) / (2 * PIECE_BYTES)))
  })
})

describe('whoever reads a backup slowly', () => {
  it('is waited for: no more than a portion is read ahead, and nothing is kept', async () => {
    let given = 0
    const value = new Uint8Array(400_000).fill(1)
    async function* range(): AsyncGenerator<readonly [string, Uint8Array]> {
      for (let i = 0; i < 200; i++) {
        given += value.byteLength
        yield [`photo/c${Math.floor(i / 4)}/p${i}/full`, value] as const
      }
    }
    const backup = writeBackup({ archive: { range }, secret: SECRET, format: 2, version: '1', now: NOON })
    for (let portion = 1; portion <= 20; portion++) {
      await backup.next()
      await new Promise(resolve => setImmediate(resolve))
      expect(given).toBeLessThanOrEqual(portion * (PIECE_BYTES + 2 * value.byteLength))
    }
    await backup.return(undefined)
    expect(given).toBeLessThan(200 * value.byteLength)
  })
})

describe('[U2] a backup that is not whole', () => {
  it('is refused wherever it is cut', async () => {
    const { 'photo/c1/p1/full': _, ...small } = ONE
    const file = await written(await archiveOf(small))
    for (let length = 0; length < file.byteLength; length++)
      expect([length, await problemOf(file.subarray(0, length))]).toEqual([length, 'cut-short'])
    expect(await problemOf(file)).toBe('none')
  })

  it('is refused whichever byte of it is another', async () => {
    const { 'photo/c1/p1/full': _, ...small } = ONE
    const file = await written(await archiveOf(small))
    for (let at = 0; at < file.byteLength; at++) {
      const altered = Buffer.from(file)
      altered[at] = (altered[at] ?? 0) ^ 0x41
      const problem = await problemOf(altered)
      // In the head of a member a few bytes say nothing (the hour, the system): what is read is the same.
      if (problem === 'none') expect(await read(altered)).toEqual(await read(file))
      else expect(['cut-short', 'altered', 'not-a-backup', 'later-layout']).toContain(problem)
    }
  })

  it('is refused when its words were changed and pressed again', async () => {
    const text = gunzipSync(await written(await archiveOf(ONE))).toString('latin1')
    const again = (change: (text: string) => string): Buffer => gzipSync(Buffer.from(change(text), 'latin1'))
    expect(await problemOf(again(each => each))).toBe('none')
    expect(await problemOf(again(each => each.replace('"title":"Caf', '"title":"Kaf')))).toBe('altered')
    expect(await problemOf(again(each => each.replace('cafe/c2/day', 'cafe/c9/day')))).toBe('altered')
    expect(await problemOf(again(each => `${each}cafe/c7/day 2\n{}\n`))).toBe('altered')
    expect(await problemOf(again(each => each.replace('"records":6', '"records":5')))).toBe('altered')
    expect(await problemOf(again(each => each.replace(/cafe\/c2\/day 2\n/, 'cafe/c2/day 999999999999\n')))).toBe(
      'cut-short',
    )
    expect(await problemOf(again(each => each.replace('"backup":1', '"backup":2')))).toBe('later-layout')
    expect(await problemOf(Buffer.from('PK some zip'))).toBe('not-a-backup')
    expect(await problemOf(gzipSync('some words\n'))).toBe('not-a-backup')
  })
})
