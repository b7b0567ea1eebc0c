import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Compiler, Unprintable } from './compiler.ts'
import { type FontChoice, readFonts, readTemplates } from './files.ts'

/** In each template: how many pages there are, as `lib.typ` writes it down. */
const PAGES = '<pages>'

/**
 * Typst in WebAssembly: slower, some 200 MB while it lives, and it cannot be held to a standard of PDF; the pages are the same.
 * It fetches nothing: fonts and templates are given to it.
 */
export async function openWasm(fonts: FontChoice): Promise<Compiler> {
  const { createTypstCompiler, loadFonts } = await import('@myriaddreamin/typst.ts')
  const compiler = createTypstCompiler()
  const wasm = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm')
  await compiler.init({
    getModule: () => readFileSync(wasm),
    beforeBuild: [loadFonts(readFonts(fonts), { assets: false })],
  })
  for (const [name, source] of readTemplates()) compiler.addSource(`/${name}`, source)
  return {
    kind: 'wasm',
    async print({ template, data }) {
      const printed = await compiler.runWithWorld({ mainFilePath: `/${template}`, inputs: { data } }, async world => {
        const { hasError, diagnostics } = await world.compile()
        if (hasError) throw new Unprintable(JSON.stringify(diagnostics))
        const [pages] = await world.query<unknown[]>({ selector: PAGES, field: 'value' })
        const { result } = await world.pdf()
        return result === undefined ? undefined : { pdf: result, pages: Number(pages), standard: 'tagged' as const }
      })
      await compiler.reset()
      if (printed === undefined) throw new Unprintable('no document')
      return printed
    },
  }
}
