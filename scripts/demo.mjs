import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { ensureBuilt, ensureInstalled, Impediment, runCommand, say } from './prepare.mjs'
import { root } from './root.mjs'
import { runHere } from './processes.mjs'

const MARK = '.tablee-demo'
/** A server that stops sooner than this after its start will not do better the next time. */
const TOO_SOON_MS = 5_000
const STARTING_MS = 30_000

/**
 * Starts a server with data of its own, and simulated guests who know it by its public interfaces only.
 * Own flags: --keep (go on with the last demo's data), --data <folder>. All flags go to the guests as well.
 * A server that is killed is started again on the same data: the café goes on.
 */
await runCommand(async () => {
  const { values } = parseArgs({
    options: { keep: { type: 'boolean' }, data: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  })
  ensureInstalled()
  await ensureBuilt()
  const port = process.env.PORT ?? '3000'
  const env = {
    ...process.env,
    PORT: port,
    TABLEE_DATA: demoFolder(typeof values.data === 'string' ? values.data : join('data', 'demo'), values.keep === true),
    TABLEE_ADMIN_KEY: process.env.TABLEE_ADMIN_KEY ?? randomBytes(24).toString('base64url'),
    TABLEE_DEMO_URL: `http://127.0.0.1:${port}`,
  }

  const server = keepServing(env)
  const ready = await Promise.race([healthy(env.TABLEE_DEMO_URL), server.ended.then(() => false)])
  if (!ready) return (await server.stop()) || 1
  const guests = runHere(['--import', 'tsx', join('demo', 'main.ts'), ...process.argv.slice(2)], { cwd: root, env })
  const guestsCode = await Promise.race([guests.ended, server.ended.then(() => undefined)])
  if (guestsCode === undefined) guests.child.kill()
  else if (guestsCode !== 0) {
    await server.stop()
    return guestsCode
  }
  return server.ended
})

/**
 * An empty folder for the demo. Only a folder that an earlier demo made is ever wiped.
 * @param {string} asked
 * @param {boolean} keep
 */
function demoFolder(asked, keep) {
  const folder = resolve(root, asked)
  if (existsSync(folder) && !keep) {
    if (readdirSync(folder).length > 0 && !existsSync(join(folder, MARK))) {
      throw new Impediment(`${folder} holds something else than a demo: it was left alone. Give another --data folder.`)
    }
    rmSync(folder, { recursive: true })
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, MARK), 'Wiped each time the demo starts, unless --keep is given.\n')
  return folder
}

/**
 * Runs the server, again and again if it is killed from outside, until it ends by itself or is asked to.
 * @param {NodeJS.ProcessEnv} env
 */
function keepServing(env) {
  let leaving = false
  const noteFarewell = () => {
    leaving = true
  }
  process.on('SIGINT', noteFarewell).on('SIGTERM', noteFarewell).on('SIGHUP', noteFarewell)
  let current = serve()
  function serve() {
    return { ...runHere(['--enable-source-maps', join('dist', 'server.js')], { cwd: root, env }), since: Date.now() }
  }
  const ended = (async () => {
    for (;;) {
      const code = await current.ended
      if (leaving || code === 0 || Date.now() - current.since < TOO_SOON_MS) return code
      say(`The server stopped (${code}). It starts again on the same data.`)
      current = serve()
    }
  })()
  return {
    ended,
    stop: () => {
      leaving = true
      current.child.kill()
      return ended
    },
  }
}

/** Waits until the server says that it is ready; false when it does not within half a minute. */
async function healthy(/** @type {string} */ url) {
  const until = Date.now() + STARTING_MS
  while (Date.now() < until) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined)
    if (answer?.ok) return true
    await new Promise(wake => setTimeout(wake, 100))
  }
  return false
}
