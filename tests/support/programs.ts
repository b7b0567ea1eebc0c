import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { createServer } from 'node:net'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'

/** How a program is run: where, with what in its environment, as whom. */
export interface Wishes {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string | undefined>>
  /** only where we are root ourselves */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined
  /** where to serve; a free one when not given */
  readonly port?: number
  /** over HTTPS, with a certificate that nobody else signed */
  readonly secure?: boolean
  /** after so many ms it is ended, and that counts as a failure */
  readonly most?: number
}

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const MOST_MS = 120_000
const READY_MS = 30_000
const LEAVING_MS = 15_000

/** Who runs what must not be run by root. Undefined: we are nobody special already. */
export const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined

/** Runs a program to its end. Throws with all that it said when it takes too long. */
export async function run(command: string, args: readonly string[], wishes: Wishes): Promise<Ended> {
  const child = start(command, args, wishes)
  const said = listen(child)
  const impatience = setTimeout(() => end(child, 'SIGKILL'), wishes.most ?? MOST_MS)
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  clearTimeout(impatience)
  if (signal === 'SIGKILL') throw new Error(`${command} ${args.join(' ')} took too long:\n${said.out()}${said.err()}`)
  return { code, out: said.out(), err: said.err() }
}

/** The same, which must end well. Gives what it wrote to standard output. */
export async function runWell(command: string, args: readonly string[], wishes: Wishes): Promise<string> {
  const { code, out, err } = await run(command, args, wishes)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${out}${err}`)
  return out
}

export interface Serving {
  readonly url: string
  /** all that it has said so far */
  out(): string
  err(): string
  /** Nobody reads any more what it says. */
  turnAway(): void
  /** Sends the signal to the program itself, waits until it and all that it started are gone, and gives its exit code. */
  leave(signal?: NodeJS.Signals): Promise<number | null>
}

/** Starts a program that serves Tablée on a free port of 127.0.0.1, and waits until it says that it is ready. */
export async function serveBy(command: string, args: readonly string[], wishes: Wishes): Promise<Serving> {
  const port = wishes.port ?? (await freePort())
  const url = `${wishes.secure === true ? 'https' : 'http'}://127.0.0.1:${port}`
  const child = start(command, args, { ...wishes, env: { HOST: '127.0.0.1', PORT: String(port), ...wishes.env } })
  const said = listen(child)
  // `close`, not `exit`: a grandchild that lives on holds the pipes.
  const closed = once(child, 'close') as Promise<[number | null]>
  let isOver = false
  void closed.then(() => (isOver = true))
  const serving: Serving = {
    url,
    ...said,
    turnAway() {
      child.stdout?.destroy()
      child.stderr?.destroy()
    },
    async leave(signal = 'SIGTERM') {
      const impatience = setTimeout(() => end(child, 'SIGKILL'), LEAVING_MS)
      child.kill(signal)
      const [code] = await closed
      clearTimeout(impatience)
      return code
    },
  }
  for (const until = Date.now() + READY_MS; Date.now() < until && !isOver; await wait(25)) {
    if (await isReady(url)) return serving
  }
  if (!isOver) end(child, 'SIGKILL')
  throw new Error(`${command} ${args.join(' ')} did not get ready:\n${said.out()}${said.err()}`)
}

/** Asked without looking at the certificate: it names the café, not 127.0.0.1. */
const isReady = (url: string): Promise<boolean> =>
  new Promise(resolve => {
    const ask = url.startsWith('https:') ? overHttps : overHttp
    const asking = ask(`${url}/healthz`, { rejectUnauthorized: false, agent: false }, answer => {
      answer.resume()
      resolve(answer.statusCode === 200)
    })
    asking.on('error', () => resolve(false)).end()
  })

/** Leads a family of its own, so that nothing it starts is left behind. */
function start(command: string, args: readonly string[], { cwd, env, user }: Wishes): ChildProcess {
  const child = spawn(command, args, {
    cwd,
    env: { ...ownEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...user,
  })
  const endWithUs = () => end(child, 'SIGKILL')
  process.once('exit', endWithUs)
  child.once('close', () => process.off('exit', endWithUs))
  return child
}

/** Ours, without what the tests' own runner and npm left in it. */
function ownEnvironment(): Record<string, string | undefined> {
  const ours = Object.entries(process.env)
  return Object.fromEntries(
    ours.filter(([name]) => !/^(?:npm_(?:lifecycle|package|command)|VITEST|VITE_|NODE_ENV|TEST$|INIT_CWD)/.test(name)),
  )
}

function end(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // Nobody of that family is left: exactly what was wanted.
  }
}

function listen(child: ChildProcess): { out(): string; err(): string } {
  const heard = { out: '', err: '' }
  child.stdout?.on('data', (chunk: Buffer) => (heard.out += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (heard.err += chunk.toString()))
  return { out: () => heard.out, err: () => heard.err }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('The probe has no port.')
  return address.port
}
