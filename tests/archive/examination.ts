import * as fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import type { Archive, Operation } from '../../server/archive/archive.ts'

/** Somewhere to keep things for one question of the examination. */
export interface Place {
  /** Opens what is kept there; again after a close. */
  open(): Promise<Archive>
  clean(): Promise<void>
  /** false: gone when closed */
  readonly lasts: boolean
}

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values)
const put = (key: string, ...values: number[]): Operation => ({ put: key, value: bytes(...values) })

export async function pairs(archive: Archive, prefix: string): Promise<[string, number[]][]> {
  const found: [string, number[]][] = []
  for await (const [key, value] of archive.range(prefix)) found.push([key, [...value]])
  return found
}

/** What every implementation of the port passes. */
export function examineArchive(makePlace: () => Promise<Place>): void {
  const places: { place: Place; archive: Archive }[] = []
  async function arrive(): Promise<{ place: Place; archive: Archive }> {
    const place = await makePlace()
    const here = { place, archive: await place.open() }
    places.push(here)
    return here
  }
  afterEach(async () => {
    for (const { place, archive } of places.splice(0)) {
      await archive.close().catch(() => {})
      await place.clean()
    }
  })

  it('gives back what was put, and nothing for what was not', async () => {
    const { archive } = await arrive()
    await archive.write([put('a', 1, 2, 3), put('vide')])
    expect(await archive.get('a')).toEqual(bytes(1, 2, 3))
    expect(await archive.get('vide')).toEqual(bytes())
    expect(await archive.get('b')).toBeUndefined()
  })

  it('keeps its own copy of a value', async () => {
    const { archive } = await arrive()
    const value = bytes(1, 2, 3)
    await archive.write([{ put: 'a', value }])
    value[0] = 9
    const given = await archive.get('a')
    given?.fill(7)
    expect(await archive.get('a')).toEqual(bytes(1, 2, 3))
  })

  it('tells ids apart that begin alike', async () => {
    const { archive } = await arrive()
    await archive.write([
      put('doc/e1/x', 1),
      put('doc/e10/x', 2),
      put('doc/e1', 3),
      put('doc/e1/', 4),
      put('doc/e1~', 5),
      put('doc/e0/x', 6),
    ])
    expect(await pairs(archive, 'doc/e1/')).toEqual([
      ['doc/e1/', [4]],
      ['doc/e1/x', [1]],
    ])
    expect((await pairs(archive, '')).length).toBe(6)
  })

  it('lists keys in the order of their characters', async () => {
    const { archive } = await arrive()
    const keys = ['k/~', 'k/Z', 'k/a', 'k/0', 'k/-', 'k/_', 'k/10', 'k/9']
    await archive.write(keys.map(key => put(key, 1)))
    expect((await pairs(archive, 'k/')).map(([key]) => key)).toEqual([...keys].sort())
  })

  it('erases one key, or all that begin alike, and nothing besides', async () => {
    const { archive } = await arrive()
    await archive.write([put('e/1/a', 1), put('e/1/b', 2), put('e/10/a', 3), put('f', 4)])
    await archive.write([{ del: 'f' }, { del: 'never' }, { delAll: 'e/1/' }])
    expect(await pairs(archive, '')).toEqual([['e/10/a', [3]]])
  })

  it('[D6] does the operations of a batch in their order', async () => {
    const { archive } = await arrive()
    await archive.write([put('a/1', 1), { delAll: 'a/' }, put('a/2', 2), put('a/2', 3), put('a/3', 4), { del: 'a/3' }])
    expect(await pairs(archive, 'a/')).toEqual([['a/2', [3]]])
  })

  it('[D6] keeps the order of calls made together', async () => {
    const { archive } = await arrive()
    const finished: number[] = []
    await Promise.all(
      Array.from({ length: 300 }, async (_, i) => {
        await archive.write(
          i % 50 === 49
            ? [{ delAll: 'log/' }, put('last', i % 256)]
            : [put(`log/${String(i).padStart(4, '0')}`, i % 256), put('last', i % 256)],
        )
        finished.push(i)
      }),
    )
    expect(finished).toEqual(Array.from({ length: 300 }, (_, i) => i))
    expect(await archive.get('last')).toEqual(bytes(299 % 256))
    expect(await pairs(archive, 'log/')).toEqual([])
  })

  it('shows a range as it was when asked for', async () => {
    const { archive } = await arrive()
    await archive.write([put('a/1', 1), put('a/3', 3)])
    const range = archive.range('a/')
    await archive.write([put('a/2', 2), { del: 'a/3' }])
    const seen: string[] = []
    for await (const [key] of range) seen.push(key)
    expect(seen).toEqual(['a/1', 'a/3'])
    expect((await pairs(archive, 'a/')).map(([key]) => key)).toEqual(['a/1', 'a/2'])
  })

  it('takes a value of several megabytes, and thousands of small ones', async () => {
    const { archive } = await arrive()
    const big = new Uint8Array(5 * 1024 * 1024).map((_, i) => i % 251)
    await archive.write([
      { put: 'big', value: big },
      ...Array.from({ length: 3_000 }, (_, i) => put(`small/${i}`, i % 256)),
    ])
    const given = await archive.get('big')
    expect(given !== undefined && Buffer.compare(given, big)).toBe(0)
    expect(await pairs(archive, 'small/')).toHaveLength(3_000)
  })

  it('refuses everything once closed', async () => {
    const { archive } = await arrive()
    await archive.close()
    await expect(archive.write([put('a', 1)])).rejects.toThrow()
    await expect(archive.get('a')).rejects.toThrow()
  })

  it('stores what was asked for before it was closed', async () => {
    const { place, archive } = await arrive()
    const written = archive.write([put('a', 1)])
    await archive.close()
    await written
    if (!place.lasts) return
    const again = await place.open()
    expect(await again.get('a')).toEqual(bytes(1))
    await again.close()
  })

  it('agrees with a plain table through any sequence of batches, and after opening again', async () => {
    const key = fc.stringMatching(/^[ab]{1,2}\/[01]{0,2}$/)
    const operation: fc.Arbitrary<Operation> = fc.oneof(
      { weight: 4, arbitrary: fc.record({ put: key, value: fc.uint8Array({ maxLength: 3 }) }) },
      fc.record({ del: key }),
      fc.record({ delAll: fc.constantFrom('a', 'a/', 'ab/', 'b/1') }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(operation, { maxLength: 5 }), { maxLength: 12 }), async batches => {
        const { place, archive } = await arrive()
        const plain = new Map<string, number[]>()
        for (const each of batches.flat()) {
          if ('put' in each) plain.set(each.put, [...each.value])
          else
            for (const known of plain.keys())
              if ('del' in each ? known === each.del : known.startsWith(each.delAll)) plain.delete(known)
        }
        await Promise.all(batches.map(batch => archive.write(batch)))
        const expected = [...plain].sort(([a], [b]) => (a < b ? -1 : 1))
        expect(await pairs(archive, '')).toEqual(expected)
        if (!place.lasts) return
        await archive.close()
        const again = await place.open()
        expect(await pairs(again, '')).toEqual(expected)
        await again.close()
      }),
      { numRuns: 25 },
    )
  })
}
