import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Archive } from '../archive/archive.ts'
import { openLevelArchive } from '../archive/level.ts'
import { openPostgresArchive } from '../archive/postgres.ts'
import { keepDataFolder } from '../data-folder.ts'
import { type DatabaseAddress, readDatabaseAddress } from '../postgres/address.ts'
import { visit } from '../postgres/database.ts'
import { prepareSchema } from '../postgres/schema.ts'
import { isServed } from '../postgres/served.ts'
import { keepSettings, readSettings } from '../postgres/settings.ts'

/** A data folder or a database, from which or to which everything is copied while no server has it open. */
export interface Place {
  readonly archive: Archive
  /** as it may be told: a path, or the address of a database without its password */
  readonly shown: string
  keys(): Promise<Keys>
  keepKeys(keys: Keys): Promise<void>
  /** Did a server start on it meanwhile? */
  isServed(): Promise<boolean>
}
/** undefined: there is none */
export interface Keys {
  readonly secret: string | undefined
  readonly adminKey: string | undefined
}

export type PlaceProblem = 'missing' | 'served'
export class PlaceFault extends Error {
  readonly problem: PlaceProblem
  readonly shown: string
  constructor(problem: PlaceProblem, shown: string) {
    super(problem)
    this.problem = problem
    this.shown = shown
  }
}

/** The road to a database is there when somebody copies over it, or is not. */
const PATIENCE_MS = 3_000

/** Opens a place. The source has to be there; the target is made. Whoever gets it closes its archive. */
export async function openPlace(where: string, role: 'from' | 'to'): Promise<Place> {
  const address = readDatabaseAddress(where)
  return address === undefined ? openFolder(where, role) : openDatabasePlace(address, role)
}

async function openFolder(folder: string, role: 'from' | 'to'): Promise<Place> {
  const path = join(folder, 'archive')
  const read = (name: string): string | undefined => {
    const file = join(folder, name)
    return existsSync(file) ? readFileSync(file, 'utf8').trim() || undefined : undefined
  }
  if (role === 'from' && !existsSync(join(path, 'CURRENT'))) throw new PlaceFault('missing', folder)
  if (role === 'to') keepDataFolder(folder, {})
  const archive = await openLevelArchive(path).catch((fault: unknown) => {
    throw isLocked(fault) ? new PlaceFault('served', folder) : fault
  })
  return {
    archive,
    shown: folder,
    keys: async () => ({ secret: read('secret'), adminKey: read('admin-key') }),
    keepKeys: async keys => keepDataFolder(folder, keys),
    // Its lock is ours.
    isServed: async () => false,
  }
}

const isLocked = (fault: unknown): boolean =>
  fault instanceof Error &&
  (('code' in fault && fault.code === 'LEVEL_LOCKED') || (fault.cause !== undefined && isLocked(fault.cause)))

async function openDatabasePlace(address: DatabaseAddress, role: 'from' | 'to'): Promise<Place> {
  const { shown } = address
  const isThere = await visit(
    address,
    async pool => {
      const { rows } = await pool.query<{ there: boolean }>(`select to_regclass('record') is not null as there`)
      const there = rows[0]?.there === true
      if (there || role === 'to') await prepareSchema(pool)
      return there
    },
    { patienceMs: PATIENCE_MS },
  )
  if (!isThere && role === 'from') throw new PlaceFault('missing', shown)
  if (await isServed(address, PATIENCE_MS)) throw new PlaceFault('served', shown)
  return {
    archive: await openPostgresArchive({ address }),
    shown,
    keys: () => visit(address, readSettings, { patienceMs: PATIENCE_MS }),
    keepKeys: keys => visit(address, pool => keepSettings(pool, keys), { patienceMs: PATIENCE_MS }),
    isServed: () => isServed(address, PATIENCE_MS),
  }
}
