import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { promisify } from 'node:util'
import { licencesOf } from './licences.mjs'
import { root } from './root.mjs'

/** Files that shrink; fonts and pictures are compressed already. */
const COMPRESSIBLE = /\.(?:js|css|html|svg|json|webmanifest|txt)$/
/** Below this a compressed copy saves less than the headers that announce it. */
const WORTH_COMPRESSING_BYTES = 512

/**
 * Builds dist/client (Vite, with .br and .gz copies) and one file for each process and thread of the server. Packages stay outside but for
 * dist/server.js, which has to be back soon after it was stopped, and dist/guests.js, the simulated guests of a rehearsal, who bring along
 * the pages' own way of connecting.
 */
export async function build() {
  await buildClient()
  const inside = await bundle('server/main.ts', 'server.js', LEFT_OUTSIDE)
  await bundle('server/commands/main.ts', 'tablee.js')
  await bundle('server/print/typesetter.ts', 'typesetter.js')
  await bundle('server/photos/draughtsman.ts', 'draughtsman.js')
  await bundle('server/reports/render-thread.ts', 'renderer.js')
  await bundle('server/sync/fold-thread.ts', 'folder.js')
  cpSync(join(root, 'server', 'print', 'templates'), join(root, 'dist', 'templates'), { recursive: true })
  // Laid into the compte rendu as one HTML file.
  cpSync(
    join(root, 'client', 'styles', 'fonts', 'tablee-young-serif.woff2'),
    join(root, 'dist', 'tablee-young-serif.woff2'),
  )
  inside.push(...(await bundle('demo/thread.ts', 'guests.js', SERVERS_PACKAGES)))
  writeFileSync(join(root, 'dist', 'licences.md'), licencesOf(inside))
}

/**
 * What the server does not bring inside: what is compiled for each system, and what is fetched only where it is wanted. All the rest in one
 * file takes two fifths off the processor time of a start: two hundred files are not looked for, and not read through for what they export.
 */
const LEFT_OUTSIDE = ['classic-level', 'sharp', 'pg']

/** What the guests find beside the server; y-websocket is the pages' package and comes inside. */
const SERVERS_PACKAGES = ['ws', 'yjs', 'lib0', 'y-protocols', 'uuid']

async function buildClient() {
  // Whoever calls (a test runner says «test»): what is built is what people get. Solid has a second, heavier half for development.
  process.env.NODE_ENV = 'production'
  delete process.env.VITEST
  const vite = await import('vite')
  await vite.build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  await precompress(join(root, 'dist', 'client'))
}

/**
 * @param {string} source
 * @param {string} target
 * @param {string[]} [outside] packages that stay outside; all of them when not given
 * @returns {Promise<string[]>} the files that it was made from, seen from the root
 */
async function bundle(source, target, outside) {
  const esbuild = await import('esbuild')
  const { metafile } = await esbuild.build({
    entryPoints: [join(root, source)],
    outfile: join(root, 'dist', target),
    absWorkingDir: root,
    bundle: true,
    ...(outside === undefined ? { packages: 'external' } : { external: outside }),
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    sourcesContent: false, // for the lines of a stack; the sources themselves are in the clone
    // Packages written for CommonJS ask for Node's own modules by this name.
    ...(outside === undefined ? {} : { banner: { js: REQUIRE } }),
    metafile: true,
    logLevel: 'warning',
  })
  return Object.keys(metafile.inputs)
}

const REQUIRE =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);"

/** Puts a .br and a .gz beside each file that shrinks, so that the server only ever hands out files. */
async function precompress(/** @type {string} */ folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => COMPRESSIBLE.test(file))
  await Promise.all(
    files.map(async file => {
      const path = join(folder, file)
      const plain = readFileSync(path)
      if (plain.length < WORTH_COMPRESSING_BYTES) return
      const [br, gz] = await Promise.all([
        promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        promisify(gzip)(plain, { level: 9 }),
      ])
      writeFileSync(`${path}.br`, br)
      writeFileSync(`${path}.gz`, gz)
    }),
  )
}
