import type { Plugin, Rolldown } from 'vite'

/** The screen that opens without network. */
const SCREEN = '/app/pages/TablePage.tsx'
const WORKER = 'sw'
/** What asks for a page to be loaded anew: pages of any other build load it too, so its name never changes. */
const RENEWAL = 'renewal'

/**
 * Gives the service worker the list of files that a table needs, and a version that changes with any of them. `fileNameOf` puts it
 * at the root of the site, where it may answer for all pages.
 */
export function buildShell(): Plugin {
  return {
    name: 'tablee-shell',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const chunks = Object.values(bundle).filter(output => output.type === 'chunk')
        const worker = chunks.find(chunk => chunk.name === WORKER)
        if (worker === undefined) throw new Error('the service worker was not built')
        for (const alone of chunks.filter(chunk => chunk.name === WORKER || chunk.name === RENEWAL))
          if (alone.imports.length > 0) throw new Error(`${alone.name} must stand alone: ${alone.imports.join()}`)
        const files = new Set<string>(['icon.svg'])
        const page = chunks.find(chunk => chunk.isEntry && chunk.name === 'index')
        const screen = chunks.find(chunk => chunk.facadeModuleId?.endsWith(SCREEN))
        if (page === undefined || screen === undefined) throw new Error('the table page was not built')
        gather(page.fileName, false)
        gather(screen.fileName, true)
        for (const output of Object.values(bundle))
          if (output.type === 'asset' && output.fileName.endsWith('.woff2')) files.add(output.fileName)
        const list = [...files].sort().map(file => `/${file}`)
        worker.code = `const SHELL=${JSON.stringify({ version: fingerprint(list.join()), files: list })};${worker.code}`

        /** `lazily`: what it may load later, too. The page itself could load every screen. */
        function gather(file: string, lazily: boolean): void {
          const output = bundle[file]
          if (output === undefined || output.type !== 'chunk' || files.has(file)) return
          files.add(file)
          const styles = (output as Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string> } }).viteMetadata
          for (const style of styles?.importedCss ?? []) files.add(style)
          for (const each of output.imports) gather(each, lazily)
          if (lazily) for (const each of output.dynamicImports) gather(each, lazily)
        }
      },
    },
  }
}

export const fileNameOf = (chunk: { readonly name: string }): string =>
  chunk.name === WORKER || chunk.name === RENEWAL ? '[name].js' : 'assets/[name]-[hash].js'

/** FNV-1a: the names hold the hashes of the contents already. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}
