import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { RenderForm, RenderOrder, Renders } from './render.ts'
import type { ThreadAnswer, ThreadOrder } from './render-thread.ts'

/** Makes files of the compte rendu away from the loop that serves the tables. */
export interface Renderer {
  /** One at a time, in the order asked. Throws `RenderFailure`. */
  render<F extends RenderForm>(form: F, order: RenderOrder): Promise<Renders[F]>
  /** orders at work and waiting */
  underWay(): number
  /** No order is taken any more, and the thread is gone. */
  close(): Promise<void>
}

/** `busy`: too many wait already · `too-long`: it took longer than it may · `failed`: it could not be made. */
export class RenderFailure extends Error {
  readonly why: 'busy' | 'too-long' | 'failed'
  constructor(why: RenderFailure['why'], message: string) {
    super(message)
    this.why = why
  }
}

export interface RendererLimits {
  /** for one order, ms */
  readonly orderMs: number
  /** after so long without an order the thread goes and its memory with it, ms */
  readonly idleMs: number
  /** how many orders may wait, the one at work included */
  readonly waiting: number
  readonly heapMb: number
}

const LIMITS: RendererLimits = { orderMs: 60_000, idleMs: 60_000, waiting: 16, heapMb: 512 }

/** A thread of its own, made with the first order: a long Word file takes seconds, and no note is to wait for it. */
export function createRenderer(given: Partial<RendererLimits> = {}): Renderer {
  const limits = { ...LIMITS, ...given }
  let thread: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let count = 0
  let closed = false
  let idle: NodeJS.Timeout | undefined

  const dismiss = async (): Promise<void> => {
    clearTimeout(idle)
    const leaving = thread
    thread = undefined
    await leaving?.terminate()
  }

  const work = (form: RenderForm, order: RenderOrder): Promise<Renders[RenderForm]> =>
    new Promise((resolve, reject) => {
      thread ??= startThread(limits.heapMb)
      const at = thread
      at.ref()
      const number = (count += 1)
      const end = (): void => {
        clearTimeout(patience)
        at.off('message', hear).off('error', lose).off('exit', lose)
        at.unref()
      }
      const fail = (why: RenderFailure['why'], message: string): void => {
        end()
        void dismiss()
        reject(new RenderFailure(why, message))
      }
      const hear = (answer: ThreadAnswer): void => {
        if (answer.number !== number) return
        end()
        if ('made' in answer) resolve(answer.made)
        else reject(new RenderFailure('failed', answer.fault))
      }
      const lose = (): void => fail('failed', 'the thread broke down')
      const patience = setTimeout(() => fail('too-long', 'it took too long'), limits.orderMs)
      at.on('message', hear).on('error', lose).on('exit', lose)
      at.postMessage({ number, form, order } satisfies ThreadOrder)
    })

  return {
    async render<F extends RenderForm>(form: F, order: RenderOrder): Promise<Renders[F]> {
      if (closed) throw new RenderFailure('busy', 'the renderer is closed')
      if (waiting >= limits.waiting) throw new RenderFailure('busy', 'too many orders wait')
      waiting += 1
      clearTimeout(idle)
      const made = last.then(() => {
        if (closed) throw new RenderFailure('busy', 'the renderer is closed')
        return work(form, order)
      })
      last = made.catch(() => {
        // Told to whoever ordered.
      })
      try {
        // The thread answers an order with what its form is.
        return (await made) as Renders[F]
      } finally {
        waiting -= 1
        if (waiting === 0 && !closed) idle = setTimeout(() => void dismiss(), limits.idleMs).unref()
      }
    },
    underWay: () => waiting,
    async close() {
      closed = true
      await dismiss()
      await last
    },
  }
}

/** With no environment, and so no key. From the sources (tests, `npm run dev`) the thread learns to read TypeScript first. */
function startThread(heapMb: number): Worker {
  const built = fileURLToPath(new URL('./renderer.js', import.meta.url))
  const isBuilt = existsSync(built)
  const source = new URL('./render-thread.ts', import.meta.url).href
  const learn = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(source)}) })`
  return new Worker(isBuilt ? built : learn, {
    eval: !isBuilt,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  })
}
