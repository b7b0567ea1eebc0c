import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const STARTING_MS = 30_000 // a cold start under load; a warm one takes half a second
const LEAVING_MS = 15_000 // flush and close; then it is killed, and the test that asked fails
const ATTEMPTS = 3 // somebody may take the free port before the server does

export interface ServerWishes {
  /** Added to the environment of the server, or replacing it. */
  readonly env?: Readonly<Record<string, string>>
  /** Kept afterwards. Without it: a new folder, removed by `stop`. */
  readonly dataDir?: string
  /** The sources through tsx, rather than the build that people run. */
  readonly fromSource?: boolean
  /** No file may grow beyond so many blocks (of 512 or 1,024 bytes, as the shell has it): a disk that fills up. */
  readonly mostFileBlocks?: number
}

/** A real server in a process of its own, on 127.0.0.1. */
export interface ServerProcess {
  /** `http://127.0.0.1:<port>`, the same after a restart. */
  readonly url: string
  readonly port: number
  readonly adminKey: string
  readonly dataDir: string
  /** The id of the process that runs now. */
  pid(): number
  /** All that it has written to its terminal so far. */
  output(): string
  /** Sends the signal (SIGKILL unless told otherwise) and waits until the process is gone; gives its exit code. */
  kill(signal?: NodeJS.Signals): Promise<number | null>
  /** Waits until it has ended by itself; gives its exit code. */
  ended(): Promise<number | null>
  /** Starts it again, on the same port and data, and waits until it is ready. Kills it first if it runs. */
  restart(): Promise<void>
  /** SIGTERM, and the temporary data removed. Throws when the server did not leave by itself. */
  stop(): Promise<void>
}

/** Starts a server and waits until it says that it is ready. Throws with all that it wrote when it does not. */
export async function startServer(wishes: ServerWishes = {}): Promise<ServerProcess> {
  const dataDir = wishes.dataDir ?? mkdtempSync(join(tmpdir(), 'tablee-test-'))
  const adminKey = wishes.env?.['TABLEE_ADMIN_KEY'] ?? randomBytes(24).toString('base64url')
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort()
    const running = runOn(port, { ...wishes, dataDir, adminKey })
    try {
      await running.ready()
      return { ...running.handle, stop: () => running.stop(wishes.dataDir === undefined) }
    } catch (fault) {
      await running.handle.kill()
      if (attempt < ATTEMPTS && running.handle.output().includes('EADDRINUSE')) continue
      if (wishes.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
      throw fault
    }
  }
}

function runOn(port: number, given: ServerWishes & { readonly dataDir: string; readonly adminKey: string }) {
  const url = `http://127.0.0.1:${port}`
  let output = ''
  let child = start()

  function start(): ChildProcess {
    const program = given.fromSource
      ? ['--import', 'tsx', 'server/main.ts']
      : ['--enable-source-maps', 'dist/server.js']
    const confined = [
      '-c',
      `trap '' XFSZ; ulimit -f ${given.mostFileBlocks}; exec "$0" "$@"`,
      process.execPath,
      ...program,
    ]
    const [command, words] = given.mostFileBlocks === undefined ? [process.execPath, program] : ['sh', confined]
    const started = spawn(command, words, {
      cwd: ROOT,
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(port),
        PUBLIC_URL: '',
        TABLEE_DATA: given.dataDir,
        TABLEE_ADMIN_KEY: given.adminKey,
        ...given.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const keep = (chunk: Buffer) => {
      output += chunk.toString()
    }
    started.stdout?.on('data', keep)
    started.stderr?.on('data', keep)
    const killWithUs = () => started.kill('SIGKILL')
    process.once('exit', killWithUs)
    started.once('exit', () => process.off('exit', killWithUs))
    return started
  }

  const isGone = () => child.exitCode !== null || child.signalCode !== null

  async function ready(): Promise<void> {
    const until = Date.now() + STARTING_MS
    while (Date.now() < until) {
      if (isGone())
        throw new Error(`The server ended (${child.exitCode ?? child.signalCode}) before it was ready:\n${output}`)
      const answer = await fetch(`${url}/healthz`).catch(() => undefined)
      if (answer?.ok) return
      await wait(25)
    }
    throw new Error(`The server was not ready within ${STARTING_MS / 1_000} s:\n${output}`)
  }

  async function kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    if (isGone()) return child.exitCode
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
    return child.exitCode
  }

  async function ended(): Promise<number | null> {
    if (!isGone()) await once(child, 'exit')
    return child.exitCode
  }

  async function restart(): Promise<void> {
    await kill()
    child = start()
    await ready()
  }

  async function stop(removeData: boolean): Promise<void> {
    const killing = new AbortController()
    const late = wait(LEAVING_MS, true, { signal: killing.signal, ref: false }).catch(() => false)
    const left = await Promise.race([kill('SIGTERM').then(() => true), late.then(() => false)])
    killing.abort()
    await kill()
    if (removeData) rmSync(given.dataDir, { recursive: true, force: true })
    if (!left) throw new Error(`The server did not leave within ${LEAVING_MS / 1_000} s of SIGTERM:\n${output}`)
  }

  const handle = {
    url,
    port,
    adminKey: given.adminKey,
    dataDir: given.dataDir,
    pid: () => child.pid ?? 0,
    output: () => output,
    kill,
    ended,
    restart,
  }
  return { handle, ready, stop }
}

/** A port that was free a moment ago: the server is told its port before it starts, so as to keep it when it comes back. */
async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('The probe has no port.')
  return address.port
}
