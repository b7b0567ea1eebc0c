import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { root } from './root.mjs'

const MINIMUM_NODE = [20, 19]
const INSTALL_STAMP = join(root, 'node_modules', '.tablee-lock')
const BUILD_STAMP = join(root, 'dist', '.sources')
/** What the build is made from; a change to any of these makes it stale. */
const SOURCES = [
  'client',
  'shared',
  'server',
  'demo',
  'scripts/bundle.mjs',
  'scripts/licences.mjs',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
]

const PARENT_WATCH_MS = 100

/** A reason to stop that a person can act on: it is printed without a stack. */
export class Impediment extends Error {}

/**
 * Runs the main function of a command: an Impediment is printed as a sentence, anything else as the fault it is.
 * @param {() => Promise<number | void> | number | void} command gives the exit code, none for 0
 */
export async function runCommand(command) {
  leaveWithParent()
  try {
    const code = await command()
    if (code) process.exitCode = code
  } catch (fault) {
    const { message, stack = message } = fault instanceof Error ? fault : new Error(String(fault))
    say(fault instanceof Impediment ? message : stack)
    process.exitCode = 1
  }
}

/**
 * `npm` passes SIGTERM to the shell it started, and most shells die of it without a word to the command they run.
 * A command that npm started therefore looks whether its shell is still there, and asks itself to end when not.
 */
function leaveWithParent() {
  const parent = process.ppid
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, PARENT_WATCH_MS)
  watch.unref()
}

/** One line for the person who waits. On standard error: a command's output proper stays clean. */
export function say(/** @type {string} */ sentence) {
  process.stderr.write(`${sentence}\n`)
}

/**
 * Makes sure that this Node is young enough and that node_modules is what package-lock.json asks for.
 * Installs with `npm ci` only when something is missing or differs. Throws an Impediment when it cannot.
 */
export function ensureInstalled() {
  checkNodeVersion(process.versions.node)
  const wanted = installFingerprint()
  if (readIfThere(INSTALL_STAMP) === wanted) return
  if (!installedByHand()) {
    say('Installing what Tablée needs (npm ci, once)…')
    npmCi()
  }
  writeFileSync(INSTALL_STAMP, wanted)
}

/**
 * Throws an Impediment for a Node that Tablée does not run on.
 * @param {string} version as in `process.versions.node`
 */
export function checkNodeVersion(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = MINIMUM_NODE
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return
  throw new Impediment(
    `Tablée needs Node ${MINIMUM_NODE.join('.')} or later; this is Node ${version}. See https://nodejs.org.`,
  )
}

/**
 * Makes sure that there is something to run. A clone is installed and built when need be. A package was built before it was packed,
 * and npm has installed what it needs: only Node is looked at. Throws an Impediment when it cannot.
 */
export async function ensureReady() {
  if (!isClone()) return checkNodeVersion(process.versions.node)
  ensureInstalled()
  await ensureBuilt()
}

/** The sources are here; a package holds only what was built from them. */
const isClone = () => existsSync(join(root, 'server', 'main.ts'))

/** Builds the client and the server when their sources changed since the last build. Needs an installed clone. */
export async function ensureBuilt() {
  const wanted = sourcesFingerprint()
  const complete = [
    'server.js',
    'tablee.js',
    'guests.js',
    'typesetter.js',
    'draughtsman.js',
    'renderer.js',
    'folder.js',
    join('client', 'index.html'),
  ].every(file => existsSync(join(root, 'dist', file)))
  if (complete && readIfThere(BUILD_STAMP) === wanted) return
  say('Building Tablée…')
  await rebuild()
}

/** Builds whatever the state of the last build, and remembers what it was built from. Throws when the build fails. */
export async function rebuild() {
  const wanted = sourcesFingerprint()
  rmSync(BUILD_STAMP, { force: true }) // a build that fails half-way must not look fresh
  const { build } = await import('./bundle.mjs')
  await build()
  writeFileSync(BUILD_STAMP, wanted)
}

/** The lock, and the machine it was installed for: a folder carried from a Mac to a Linux box is not installed there. */
function installFingerprint() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`
}

/** Did somebody run `npm ci` themselves? npm leaves a lock of its own that says what it put there. */
function installedByHand() {
  const hidden = readIfThere(join(root, 'node_modules', '.package-lock.json'))
  if (hidden === undefined || existsSync(INSTALL_STAMP)) return false
  return satisfies(JSON.parse(hidden), JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 */

/**
 * Does what is installed hold all that is wanted, in the same versions? Optional packages may be absent: most are
 * for other systems.
 * @param {Lock} installed npm's own node_modules/.package-lock.json
 * @param {Lock} wanted package-lock.json
 */
export function satisfies(installed, wanted) {
  return Object.entries(wanted.packages).every(([place, one]) => {
    if (place === '') return true
    const there = installed.packages[place]
    if (!there) return one.optional === true || one.devOptional === true
    return there.version === one.version && there.integrity === one.integrity
  })
}

function npmCi() {
  // npm tells the scripts it runs where it lives; a script started by hand finds npm on the PATH.
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
  const [command = 'npm', ...before] = npm
  const args = [...before, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const run = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32' && command === 'npm',
  })
  if (run.status === 0) return
  const said = [run.error?.message, run.stdout, run.stderr].filter(Boolean).join('\n').trim()
  throw new Impediment(
    `${said}\n\nThe packages could not be installed (npm ci failed). Is the network there? Nothing was started.`,
  )
}

function sourcesFingerprint() {
  const hash = createHash('sha256').update(`${process.versions.node}\n`)
  for (const file of SOURCES.flatMap(source => filesUnder(join(root, source))).sort()) {
    hash
      .update(`${relative(root, file)}\n`)
      .update(readFileSync(file))
      .update('\n')
  }
  return hash.digest('hex')
}

/** @returns {string[]} the file itself, or all files of the folder and those below it */
function filesUnder(/** @type {string} */ place) {
  if (!existsSync(place)) return []
  try {
    return readdirSync(place, { withFileTypes: true }).flatMap(entry => filesUnder(join(place, entry.name)))
  } catch (fault) {
    if (/** @type {NodeJS.ErrnoException} */ (fault).code === 'ENOTDIR') return [place]
    throw fault
  }
}

/** @returns {string | undefined} */
function readIfThere(/** @type {string} */ file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
