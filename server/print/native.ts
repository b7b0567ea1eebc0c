import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Compiler, type Order, Unprintable } from './compiler.ts'
import { type FontChoice, readFonts, readTemplates } from './files.ts'

/** The same program for the two libraries of C that Linux comes with. */
const BINARIES = [
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-musl',
] as const

/** The little of the binary's interface that is used here. */
interface NativeCompiler {
  addSource(path: string, source: string): void
  compile(given: { mainFilePath: string; inputs: Record<string, string> }): NativeResult
  pdf(document: NativeDocument, options: { pdfStandard?: string; pdfTags?: boolean }): Buffer
  plainSvg(document: NativeDocument): string
  fetchDiagnostics(fault: object): unknown[]
  evictCache(age: number): void
}
interface NativeDocument {
  readonly numOfPages: number
}
interface NativeResult {
  readonly result: NativeDocument | null
  takeDiagnostics(): object | null
}
interface NativeModule {
  readonly NodeCompiler: {
    create(given: { workspace: string; fontArgs: { fontBlobs: Buffer[] }[] }): NativeCompiler
  }
}

/** A folder that is not there: whatever a template asks for that was not given to it, it does not find. */
const ROOM = '/tablee-templates'

export interface NativeTypst extends Compiler {
  /** All pages, one under the other, as SVG: to look at what would be printed. */
  draw(order: Pick<Order, 'template' | 'data'>): string
}

/** Typst as a program of this machine; undefined where there is none for it. */
export function openNative(fonts: FontChoice = { large: false }): NativeTypst | undefined {
  const found = load()
  if (found === undefined) return undefined
  const compiler = found.NodeCompiler.create({ workspace: ROOM, fontArgs: [{ fontBlobs: readFonts(fonts) }] })
  for (const [name, source] of readTemplates()) compiler.addSource(join(ROOM, name), source)

  const compile = ({ template, data }: Pick<Order, 'template' | 'data'>): NativeDocument => {
    const compiled = compiler.compile({ mainFilePath: join(ROOM, template), inputs: { data } })
    if (compiled.result !== null) return compiled.result
    const fault = compiled.takeDiagnostics()
    throw new Unprintable(fault === null ? 'no document' : JSON.stringify(compiler.fetchDiagnostics(fault)))
  }
  return {
    kind: 'native',
    async print(order) {
      const document = compile(order)
      try {
        if (order.standard === undefined)
          return { pdf: compiler.pdf(document, {}), pages: document.numOfPages, standard: 'tagged' }
        try {
          const pdf = compiler.pdf(document, { pdfStandard: order.standard })
          return { pdf, pages: document.numOfPages, standard: order.standard }
        } catch {
          // A letter that no font has is enough for the standard to refuse: a page that prints is better than none.
          return { pdf: compiler.pdf(document, {}), pages: document.numOfPages, standard: 'tagged' }
        }
      } finally {
        compiler.evictCache(0)
      }
    },
    draw: order => compiler.plainSvg(compile(order)),
  }
}

function load(): NativeModule | undefined {
  const require = createRequire(import.meta.url)
  for (const name of BINARIES) {
    try {
      return require(name) as NativeModule
    } catch {
      // not for this machine: the next one, or WebAssembly
    }
  }
  return undefined
}
