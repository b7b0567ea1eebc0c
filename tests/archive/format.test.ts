import { describe, expect, it } from 'vitest'
import type { Archive } from '../../server/archive/archive.ts'
import { FORMAT, openFormat, readFormat } from '../../server/archive/format.ts'
import { eventOfKey } from '../../server/archive/keys.ts'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { recordChanges } from '../../server/cafe/record.ts'
import { upgradesFor } from '../../server/cafe/upgrades.ts'
import { makeLog } from '../../server/log.ts'
import { aCafe, aPlan, joinMany } from '../support/a-cafe.ts'
import { aServer } from '../support/a-server.ts'
import { liveACafe } from '../exports/a-lived-cafe.ts'

const log = makeLog('silent', () => {})
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

async function contents(archive: Archive): Promise<Record<string, string>> {
  const all: Record<string, string> = {}
  for await (const [key, value] of archive.range('')) all[key] = Buffer.from(value).toString('latin1')
  return all
}

const LIVED = joinMany(aCafe(aPlan()), 3)

/** What release 0.1.0 left: days without a register. */
async function oldArchive(events: number): Promise<Archive> {
  const archive = createMemoryArchive()
  for (let i = 0; i < events; i++) {
    const state = { ...LIVED, id: `c${i}`, code: { text: `AAA${i}`, expiresAt: 1 } }
    for (const operation of recordChanges(undefined, state))
      if ('put' in operation) {
        const text = new TextDecoder().decode(operation.value).replace('"version":2', '"version":1')
        await archive.write([{ put: operation.put, value: bytes(text) }])
      }
  }
  return archive
}

describe('[J5] the format of what is stored', () => {
  it('is written into a new archive, and found there again', async () => {
    const archive = createMemoryArchive()
    expect(await openFormat(archive, [])).toBeUndefined()
    expect(await contents(archive)).toEqual({ 'meta/format': String(FORMAT) })
    expect(await openFormat(archive, [])).toBe(FORMAT)
  })

  it('of a later version is refused, with what to do, and nothing is changed', async () => {
    const archive = await oldArchive(1)
    await archive.write([{ put: 'meta/format', value: bytes(String(FORMAT + 1)) }])
    const before = await contents(archive)
    await expect(openFormat(archive, upgradesFor(log))).rejects.toThrow(/later version.*backup/)
    await expect(aServer({ archive })).rejects.toThrow(/later version/)
    expect(await contents(archive)).toEqual(before)
  })

  it('that is no number is damage, not an empty archive', async () => {
    const archive = createMemoryArchive()
    await archive.write([{ put: 'meta/format', value: bytes('"two"') }])
    await expect(openFormat(archive, upgradesFor(log))).rejects.toThrow(/damaged/)
  })

  it('is brought up whichever write the process died at, and ends the same', async () => {
    const whole = await oldArchive(120)
    await openFormat(whole, upgradesFor(log))
    const expected = await contents(whole)
    expect(Object.keys(expected).filter(key => key.startsWith('register/'))).toHaveLength(120)
    expect(Object.keys(expected).filter(key => key.startsWith('code/'))).toHaveLength(120)
    for (let writes = 0; ; writes++) {
      const archive = await oldArchive(120)
      let left = writes
      const dying: Archive = {
        ...archive,
        write: async operations => {
          if (left-- === 0) throw new Error('the process died')
          await archive.write(operations)
        },
      }
      const wentThrough = await openFormat(dying, upgradesFor(log)).then(
        () => true,
        () => false,
      )
      expect(await readFormat(archive)).toBe(wentThrough ? FORMAT : 1)
      await openFormat(archive, upgradesFor(log))
      expect(await contents(archive)).toEqual(expected)
      if (wentThrough) {
        expect(writes).toBeGreaterThan(2)
        return
      }
    }
  })

  it('is brought up though one café is damaged: that one alone stays as it is, and is told', async () => {
    const archive = await oldArchive(3)
    await archive.write([{ put: 'cafe/c1/day', value: bytes('{') }])
    const lines: string[] = []
    await openFormat(archive, upgradesFor(makeLog('error', line => lines.push(line))))
    const after = await contents(archive)
    expect(Object.keys(after).filter(key => key.startsWith('register/'))).toEqual(['register/c0', 'register/c2'])
    expect(after['cafe/c1/day']).toBe('{')
    expect(lines.map(line => (JSON.parse(line) as { event: string }).event)).toEqual(['c1'])
  })
})

describe('a key of the archive', () => {
  it('says whose it is, whatever lies under it', async () => {
    const inner = createMemoryArchive()
    const tablee = await aServer({ archive: { ...inner, close: async () => {} } })
    const { event } = await liveACafe(tablee)
    await tablee.close()
    const keys = Object.keys(await contents(inner))
    const kinds = new Set(keys.map(key => key.split('/', 1)[0]))
    expect(kinds).toEqual(new Set(['cafe', 'code', 'doc', 'logo', 'meta', 'note', 'photo', 'register', 'version']))
    for (const key of keys)
      expect([key, eventOfKey(key)]).toEqual([key, key.startsWith('meta/') ? undefined : event.id])
  })

  it('names nobody where a prefix stops short of it', () => {
    for (const prefix of ['', 'cafe/', 'code/', 'code/ABCDEF/', 'meta/', 'register/'])
      expect([prefix, eventOfKey(prefix)]).toEqual([prefix, undefined])
    expect(eventOfKey('doc/c1/')).toBe('c1')
  })
})
