import process from 'node:process'
import { drawCodes } from './codes.ts'
import { type Compiler, type Printed, Unprintable } from './compiler.ts'
import { needsLargeFonts } from './files.ts'
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
let hasLarge = false

/** Once the large fonts are read they stay, until the process goes: the pages are the same with them. */
function compilerFor(words: string, only: PressOrder['only']): Promise<Compiler> {
  const large = hasLarge || needsLargeFonts(words)
  if (large !== hasLarge) compiler = undefined
  hasLarge = large
  compiler ??= (async () => (only === 'wasm' ? undefined : openNative({ large })) ?? openWasm({ large }))()
  return compiler
}

async function answer({ order, template, data, standard, only }: PressOrder): Promise<PressAnswer> {
  try {
    const drawn = JSON.stringify(drawCodes(data))
    return { order, printed: await (await compilerFor(drawn, only)).print({ template, data: drawn, standard }) }
  } catch (fault) {
    return { order, fault: String(fault), unprintable: fault instanceof Unprintable }
  }
}

process.on('message', (message: PressOrder) => {
  void answer(message).then(answered => process.send?.(answered))
})
// Whoever ordered is gone: so is the need for this process.
process.on('disconnect', () => process.exit(0))
