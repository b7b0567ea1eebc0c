import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { findPrograms, unprivileged } from './postgres-programs.ts'

const STARTING_MS = 30_000 // a cold start under load; a warm one takes a quarter of a second
const LEAVING_MS = 15_000
const ATTEMPTS = 3 // somebody may take the free port before the database does

/** Small, and as durable as a real one: fsync stays on. */
const SETTINGS = {
  shared_buffers: '16MB',
  max_connections: '200',
  max_wal_size: '256MB',
  autovacuum: 'off',
  max_parallel_workers: '0',
  dynamic_shared_memory_type: 'mmap',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  logging_collector: 'off',
} as const

/** A real PostgreSQL of our own, on 127.0.0.1, in a temporary folder. */
export interface Postgres {
  /** the same after a restart */
  readonly port: number
  /** Makes an empty database and gives its address, `postgres://tablee@127.0.0.1:<port>/<name>`. */
  database(): Promise<string>
  /** The address of the same database behind another door, such as a gate. */
  through(url: string, port: number): string
  /** One question to a database; its rows. */
  ask(url: string, sql: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
  /** Ends as a machine's shutdown ends it: at once for those connected («fast»), or as a crash does («immediate»). */
  halt(how?: 'fast' | 'immediate'): Promise<void>
  /** kill -9 of its main process; the others notice and leave. */
  kill(): Promise<void>
  /** Starts again after `halt` or `kill`, on the same port and data; returns when it takes connections. */
  start(): Promise<void>
  restart(how?: 'fast' | 'immediate'): Promise<void>
  /** Ends it and removes all that it kept. */
  stop(): Promise<void>
}

/**
 * Starts one, for a whole test file: about two seconds; a database for each test costs 50 ms. It ends with `stop`, and also when
 * the test's process dies in any way. Throws with what it wrote when it does not start, or what to install when there is none.
 */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<Postgres> {
  const runsAs = unprivileged()
  const folder = mkdtempSync(join(tmpdir(), 'tablee-postgres-'))
  const data = join(folder, 'data')
  const output = join(folder, 'output')
  chmodSync(folder, 0o755)
  if (runsAs !== undefined) chownSync(folder, runsAs.uid, runsAs.gid)
  const guard = watchOver(data, folder)
  let port = 0
  let child: ChildProcess | undefined
  let databases = 0

  const isGone = (): boolean => child === undefined || child.exitCode !== null || child.signalCode !== null
  const said = (): string => (existsSync(output) ? readFileSync(output, 'utf8').slice(-4_000) : '')

  function prepare(): string {
    const programs = findPrograms(folder, runsAs)
    const made = spawnSync(
      join(programs, 'initdb'),
      ['-D', data, '-U', 'tablee', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
      { ...runsAs, cwd: folder, encoding: 'utf8', timeout: STARTING_MS },
    )
    if (made.status !== 0)
      throw new Error(`initdb did not make a database: ${made.error?.message ?? ''}\n${made.stderr}`)
    return programs
  }

  async function begin(programs: string): Promise<void> {
    const all = Object.entries({ ...SETTINGS, ...settings, port: String(port) })
    const until = Date.now() + STARTING_MS
    // After a kill -9 its helpers hold the shared memory for a moment, and it says so and ends: it is asked again.
    while (Date.now() < until) {
      const log = openSync(output, 'a', 0o644)
      child = spawn(
        join(programs, 'postgres'),
        ['-D', data, ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
        { ...runsAs, cwd: folder, stdio: ['ignore', log, log] },
      )
      closeSync(log)
      while (!isGone() && Date.now() < until) {
        if (isReady()) return
        await wait(10)
      }
      if (said().includes('Address already in use')) break
      await wait(50)
    }
    throw new Error(`PostgreSQL did not start:\n${said()}`)
  }

  /** Its own word for it: the eighth line of the file that holds its process id. */
  function isReady(): boolean {
    const file = join(data, 'postmaster.pid')
    if (!existsSync(file)) return false
    const lines = readFileSync(file, 'utf8').split('\n')
    return Number(lines[0]) === child?.pid && lines[7]?.trim() === 'ready'
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const leaving = child
    if (leaving === undefined || isGone()) return
    const gone = once(leaving, 'exit')
    leaving.kill(signal)
    const late = setTimeout(() => leaving.kill('SIGKILL'), LEAVING_MS)
    await gone
    clearTimeout(late)
  }

  async function stop(): Promise<void> {
    await end('SIGINT')
    rmSync(folder, { recursive: true, force: true })
    guard.stdin?.end()
  }

  try {
    const programs = prepare()
    for (let attempt = 1; ; attempt++) {
      port = await findFreePort()
      try {
        await begin(programs)
        break
      } catch (fault) {
        await end('SIGKILL')
        if (attempt === ATTEMPTS || !said().includes('Address already in use')) throw fault
      }
    }
    const home = `postgres://tablee@127.0.0.1:${port}/postgres`
    const start = (): Promise<void> => begin(programs)
    const halt = (how: 'fast' | 'immediate' = 'fast'): Promise<void> => end(how === 'fast' ? 'SIGINT' : 'SIGQUIT')
    return {
      get port() {
        return port
      },
      async database() {
        const name = `d${++databases}`
        await ask(home, `create database ${name}`)
        return `postgres://tablee@127.0.0.1:${port}/${name}`
      },
      through(url, door) {
        const other = new URL(url)
        other.port = String(door)
        return other.href
      },
      ask,
      halt,
      kill: () => end('SIGKILL'),
      start,
      async restart(how) {
        await halt(how)
        await start()
      },
      stop,
    }
  } catch (fault) {
    await stop()
    throw fault
  }
}

async function ask(url: string, sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, query_timeout: 20_000 })
  // A database that ends in the middle is told by the question's own rejection.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql, [...values])).rows
  } finally {
    await client.end()
  }
}

/** Waits for the end of this process, however it comes, and then ends what it left running and removes its folder. */
function watchOver(data: string, folder: string): ChildProcess {
  const script = `
    trap '' INT TERM HUP
    cat > /dev/null
    pid=$(head -n 1 "$0/postmaster.pid" 2> /dev/null)
    case $(ps -o comm= -p "$pid" 2> /dev/null) in *postgres*) kill -QUIT "$pid"; sleep 1 ;; esac
    rm -rf "$1"`
  const guard = spawn('/bin/sh', ['-c', script, data, folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  guard.unref()
  const pipe = guard.stdin
  if (pipe !== null && 'unref' in pipe && typeof pipe.unref === 'function') pipe.unref()
  return guard
}

/** A port that was free a moment ago. */
async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('The probe has no port.')
  return address.port
}
