import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { keepApart } from '../../server/archive/apart.ts'
import { openLevelArchive } from '../../server/archive/level.ts'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { examineArchive, pairs } from './examination.ts'

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
      let stored = 0
      for (let kill = 1; kill <= 3; kill++) {
        stored = Math.max(stored, await writeUntilKilled(folder, stored + 40 * kill))
        const archive = await openLevelArchive(folder)
        const kept = await pairs(archive, 'n/')
        await archive.close()
        // Each batch holds a number and its twin: all of it or nothing, in order, without a hole.
        const numbers = kept.filter(([key]) => key.endsWith('/a')).map(([key]) => Number(key.slice(2, -2)))
        expect(kept).toHaveLength(2 * numbers.length)
        expect(numbers).toEqual(numbers.map((_, i) => i + 1))
        expect(numbers.length).toBeGreaterThanOrEqual(stored)
        stored = numbers.length
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

/** Lets another process write numbers one after the other, kills it after some, and gives the last that it said was stored. */
function writeUntilKilled(folder: string, after: number): Promise<number> {
  const script = fileURLToPath(new URL('./write-for-ever.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let last = 0
  let rest = ''
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.stdout.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) last = Number(line)
      if (last >= after) child.kill('SIGKILL')
    })
    child.on('close', () =>
      last >= after ? resolve(last) : reject(new Error(`the writer ended by itself after ${last}`)),
    )
  })
}
