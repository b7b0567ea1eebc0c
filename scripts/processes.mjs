import { spawn } from 'node:child_process'
import process from 'node:process'

/**
 * The signals that ask a command to end, and what they mean to whoever started it.
 * SIGINT is not passed on from a terminal: the terminal has already sent it to every process of the command.
 */
const FAREWELLS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Runs a Node program in this terminal and gives its exit code, 128 + the number of a signal when one ended it.
 * @param {readonly string[]} args the file and its arguments, after `node`
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {{ child: import('node:child_process').ChildProcess, ended: Promise<number> }}
 */
export function runHere(args, { cwd, env = process.env }) {
  const child = spawn(process.execPath, args, { cwd, env, stdio: 'inherit' })
  const passOn = FAREWELLS.map(signal => {
    const listener = () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    process.on(signal, listener)
    return () => process.off(signal, listener)
  })
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      for (const undo of passOn) undo()
      resolve(exitCode(code, signal))
    })
  })
  return { child, ended }
}

/**
 * What a shell would report for a process that ended so.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitCode(code, signal) {
  if (code !== null) return code
  const numbers = /** @type {Record<string, number>} */ ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 })
  return 128 + (numbers[signal ?? ''] ?? 0)
}

/**
 * Sends a signal to a process started with `detached: true` and to everything that it started in its turn.
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
export function signalFamily(pid, signal) {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    // Nobody of that family is left: exactly what was wanted.
  }
}
