import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { ensureInstalled, runCommand } from './prepare.mjs'
import { root } from './root.mjs'
import { exitCode, signalFamily } from './processes.mjs'
import { addUp, lastLine, tallyVitest } from './tally.mjs'

const MINUTE = 60_000
/** The long run asks the same of the product with more of everything; tests read it from TABLEE_LONG. */
const long = process.env.TABLEE_LONG === '1' || process.argv.includes('--long')
/** A run that takes longer hangs: it is ended, and what did not run counts as failed. */
const DEADLINE_MS = (long ? 120 : 25) * MINUTE
const POLITE_MS = 2_000 // between asking a family of processes to end and ending it

const tool = (/** @type {string[]} */ ...path) => join('node_modules', ...path)
const reports = mkdtempSync(join(tmpdir(), 'tablee-reports-'))

/**
 * @typedef {{ name: string, commands: string[][], report?: string }} Gate
 *   One thing that must hold; it counts as one test, or as the tests in its report.
 */
/** @type {Gate[]} */
const GATES = [
  {
    name: 'types',
    commands: [
      [tool('typescript', 'bin', 'tsc'), '--noEmit'],
      [tool('typescript', 'bin', 'tsc'), '--noEmit', '--project', 'scripts'],
    ],
  },
  {
    name: 'lint',
    commands: [[tool('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings', '.']],
  },
  { name: 'format', commands: [[tool('@biomejs', 'biome', 'bin', 'biome'), 'format', '--colors=off']] },
  { name: 'build', commands: [[join('scripts', 'build.mjs'), '--if-stale']] },
  vitestGate('unit and client tests', ['unit', 'client']),
  vitestGate('packaging', ['packaging']),
  vitestGate('browser journeys', ['journeys']),
]

/**
 * @param {string} name
 * @param {string[]} projects
 * @returns {Gate}
 */
function vitestGate(name, projects) {
  const report = join(reports, `${projects.join('-')}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const chosen = projects.flatMap(project => ['--project', project])
  return { name, commands: [[tool('vitest', 'vitest.mjs'), 'run', ...chosen, ...reporters]], report }
}

/** The process that runs at this moment; it leads a family of its own, so that nothing it starts is left behind. */
let current = /** @type {import('node:child_process').ChildProcess | undefined} */ (undefined)
let stopped = /** @type {string | undefined} */ (undefined)

await runCommand(async () => {
  ensureInstalled()
  const deadline = setTimeout(
    () => stop(`the ${DEADLINE_MS / MINUTE} minutes that a run may take are over`),
    DEADLINE_MS,
  )
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => stop(`stopped by ${signal}`))
  }
  const tallies = []
  for (const gate of GATES) tallies.push(await runGate(gate))
  clearTimeout(deadline)
  rmSync(reports, { recursive: true, force: true })

  const sum = addUp(tallies)
  for (const complaint of sum.complaints) print(`✗ ${complaint}`)
  print(lastLine(sum))
  return sum.failed === 0 ? 0 : 1
})

/**
 * @param {Gate} gate
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
async function runGate(gate) {
  if (stopped) return { passed: 0, failed: 1, complaints: [`${gate.name}: not run, ${stopped}`] }
  const started = Date.now()
  print(`— ${gate.name}`)
  let code = 0
  for (const command of gate.commands) code ||= await runAlone(command)
  const reason = stopped ?? (code === 0 ? undefined : `ended with code ${code}`)
  const tally = gate.report
    ? tallyVitest(readReport(gate.report), code, stopped)
    : { passed: reason ? 0 : 1, failed: reason ? 1 : 0, complaints: reason ? [reason] : [] }
  print(`  ${gate.name}: ${lastLine(tally)} (${((Date.now() - started) / 1_000).toFixed(1)} s)\n`)
  return { ...tally, complaints: tally.complaints.map(complaint => `${gate.name}: ${complaint}`) }
}

/**
 * Runs a Node program to its end, then ends whatever it left running.
 * @param {string[]} command
 * @returns {Promise<number>} its exit code
 */
async function runAlone(command) {
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  })
  current = child
  const code = await new Promise(resolve => {
    child.once('error', () => resolve(1))
    child.once('exit', (status, signal) => resolve(exitCode(status, signal)))
  })
  current = undefined
  signalFamily(child.pid, 'SIGKILL')
  return code
}

function environment() {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, ...(long ? { TABLEE_LONG: '1' } : {}) }
  if (process.stdout.isTTY) return env
  delete env.FORCE_COLOR // colours belong on a terminal: in a log they are noise
  return { ...env, NO_COLOR: '1' }
}

/** Ends the run: what is running counts as failed, and so does what has not run yet. */
async function stop(/** @type {string} */ why) {
  if (stopped) return
  stopped = why
  const pid = current?.pid
  signalFamily(pid, 'SIGTERM')
  await wait(POLITE_MS)
  if (current?.pid === pid) signalFamily(pid, 'SIGKILL')
}

/** @returns {{ testResults: import('./tally.mjs').TestFile[] } | undefined} */
function readReport(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined // not written, or not to its end: the tally says so
  }
}

function print(/** @type {string} */ line) {
  process.stdout.write(`${line}\n`)
}
