import process from 'node:process'
import { drawCodes } from './codes.ts'
import { type Compiler, type Printed, Unprintable } from './compiler.ts'
import { openNative } from './native.ts'
import { openWasm } from './wasm.ts'

/** The process that sets type: one order after the other, over one compiler that is made with the first. */

export interface PressOrder {
  readonly order: number
  readonly template: string
  readonly data: unknown
  readonly standard?: 'ua-1' | undefined
  /** to see that the pages are the same without the native compiler */
  readonly only?: 'wasm' | undefined
}
export type PressAnswer = { readonly order: number } & (
  | { readonly printed: Printed }
  | { readonly fault: string; readonly unprintable: boolean }
)

let compiler: Promise<Compiler> | undefined

async function answer({ order, template, data, standard, only }: PressOrder): Promise<PressAnswer> {
  try {
    compiler ??= (async () => (only === 'wasm' ? undefined : openNative()) ?? openWasm())()
    const drawn = JSON.stringify(drawCodes(data))
    return { order, printed: await (await compiler).print({ template, data: drawn, standard }) }
  } catch (fault) {
    return { order, fault: String(fault), unprintable: fault instanceof Unprintable }
  }
}

process.on('message', (message: PressOrder) => {
  void answer(message).then(answered => process.send?.(answered))
})
// Whoever ordered is gone: so is the need for this process.
process.on('disconnect', () => process.exit(0))
