import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keepApart } from '../../server/archive/apart.ts'
import { openLevelArchive } from '../../server/archive/level.ts'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { examineArchive, pairs } from './examination.ts'
import { examineKilledWriter } from './killed-writer.ts'

describe('the archive in memory', () => {
  examineArchive(async () => ({ open: async () => createMemoryArchive(), clean: async () => {}, lasts: false }))
})

describe('the archive that keeps some events apart', () => {
  examineArchive(async () => {
    const inner = createMemoryArchive()
    return { open: async () => keepApart(inner, event => event === 'apart'), clean: async () => {}, lasts: false }
  })

  it('hands on what lasts, and keeps the rest to itself, batch by batch', async () => {
    const inner = createMemoryArchive()
    const archive = keepApart(inner, event => event === 'apart')
    const value = new Uint8Array([7])
    await archive.write([
      { put: 'cafe/c1/day', value },
      { put: 'cafe/apart/day', value },
      { put: 'doc/apart/x', value },
    ])
    expect(await pairs(inner, '')).toEqual([['cafe/c1/day', [7]]])
    expect(await pairs(archive, 'cafe/apart/')).toEqual([['cafe/apart/day', [7]]])
    // Whoever asks for all cafés hears of those that last.
    expect(await pairs(archive, 'cafe/')).toEqual([['cafe/c1/day', [7]]])
    await archive.write([{ delAll: 'cafe/apart/' }, { del: 'doc/apart/x' }])
    expect(await archive.get('doc/apart/x')).toBeUndefined()
    expect(await pairs(archive, 'cafe/apart/')).toEqual([])
  })
})

describe('the archive on disk', () => {
  examineArchive(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tablee-archive-'))
    return {
      open: () => openLevelArchive(folder),
      clean: () => rm(folder, { recursive: true, force: true }),
      lasts: true,
    }
  })

  it('[D6] [D5] stores nothing of a commit that fails, tells all who shared it, and takes no more', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tablee-archive-'))
    const archive = await openLevelArchive(folder)
    try {
      await archive.write([{ put: 'a', value: new Uint8Array([1]) }])
      const broken = { put: 'c', value: null as unknown as Uint8Array }
      const outcomes = await Promise.allSettled([
        archive.write([{ put: 'b', value: new Uint8Array([2]) }]),
        archive.write([broken]),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
      await expect(archive.write([{ put: 'd', value: new Uint8Array([4]) }])).rejects.toThrow()
      expect(await pairs(archive, '')).toEqual([['a', [1]]])
    } finally {
      await archive.close()
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('[D4] [D6] loses nothing that it said was stored when the process is killed in the middle', {
    timeout: 60_000,
  }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tablee-archive-'))
    try {
      await examineKilledWriter(folder, () => openLevelArchive(folder))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
