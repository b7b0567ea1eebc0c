import { parentPort } from 'node:worker_threads'
import { fold, type Folded } from './pieces.ts'

/** The thread that folds long logs: one after the other. It is given bytes and gives bytes. */

export type FoldOrder = readonly Uint8Array[]
/** undefined: it could not be done */
export type FoldAnswer = Folded | undefined

parentPort?.on('message', (log: FoldOrder) => parentPort?.postMessage(answer(log)))

function answer(log: FoldOrder): FoldAnswer {
  try {
    return fold(log)
  } catch {
    // A log that cannot be read stays as it is; whoever opens it hears of it.
    return undefined
  }
}
