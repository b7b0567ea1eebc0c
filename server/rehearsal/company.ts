import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { CompanyBrief } from '../../shared/protocol/rehearsal.ts'

/** Simulated guests at one rehearsal. */
export interface Company {
  /** resolves when they are gone, by themselves or sent home; `fault`: why they could not go on */
  readonly gone: Promise<{ readonly fault?: unknown }>
  /** Sends them home at once. */
  dismiss(): Promise<void>
}
export type Summon = (brief: CompanyBrief) => Company

/** A company holds this much memory at most: whoever plays in it cannot harm the cafés of this server. */
const MEMORY_MB = 256

/**
 * In a thread of their own, with nothing of ours but the brief: no environment, no key but the rehearsal's, no way in but the
 * doors that everybody uses.
 */
export const summonThread: Summon = brief => {
  const worker = new Worker(scriptOfGuests(), {
    workerData: brief,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    stdout: true,
    stderr: true,
  })
  worker.unref()
  let dismissed = false
  const gone = new Promise<{ fault?: unknown }>(resolve => {
    worker.once('error', fault => resolve({ fault }))
    worker.once('exit', code => resolve(dismissed || code === 0 ? {} : { fault: code }))
  })
  return {
    gone,
    async dismiss() {
      dismissed = true
      await worker.terminate()
    },
  }
}

/** Beside the built server; run from its sources, the guests are sources too. */
function scriptOfGuests(): string {
  const built = fileURLToPath(new URL('./guests.js', import.meta.url))
  return existsSync(built) ? built : fileURLToPath(new URL('../../demo/thread-from-source.mjs', import.meta.url))
}
