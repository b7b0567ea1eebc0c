import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Answer, Order } from './generator.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Runs one scenario against one server; both are gone when it resolves, however it ended. */
export function oneRun(asked: Omit<Order, 'folder'>, mostS: number): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), `tablee-bench-${asked.server}-`))
  const order: Order = { ...asked, folder }
  return new Promise(resolve => {
    // A group of its own, so that a run that hangs goes with its server.
    const child = spawn(process.execPath, ['--import', 'tsx', 'bench/sync/generator.ts'], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    })
    const endAll = (): void => {
      if (child.pid === undefined) return
      try {
        process.kill(-child.pid, 'SIGKILL')
      } catch {
        // Nobody of that group is left.
      }
    }
    let answer: Answer = { ok: false, fault: 'it ended without a word; its reasons are above' }
    const late = setTimeout(() => {
      answer = { ok: false, fault: `not done within ${mostS} s` }
      endAll()
    }, mostS * 1_000)
    process.once('exit', endAll)
    child.once('message', (told: Answer) => {
      answer = told
    })
    child.once('exit', () => {
      clearTimeout(late)
      endAll()
      process.off('exit', endAll)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
      resolve(answer)
    })
    child.send(order)
  })
}
