import { parentPort } from 'node:worker_threads'
import { render, type RenderForm, type RenderOrder, type Renders } from './render.ts'

/** The thread that makes files of the compte rendu: one order after the other. */

export interface ThreadOrder {
  readonly number: number
  readonly form: RenderForm
  readonly order: RenderOrder
}
export type ThreadAnswer = { readonly number: number } & (
  | { readonly made: Renders[RenderForm] }
  | { readonly fault: string }
)

parentPort?.on('message', ({ number, form, order }: ThreadOrder) => {
  void answer(number, form, order).then(answered => parentPort?.postMessage(answered))
})

async function answer(number: number, form: RenderForm, order: RenderOrder): Promise<ThreadAnswer> {
  try {
    return { number, made: await render(form, order) }
  } catch (fault) {
    // The kind alone: the words may quote anything of the café.
    return { number, fault: fault instanceof Error ? fault.name : 'fault' }
  }
}
