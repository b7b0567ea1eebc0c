import { describe, expect, it } from 'vitest'
import type { Archive } from '../../server/archive/archive.ts'
import { type Journal, openJournal } from '../../server/archive/journal.ts'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { getJson, putJson } from '../../server/archive/records.ts'
import { createHeldArchive } from '../support/held-archive.ts'
import { pairs } from './examination.ts'

const update = (value: number, size = 3): Uint8Array => new Uint8Array(size).fill(value)
const stored = async (archive: Archive, document = 'table-t1'): Promise<number[]> =>
  (await (await openJournal(archive, 'e1', document)).load()).map(each => each[0] ?? -1)

const reopened = async (archive: Archive): Promise<Journal> => {
  const journal = await openJournal(archive, 'e1', 'table-t1')
  await journal.load()
  return journal
}

describe('the journal of a document', () => {
  it('reads back what was appended, in order, beyond ten and a hundred', async () => {
    const archive = createMemoryArchive()
    const journal = await openJournal(archive, 'e1', 'table-t1')
    await journal.load()
    for (let i = 1; i <= 120; i++)
      await archive.write(journal.append({ update: update(i), at: 1_538_654_400_000 + i, person: 'ana' }))
    expect(await stored(archive)).toEqual(Array.from({ length: 120 }, (_, i) => i + 1))
  })

  it('[D4] goes on counting after it was opened again', async () => {
    const archive = createMemoryArchive()
    for (const value of [1, 2, 3]) {
      const journal = await openJournal(archive, 'e1', 'table-t1')
      await journal.load()
      await archive.write(journal.append({ update: update(value), at: 0, person: '' }))
    }
    expect(await stored(archive)).toEqual([1, 2, 3])
  })

  it('keeps tables apart whose names begin alike', async () => {
    const archive = createMemoryArchive()
    for (const document of ['table-t1', 'table-t10', 'table-t1a']) {
      const journal = await openJournal(archive, 'e1', document)
      await journal.load()
      await archive.write(journal.append({ update: update(document.length), at: 0, person: '' }))
    }
    expect(await stored(archive, 'table-t1')).toEqual([8])
    expect(await stored(archive, 'table-t10')).toEqual([9])
  })

  it('is long after five hundred updates or a quarter of a megabyte, and short again once folded', async () => {
    const archive = createMemoryArchive()
    const journal = await openJournal(archive, 'e1', 'table-t1')
    await journal.load()
    for (let i = 0; i < 500; i++) await archive.write(journal.append({ update: update(1), at: 0, person: '' }))
    expect(journal.isLong()).toBe(false)
    await archive.write(journal.append({ update: update(1), at: 0, person: '' }))
    expect(journal.isLong()).toBe(true)
    await archive.write(journal.compact([update(9)]))
    expect(journal.isLong()).toBe(false)
    await archive.write(journal.append({ update: update(2, 300 * 1024), at: 0, person: '' }))
    expect(journal.isLong()).toBe(true)
    expect(await stored(archive)).toEqual([9, 2])
    expect(await pairs(archive, 'doc/e1/table-t1/1/log/')).toHaveLength(1)
  })

  it('[D7] folds in one batch: a reader finds the old log or the new snapshot, never half', async () => {
    const archive = createHeldArchive()
    const journal = await openJournal(archive, 'e1', 'table-t1')
    await journal.load()
    for (const value of [1, 2, 3]) await archive.write(journal.append({ update: update(value), at: 0, person: '' }))
    archive.hold()
    const folded = archive.write(journal.compact([update(9)]))
    const next = archive.write(journal.append({ update: update(4), at: 0, person: '' }))
    expect(await stored(archive)).toEqual([1, 2, 3])
    await archive.letThrough()
    await Promise.all([folded, next])
    expect(await stored(archive)).toEqual([9, 4])
  })

  it('[D7] folds a large document into several pieces up to a moment; what came after it stays, and pieces of before go', async () => {
    const archive = createMemoryArchive()
    const journal = await openJournal(archive, 'e1', 'table-t1')
    await journal.load()
    const append = (value: number): Promise<void> =>
      archive.write(journal.append({ update: update(value), at: 0, person: '' }))
    for (const value of [1, 2, 3]) await append(value)
    const moment = journal.mark()
    for (const value of [4, 5]) await append(value)
    await archive.write(journal.compact([update(21), update(22), update(23)], moment))
    expect(await stored(archive)).toEqual([21, 22, 23, 4, 5])
    expect(journal.size()).toEqual((await reopened(archive)).size())
    await archive.write(journal.compact([update(31), update(32)]))
    await append(6)
    expect(await stored(archive)).toEqual([31, 32, 6])
    expect(journal.size()).toEqual((await reopened(archive)).size())
    const again = await reopened(archive)
    await archive.write(again.compact([update(41)]))
    expect(await pairs(archive, 'doc/e1/table-t1/1/')).toHaveLength(1)
    await archive.write(again.renew(update(51)))
    expect([again.epoch, await stored(archive)]).toEqual([2, [51]])
  })

  it('starts afresh in a new epoch', async () => {
    const archive = createMemoryArchive()
    const journal = await openJournal(archive, 'e1', 'table-t1')
    await journal.load()
    await archive.write([
      ...journal.append({ update: update(1), at: 0, person: '' }),
      putJson('doc/e1/table-t1/epoch', 2),
    ])
    const next = await openJournal(archive, 'e1', 'table-t1')
    expect([next.epoch, await next.load()]).toEqual([2, []])
  })
})

describe('records', () => {
  it('[D10] come back as they were put, and a damaged one says so', async () => {
    const archive = createMemoryArchive()
    await archive.write([putJson('a', { title: 'Café', n: [1, null] }), { put: 'b', value: new Uint8Array([123]) }])
    expect(await getJson(archive, 'a')).toEqual({ title: 'Café', n: [1, null] })
    expect(await getJson(archive, 'none')).toBeUndefined()
    await expect(getJson(archive, 'b')).rejects.toThrow()
  })
})
