import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Contestant, TONGUES, type Tongue } from './contestants.ts'
import { rssOf } from './proc.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PEERS = join(ROOT, 'bench', 'peers')
const PRELOAD = fileURLToPath(new URL('measure-memory.mjs', import.meta.url))
const STARTING_MS = 30_000
const ADMIN_KEY = 'bench-of-this-machine-only'

export interface Memory {
  /** MiB, all after a full collection */
  readonly rss: number
  readonly heap: number
}

/** One of the servers in a process of its own, with a folder of its own, on 127.0.0.1. */
export interface Served {
  readonly name: Contestant
  readonly tongue: Tongue
  /** `http://127.0.0.1:<port>`, the same after a restart */
  readonly url: string
  readonly adminKey: string
  pid(): number
  /** Ends it by this signal, waits, starts it again on the same port and data. Gives the time it took to go, ms. */
  restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<number>
  /** Ends it without starting it again. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number>
  /** Starts it again on the same port and data. */
  begin(): Promise<void>
  /** Ends it, and starts it on the same port with nothing in its folder. */
  afresh(): Promise<void>
  /** What it still holds once all garbage is collected. */
  memory(): Promise<Memory>
  stop(): Promise<void>
}

interface Recipe {
  readonly cwd: string
  readonly words: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly ready: string
}

function recipe(name: Contestant, folder: string): Recipe {
  const yws = join('node_modules', '@y', 'websocket-server', 'src', 'server.js')
  switch (name) {
    case 'tablee':
      return {
        cwd: ROOT,
        words: ['--enable-source-maps', 'dist/server.js'],
        env: { TABLEE_DATA: folder, TABLEE_ADMIN_KEY: ADMIN_KEY },
        ready: '/healthz',
      }
    case 'yws':
      return { cwd: PEERS, words: [yws], env: {}, ready: '/' }
    case 'yws-leveldb':
      return { cwd: PEERS, words: [yws], env: { YPERSISTENCE: folder }, ready: '/' }
    case 'hocuspocus':
      return { cwd: PEERS, words: ['hocuspocus.mjs'], env: { DATABASE: join(folder, 'documents.sqlite') }, ready: '/' }
  }
}

/** `profiles`: a folder for V8's own profiles of processor and heap, written when the server ends. */
export async function serve(name: Contestant, folder: string, profiles?: string): Promise<Served> {
  const data = join(folder, 'data')
  mkdirSync(data)
  const log = openSync(join(folder, 'log'), 'a')
  const { cwd, words, env, ready } = recipe(name, data)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const profiling =
    profiles === undefined
      ? []
      : ['--cpu-prof', `--cpu-prof-dir=${profiles}`, '--heap-prof', `--heap-prof-dir=${profiles}`]
  let child: ChildProcess
  const isGone = (): boolean => child.exitCode !== null || child.signalCode !== null
  await start()

  async function start(): Promise<void> {
    child = spawn(process.execPath, ['--expose-gc', '--import', PRELOAD, ...profiling, ...words], {
      cwd,
      env: { ...bareEnvironment(), HOST: '127.0.0.1', PORT: String(port), ...env },
      stdio: ['ignore', log, log, 'pipe'],
    })
    const until = Date.now() + STARTING_MS
    while (Date.now() < until && !isGone()) {
      const answer = await fetch(url + ready).catch(() => undefined)
      if (answer?.ok) return
      await wait(20)
    }
    await end('SIGKILL')
    throw new Error(`${name} did not start:\n${readFileSync(join(folder, 'log'), 'utf8').slice(-2_000)}`)
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number> {
    if (isGone()) return 0
    const began = performance.now()
    const gone = once(child, 'exit')
    child.kill(signal)
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await gone
    clearTimeout(late)
    return performance.now() - began
  }

  return {
    name,
    tongue: TONGUES[name],
    url,
    adminKey: ADMIN_KEY,
    pid: () => child.pid ?? 0,
    async restart(signal) {
      const took = await end(signal)
      await start()
      return took
    },
    end,
    begin: start,
    async afresh() {
      await end('SIGTERM')
      rmSync(data, { recursive: true, force: true, maxRetries: 5 })
      mkdirSync(data)
      await start()
    },
    async memory() {
      const lines = createInterface({ input: child.stdio[3] as Readable })
      const answer = once(lines, 'line')
      child.kill('SIGUSR2')
      const [line] = (await answer) as [string]
      lines.close()
      const { heapUsed, external } = JSON.parse(line) as { heapUsed: number; external: number }
      return { rss: rssOf(child.pid ?? 0), heap: (heapUsed + external) / 1024 / 1024 }
    },
    async stop() {
      await end('SIGTERM')
    },
  }
}

/** Nothing of whoever runs the bench reaches a server: no option of Node's, no address, no variable of Tablée's. */
function bareEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ']
  return Object.fromEntries(kept.flatMap(name => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('The probe has no port.')
  return address.port
}
