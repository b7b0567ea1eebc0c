import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { Archive } from '../../server/archive/archive.ts'
import { pairs } from './examination.ts'

/** Another process writes to `place` and is killed, three times; what it said was stored is there, whole and in order. */
export async function examineKilledWriter(place: string, open: () => Promise<Archive>): Promise<void> {
  let stored = 0
  for (let kill = 1; kill <= 3; kill++) {
    stored = Math.max(stored, await writeUntilKilled(place, stored + 40 * kill))
    const archive = await open()
    const kept = await pairs(archive, 'n/e/')
    await archive.close()
    // Each batch holds a number and its twin: all of it or nothing, in order, without a hole.
    const numbers = kept.filter(([key]) => key.endsWith('/a')).map(([key]) => Number(key.slice(4, -2)))
    expect(kept).toHaveLength(2 * numbers.length)
    expect(numbers).toEqual(numbers.map((_, i) => i + 1))
    expect(numbers.length).toBeGreaterThanOrEqual(stored)
    stored = numbers.length
  }
}

/** Lets another process write numbers one after the other, kills it after some, and gives the last that it said was stored. */
function writeUntilKilled(place: string, after: number): Promise<number> {
  const script = fileURLToPath(new URL('./write-for-ever.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, place], { stdio: ['ignore', 'pipe', 'inherit'] })
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
