import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Printed } from './compiler.ts'
import type { PressAnswer, PressOrder } from './typesetter.ts'

/** Makes PDF files out of Typst templates and plain data. */
export interface Press {
  /**
   * Sets a template of `templates/` with this data, which it reads as JSON from `sys.inputs.data`; codes in it are `qrMark`s.
   * `standard`: asked for; `Printed.standard` says what it became. Throws `PressFailure`.
   */
  typeset(template: string, data: unknown, options?: { readonly standard?: 'ua-1' }): Promise<Printed>
  /** orders at work and waiting */
  underWay(): number
  /** No order is taken any more, and the process is gone. */
  close(): Promise<void>
}

/** `busy`: too many wait already · `too-long`: it took longer than it may · `failed`: the compiler refused, or broke down. */
export class PressFailure extends Error {
  readonly why: 'busy' | 'too-long' | 'failed'
  constructor(why: PressFailure['why'], message: string) {
    super(message)
    this.why = why
  }
}

export interface PressLimits {
  /** for one order, ms */
  readonly orderMs: number
  /** after so long without an order the process goes and its memory with it, ms */
  readonly idleMs: number
  /** how many orders may wait, the one at work included */
  readonly waiting: number
  /** the heap of the process (not what the compiler holds beside it), MB */
  readonly heapMb: number
}

const LIMITS: PressLimits = { orderMs: 120_000, idleMs: 60_000, waiting: 4, heapMb: 1_024 }

/**
 * A process beside the server's, made with the first order: type is set on another core, what takes too long is ended, and
 * whatever a compiler does with an odd letter, no café notices. One order at a time.
 */
export function createPress(given: Partial<PressLimits> & { readonly only?: 'wasm' } = {}): Press {
  const limits = { ...LIMITS, ...given }
  let child: ChildProcess | undefined
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let count = 0
  let closed = false
  let idle: NodeJS.Timeout | undefined

  const dismiss = (): void => {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = undefined
  }
  const summon = (): ChildProcess => {
    if (child !== undefined) return child
    const made = startTypesetter(limits.heapMb)
    // A child that idles keeps nobody from leaving.
    made.unref()
    made.channel?.unref()
    made.once('exit', () => {
      if (child === made) child = undefined
    })
    child = made
    return made
  }

  const work = (order: PressOrder): Promise<Printed> =>
    new Promise((resolve, reject) => {
      const at = summon()
      at.channel?.ref()
      const end = (): void => {
        clearTimeout(patience)
        at.off('message', hear).off('exit', lose).off('error', lose)
        at.channel?.unref()
      }
      const fail = (why: PressFailure['why'], message: string): void => {
        end()
        dismiss()
        reject(new PressFailure(why, message))
      }
      const hear = (answer: PressAnswer): void => {
        if (answer.order !== order.order) return
        end()
        if ('printed' in answer) return resolve(answer.printed)
        // What the compiler refused says nothing against it; anything else might.
        if (!answer.unprintable) dismiss()
        reject(new PressFailure('failed', answer.fault))
      }
      const lose = (reason: unknown): void => fail('failed', `the typesetter broke down (${String(reason)})`)
      const patience = setTimeout(() => fail('too-long', 'it took too long'), limits.orderMs)
      at.on('message', hear).on('exit', lose).on('error', lose)
      at.send(order)
    })

  return {
    async typeset(template, data, options = {}) {
      if (closed) throw new PressFailure('busy', 'the press is closed')
      if (waiting >= limits.waiting) throw new PressFailure('busy', 'too many orders wait')
      waiting += 1
      clearTimeout(idle)
      const order: PressOrder = { order: (count += 1), template, data, ...options, only: given.only }
      const printed = last.then(() => {
        if (closed) throw new PressFailure('busy', 'the press is closed')
        return work(order)
      })
      last = printed.catch(() => {
        // Told to whoever ordered.
      })
      try {
        return await printed
      } finally {
        waiting -= 1
        if (waiting === 0 && !closed) idle = setTimeout(dismiss, limits.idleMs).unref()
      }
    },
    underWay: () => waiting,
    async close() {
      closed = true
      dismiss()
      await last
    },
  }
}

/** With nothing of ours but the orders: no environment, and so no key. */
function startTypesetter(heapMb: number): ChildProcess {
  const built = fileURLToPath(new URL('./typesetter.js', import.meta.url))
  const isBuilt = existsSync(built)
  return fork(isBuilt ? built : fileURLToPath(new URL('./typesetter.ts', import.meta.url)), [], {
    execArgv: [`--max-old-space-size=${heapMb}`, ...(isBuilt ? [] : ['--import', 'tsx'])],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}
