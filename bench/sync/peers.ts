import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { type Contestant, PEERS } from './contestants.ts'

const FOLDER = fileURLToPath(new URL('../peers', import.meta.url))
const STAMP = join(FOLDER, 'node_modules', '.tablee-lock')
/** Where nothing is prebuilt, SQLite's binding is compiled: about a minute. */
const INSTALLING_MS = 6 * 60_000

/** Installs the peers when they are missing or stale. Gives those that can run here, and says why another can't. */
export function installPeers(say: (line: string) => void): Contestant[] {
  const wanted = `${createHash('sha256')
    .update(readFileSync(join(FOLDER, 'package-lock.json')))
    .digest('hex')} ${process.platform}-${process.arch} ${process.versions.modules}`
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wanted) {
    say('Installing the servers to compare with into bench/peers/ (npm ci, once; about a minute)…')
    const first = npmCi([])
    // Without the compiled parts all but Hocuspocus' SQLite still runs.
    if (first === 0 || npmCi(['--ignore-scripts']) === 0) writeFileSync(STAMP, wanted)
    else say('!! npm ci in bench/peers/ failed (no network?): Tablée is measured alone. Its reasons are above.')
  }
  return PEERS.filter(name => {
    const fault = existsSync(STAMP) ? faultOf(name) : 'not installed'
    if (fault !== undefined && existsSync(STAMP)) say(`!! ${name} is left out: ${fault}`)
    return fault === undefined
  })
}

function npmCi(more: readonly string[]): number | null {
  return spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...more], {
    cwd: FOLDER,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: INSTALLING_MS,
    shell: process.platform === 'win32',
  }).status
}

const PROOFS: Readonly<Record<string, string>> = {
  yws: "await import('@y/websocket-server/utils')",
  'yws-leveldb': "await import('y-leveldb')",
  hocuspocus:
    "await import('@hocuspocus/server'); const { default: D } = await import('better-sqlite3'); new D(':memory:').close()",
}

/** Loads what the peer needs, in a process of its own. */
function faultOf(name: Contestant): string | undefined {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', `${PROOFS[name] ?? ''}; process.exit(0)`],
    { cwd: FOLDER, encoding: 'utf8', timeout: 30_000 },
  )
  return status === 0 ? undefined : (stderr.split('\n').find(line => /Error/.test(line)) ?? 'it does not load')
}
