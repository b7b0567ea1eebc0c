import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

/** A Chromium that can be started: its file, and what its environment needs besides ours. */
export interface FoundBrowser {
  readonly from: 'CHROMIUM_PATH' | 'the PATH' | '@sparticuz/chromium'
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

export interface BrowserWishes {
  /** Names that the browser takes for 127.0.0.1, e.g. `cafe.test`: plain HTTP there is no secure context. */
  readonly hostNames?: readonly string[]
  readonly args?: readonly string[]
}

const NAMES_ON_PATH = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

const ARGS = [
  '--no-sandbox', // containers and root; only our own pages are ever opened
  '--disable-gpu',
  '--disable-dev-shm-usage', // containers give 64 MB there, five pages need more
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The package's own configuration looks for its fonts in /tmp; ours are where they were unpacked. */
const FONTS_BESIDE_THIS_FILE = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">.</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`

/**
 * The browser of the tests: `CHROMIUM_PATH`, else one on the PATH, else the one that npm installed (unpacked once
 * into node_modules/.cache). `TABLEE_TEST_BROWSER=npm` asks for that last one, the same on every machine.
 * Throws a sentence when there is none: browser tests are never skipped in silence.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const given = process.env['CHROMIUM_PATH']
  if (given) {
    if (!isExecutable(given)) throw new Error(`CHROMIUM_PATH is ${given}, which is no program that can be run.`)
    return { from: 'CHROMIUM_PATH', executablePath: given, env: {} }
  }
  const onPath = process.env['TABLEE_TEST_BROWSER'] === 'npm' ? undefined : findOnPath(NAMES_ON_PATH)
  if (onPath) return { from: 'the PATH', executablePath: onPath, env: {} }
  return unpackFromNpm()
}

/** Starts a headless browser; the caller closes it. */
export async function launchBrowser(wishes: BrowserWishes = {}): Promise<Browser> {
  const found = await findBrowser()
  const mapped = (wishes.hostNames ?? []).map(name => `MAP ${name} 127.0.0.1`)
  const args = [
    ...ARGS,
    ...(mapped.length > 0 ? [`--host-resolver-rules=${mapped.join(',')}`] : []),
    ...(wishes.args ?? []),
  ]
  try {
    return await chromium.launch({
      executablePath: found.executablePath,
      headless: true,
      args,
      env: { ...ownEnvironment(), ...found.env },
    })
  } catch (fault) {
    throw new Error(
      `The browser from ${found.from} (${found.executablePath}) does not start. Give another by CHROMIUM_PATH.`,
      { cause: fault },
    )
  }
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '')
  return names.flatMap(name => folders.map(folder => join(folder, name))).find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false // absent or not ours to run: the next candidate is tried
  }
}

/** The package unpacks a Chromium and the libraries that it needs on a bare system, into a folder named by version. */
async function unpackFromNpm(): Promise<FoundBrowser> {
  const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))
  const manifest = join(modules, '@sparticuz', 'chromium', 'package.json')
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(manifest)) {
    throw new Error(
      'No browser for the tests: install Chromium or Chrome, or set CHROMIUM_PATH to one. ' +
        '(The one that comes with npm is for Linux on x64.)',
    )
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const cache = join(modules, '.cache')
  const home = join(cache, `chromium-${version}`)
  if (!existsSync(home)) {
    mkdirSync(cache, { recursive: true })
    const unpacking = mkdtempSync(join(cache, 'unpacking-'))
    try {
      await unpackInto(unpacking)
      writeFileSync(join(unpacking, 'fonts', 'fonts.conf'), FONTS_BESIDE_THIS_FILE)
      renameSync(unpacking, home) // whole or not at all: an interrupted unpacking is never taken for a browser
    } catch (fault) {
      if (!existsSync(home)) throw new Error('The browser that comes with npm could not be unpacked.', { cause: fault })
      // Another run was quicker, and its copy is as good.
    } finally {
      rmSync(unpacking, { recursive: true, force: true })
    }
  }
  return {
    from: '@sparticuz/chromium',
    executablePath: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_PATH: join(home, 'fonts') },
  }
}

/** The package reads these variables, at its import and later, and has no other way to be told. */
async function unpackInto(folder: string): Promise<void> {
  const lent: Record<string, string> = { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' }
  const before = Object.fromEntries(
    [...Object.keys(lent), 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME'].map(name => [name, process.env[name]]),
  )
  Object.assign(process.env, lent)
  try {
    const { default: npmChromium } = await import('@sparticuz/chromium')
    npmChromium.setGraphicsMode = false
    await npmChromium.executablePath()
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}
