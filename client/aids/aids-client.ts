import type { AidAnswers, AidKind, AidQuestion, AidQuestions } from '../../shared/aids/answer.ts'

/** Asks the aids. Answers come in the order of the questions, or not at all once closed. */
export interface Aids {
  /** Rejects only with `AidsClosed`, or when the aids themselves cannot be fetched. */
  ask<K extends AidKind>(kind: K, ask: AidQuestions[K]): Promise<AidAnswers[K]>
  /** Ends what is being worked out; what was asked and not answered is refused. */
  close(): void
}
export class AidsClosed extends Error {}

export interface AidsOptions {
  /** a worker ready to be asked; throws where workers are refused */
  readonly makeWorker?: () => Worker
  /** the same on this thread, fetched only when there is no worker */
  readonly loadHere?: () => Promise<{ readonly answerAid: (question: AidQuestion) => AidAnswers[AidKind] }>
}

const ownWorker = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
const ownAnswers = () => import('../../shared/aids/answer.ts')

interface Waiting {
  readonly question: AidQuestion
  readonly resolve: (answer: never) => void
  readonly reject: (why: Error) => void
}

/**
 * The worker is made at the first question. Where it is refused (a policy, an old browser, no network for its file), the same code
 * works here: slower to the hand for a moment, never missing.
 */
export function createAids(options: AidsOptions = {}): Aids {
  const waiting = new Map<number, Waiting>()
  let [worker, refused, closed, last]: [Worker | undefined, boolean, boolean, number] = [undefined, false, false, 0]

  const workHere = async () => {
    refused = true
    worker?.terminate()
    worker = undefined
    try {
      const { answerAid } = await (options.loadHere ?? ownAnswers)()
      for (const [id, { question, resolve }] of waiting) {
        waiting.delete(id)
        resolve(answerAid(question) as never)
      }
    } catch (error) {
      for (const [id, { reject }] of waiting) {
        waiting.delete(id)
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    }
  }
  const start = (): Worker | undefined => {
    if (worker !== undefined || refused) return worker
    try {
      worker = (options.makeWorker ?? ownWorker)()
      worker.addEventListener('message', (event: MessageEvent<{ readonly id: number; readonly answer: unknown }>) => {
        waiting.get(event.data.id)?.resolve(event.data.answer as never)
        waiting.delete(event.data.id)
      })
      worker.addEventListener('error', event => {
        event.preventDefault()
        void workHere()
      })
    } catch {
      refused = true // no workers here: the work is done on this thread
    }
    return worker
  }

  return {
    ask(kind, ask) {
      if (closed) return Promise.reject(new AidsClosed('the aids are closed'))
      const question = { kind, ask } as AidQuestion
      const id = ++last
      return new Promise((resolve, reject) => {
        waiting.set(id, { question, resolve, reject })
        const here = start()
        if (here === undefined) void workHere()
        else here.postMessage({ id, question })
      })
    },
    close() {
      closed = true
      worker?.terminate()
      worker = undefined
      for (const { reject } of waiting.values()) reject(new AidsClosed('the aids are closed'))
      waiting.clear()
    },
  }
}
