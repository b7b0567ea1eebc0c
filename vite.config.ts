import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Rolldown } from 'vite'
import solid from 'vite-plugin-solid'
import { buildShell, fileNameOf } from './client/sw/build-shell.ts'
import { createChunkNames } from './client/sw/chunk-names.ts'

const pagesPort = Number(process.env['TABLEE_DEV_PORT'] ?? 3000)
const server = `127.0.0.1:${process.env['TABLEE_DEV_SERVER_PORT'] ?? 3001}`

/** Wherever it is built from: `tablee` may be called in any folder. */
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const lean = (name: string) => here(`client/session/lean/${name}.ts`)
const LEAN = [
  { find: 'lib0/logging', replacement: lean('logging') },
  { find: 'lib0/broadcastchannel', replacement: lean('broadcastchannel') },
  { find: 'y-protocols/awareness', replacement: lean('awareness') },
  // lib0's own files ask for it by the second name, and nobody else does.
  { find: /^(lib0\/environment|\.\/environment\.js)$/, replacement: lean('environment') },
]

const chunkNames = createChunkNames()
const chunkName = (id: string, context: { getModuleInfo: (id: string) => Rolldown.ModuleInfo | null }) =>
  chunkNames(id, each => context.getModuleInfo(each))

/**
 * Every page's first file lists what the other pages will ask for. The large shared files and the styles are worth their names
 * there; the small pieces that two screens share are found by the screens themselves.
 */
const isForetold = (file: string): boolean => file.endsWith('.css') || /\/(session|table)-[^/]+$/.test(file)

export default defineConfig(({ command }) => ({
  root: here('client'),
  base: '/',
  plugins: [solid(), buildShell()],
  // In the build alone: parts of packages that we never need, by slight ones of ours.
  ...(command === 'build' ? { resolve: { alias: LEAN } } : {}),
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    assetsDir: 'assets',
    // People come with the phone they have; these are the first that know <dialog>.
    target: ['chrome91', 'firefox98', 'safari15.4'],
    // The policy is `default-src 'self'`: no data: addresses, no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false, resolveDependencies: (_, files) => files.filter(isForetold) },
    manifest: true,
    // What the pages are made of is others' work too: their licences go along with it.
    license: { fileName: 'licences.md' },
    cssCodeSplit: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        index: here('client/index.html'),
        sw: here('client/sw/worker.ts'),
        renewal: here('client/renewal/renewal.ts'),
      },
      output: {
        entryFileNames: fileNameOf,
        codeSplitting: { groups: [{ name: chunkName, includeDependenciesRecursively: false }] },
      },
    },
  },
  server: {
    port: pagesPort,
    strictPort: true,
    proxy: {
      // In this form the proxy keeps the page's own Host, which the server compares with Origin.
      '/api': { target: `http://${server}` },
      '/healthz': { target: `http://${server}` },
      '/sync': { target: `ws://${server}`, ws: true },
    },
  },
}))
