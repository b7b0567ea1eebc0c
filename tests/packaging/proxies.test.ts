import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import WebSocket from 'ws'
import { PARCEL_LIMITS } from '../../server/exports/read-parcel.ts'
import { PHOTO } from '../../shared/domain/photo.ts'
import { SUBPROTOCOL } from '../../shared/protocol/messages.ts'
import { freePort, serveBy, type Serving } from '../support/programs.ts'
import { findProgram } from './programs-here.ts'

const { home, scratch } = inject('packed')
const read = (file: string) => readFileSync(fileURLToPath(new URL(`../../deploy/${file}`, import.meta.url)), 'utf8')
const nginx = read('nginx.conf')
const caddy = read('Caddyfile')
const ADMIN_KEY = 'the-key-of-a-test-of-proxies'
const MB = 1024 * 1024

let server: Serving
let event = ''
beforeAll(async () => {
  const env = { TABLEE_ADMIN_KEY: ADMIN_KEY, TABLEE_DATA: join(scratch, 'behind-proxies') }
  server = await serveBy(join(home, 'node_modules', '.bin', 'tablee'), ['serve'], { cwd: home, env })
  const made = await fetch(`${server.url}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ template: 'isn-2018' }),
  })
  expect(made.status).toBe(201)
  event = ((await made.json()) as { id: string }).id
})
afterAll(() => server?.leave())

describe('deploy/nginx.conf', () => {
  it('is whole: its braces meet, its statements end, and its sizes and silences fit the server’s', () => {
    const statements = nginx
      .split('\n')
      .map(line => line.replace(/#.*$/, '').trim())
      .filter(line => line !== '')
    expect(statements.filter(line => !/[;{}]$/.test(line))).toEqual([])
    expect(nginx.split('{').length).toBe(nginx.split('}').length)
    const most = Number(/client_max_body_size (\d+)m;/.exec(nginx)?.[1]) * MB
    expect(most).toBeGreaterThanOrEqual(Math.max(PARCEL_LIMITS.sentBytes, PHOTO.sentBytes))
    // Its own words about a photo's size.
    expect(nginx).toContain(`${PHOTO.sentBytes / MB} MB at most`)
    // The server speaks every 10 s.
    for (const [, seconds] of nginx.matchAll(/proxy_(?:read|send)_timeout (\d+)s/g))
      expect(Number(seconds)).toBeGreaterThan(20)
  })

  it('lets pages, calls, large bodies and tables through, and keeps the numbers inside', async () => {
    const program = findProgram('nginx')
    if (program === undefined) return console.log('nginx is not on this machine: deploy/nginx.conf was only read')
    const port = await freePort()
    const folder = join(scratch, 'nginx')
    mkdirSync(folder)
    // Without a certificate and on a free port; all else is the file.
    const site = nginx
      .replaceAll(/^.*(?:ssl_certificate|listen \[::\]|listen 80;|return 301).*$/gm, '')
      .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
      .replace('127.0.0.1:3000', new URL(server.url).host)
      .replace(/server \{\s*server_name cafe\.example\.org;\s*\}/, '')
      .replace('cafe.example.org', '127.0.0.1')
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      each => `${each}_temp_path ${folder}/${each};`,
    )
    const whole = `pid ${folder}/pid; error_log stderr; daemon off; worker_processes 1;
      events {} http { access_log off; ${places.join(' ')} ${site} }`
    writeFileSync(join(folder, 'nginx.conf'), whole)
    const running = await runProxy(program, ['-c', join(folder, 'nginx.conf'), '-p', folder], port, folder)
    console.log('deploy/nginx.conf was run by nginx, without its certificate')
    try {
      await goThrough(`http://127.0.0.1:${port}`)
    } finally {
      await running.stop()
    }
  })
})

describe('deploy/Caddyfile', () => {
  it('is whole, and takes the largest body', () => {
    expect(caddy.split('{').length).toBe(caddy.split('}').length)
    const most = Number(/max_size (\d+)MiB/.exec(caddy)?.[1]) * MB
    expect(most).toBeGreaterThanOrEqual(Math.max(PARCEL_LIMITS.sentBytes, PHOTO.sentBytes))
  })

  it('lets pages, calls, large bodies and tables through, and keeps the numbers inside', async () => {
    const program = findProgram('caddy')
    if (program === undefined) return console.log('caddy is not on this machine: deploy/Caddyfile was only read')
    const port = await freePort()
    const folder = join(scratch, 'caddy')
    mkdirSync(folder)
    writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n}\n${caddy}`)
    const env = {
      TABLEE_SITE: `http://127.0.0.1:${port}`,
      TABLEE_NODES: new URL(server.url).host,
      XDG_CONFIG_HOME: folder,
    }
    const words = ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile']
    const running = await runProxy(program, words, port, folder, { ...env, XDG_DATA_HOME: folder, HOME: folder })
    console.log('deploy/Caddyfile was run by Caddy, on plain HTTP')
    try {
      await goThrough(`http://127.0.0.1:${port}`)
    } finally {
      await running.stop()
    }
  })
})

/** Everything that is different behind a proxy. */
async function goThrough(url: string): Promise<void> {
  const page = await fetch(`${url}/`)
  const asset = /\/assets\/index-[\w-]+\.js/.exec(await page.text())?.[0]
  expect(
    (await fetch(`${url}${asset}`, { headers: { 'accept-encoding': 'br' } })).headers.get('content-encoding'),
  ).toBe('br')
  for (const inside of ['/metrics', '/livez']) expect((await fetch(url + inside)).status, inside).toBe(404)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  // Larger than what proxies let through by themselves, and answered by Tablée: no archive, but nobody cut it off.
  const answer = await fetch(`${url}/api/v1/events/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/zip' },
    body: new Uint8Array(20 * MB),
  })
  expect(answer.status).toBe(422)
  expect(await answer.json()).toHaveProperty('error.code')
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${event}/programme`, [SUBPROTOCOL], {
    headers: { authorization: `Bearer ${ADMIN_KEY}` },
  })
  const [message] = (await once(socket, 'message', { signal: AbortSignal.timeout(20_000) })) as [Buffer]
  expect(message.length).toBeGreaterThan(0)
  expect(socket.protocol).toBe(SUBPROTOCOL)
  socket.terminate()
}

async function runProxy(
  program: string,
  words: readonly string[],
  port: number,
  cwd: string,
  env: Record<string, string> = {},
): Promise<{ stop(): Promise<void> }> {
  const child = spawn(program, words, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const endWithUs = () => child.kill('SIGTERM')
  process.once('exit', endWithUs)
  const gone = once(child, 'close').finally(() => process.off('exit', endWithUs))
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 5_000)
    await gone
    clearTimeout(late)
  }
  for (const until = Date.now() + 10_000; Date.now() < until && child.exitCode === null; await wait(25)) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)
    if (answer?.ok) return { stop }
  }
  await stop()
  throw new Error(`${program} did not let anything through:\n${said}`)
}
