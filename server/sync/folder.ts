import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { FoldAnswer, FoldOrder } from './fold-thread.ts'
import type { Folded } from './pieces.ts'

/** Makes pieces of a log, away from the loop that serves the tables; undefined when it could not. Never rejects. */
export interface Folder {
  fold(log: readonly Uint8Array[]): Promise<Folded | undefined>
  close(): Promise<void>
}

/** A log of several megabytes takes a second or two. */
const PATIENCE_MS = 60_000
/** After so long without a log the thread goes, and its memory with it. */
const IDLE_MS = 10_000
const HEAP_MB = 1_024

/** A thread of its own, made with the first log; one log after the other. */
export function createFolder(): Folder {
  let thread: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  let closed = false

  async function dismiss(): Promise<void> {
    const leaving = thread
    thread = undefined
    await leaving?.terminate()
  }

  const work = (log: FoldOrder): Promise<FoldAnswer> =>
    new Promise(resolve => {
      const at = (thread ??= startThread())
      const end = (answer: FoldAnswer): void => {
        clearTimeout(patience)
        at.off('message', end).off('error', lose).off('exit', lose)
        resolve(answer)
      }
      const lose = (): void => {
        end(undefined)
        void dismiss()
      }
      const patience = setTimeout(lose, PATIENCE_MS)
      at.on('message', end).on('error', lose).on('exit', lose)
      at.postMessage(log)
    })

  return {
    fold(log) {
      clearTimeout(idle)
      const folded = last.then(() => (closed ? undefined : work(log)))
      last = folded.then(() => {
        clearTimeout(idle)
        idle = setTimeout(() => void dismiss(), IDLE_MS).unref()
      })
      return folded
    },
    async close() {
      closed = true
      clearTimeout(idle)
      await dismiss()
      await last
      clearTimeout(idle)
    },
  }
}

/** With no environment, and so no key. From the sources (tests, `npm run dev`) the thread learns to read TypeScript first. */
function startThread(): Worker {
  const built = fileURLToPath(new URL('./folder.js', import.meta.url))
  const isBuilt = existsSync(built)
  const source = new URL('./fold-thread.ts', import.meta.url).href
  const learn = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(source)}) })`
  const thread = new Worker(isBuilt ? built : learn, {
    eval: !isBuilt,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  thread.unref()
  return thread
}
