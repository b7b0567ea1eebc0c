import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openFormat } from '../archive/format.ts'
import { type Backups, createBackups } from '../backup/backups.ts'
import { makeAliases } from '../cafe/aliases.ts'
import { Cafes } from '../cafe/cafes.ts'
import { upgradesFor } from '../cafe/upgrades.ts'
import { type Config, readConfig } from '../config.ts'
import { makeLog } from '../log.ts'
import { isServed } from '../postgres/served.ts'
import { openStorage, type Storage } from '../storage.ts'
import { createRooms } from '../sync/rooms.ts'
import { systemTimers } from '../sync/timers.ts'
import { ownVersion } from '../version.ts'
import type { Surroundings } from './command.ts'
import { backupWords } from './words-backup.ts'
import { serverWords } from './words-server.ts'

/** Where the data are, as a command finds them. */
export type Whereabouts =
  /** a server has them open, here or (nothing is here) where one answers: it is asked */
  | { readonly kind: 'served' }
  | { readonly kind: 'free'; readonly storage: Storage }
  /** a folder with nothing in it yet */
  | { readonly kind: 'empty' }

/** how long a command waits for a database, ms */
const PATIENCE_MS = 3_000

/** A command tells its own story. */
export const silence = makeLog('silent', () => {})

/** What the environment says; tells what is wrong with it and gives undefined. */
export function readHere(around: Surroundings): Config | undefined {
  const reading = readConfig(around.environment)
  if (reading.ok) return reading.config
  around.say(serverWords[around.language].config(reading.faults.join('; ')))
  return undefined
}

/** Opens what keeps the data, unless a server has it open; says why it cannot. Whoever gets the storage closes its archive. */
export async function findData(
  config: Config,
  around: Surroundings,
  to: 'read' | 'change' = 'change',
): Promise<Whereabouts | undefined> {
  if (config.database === undefined && !existsSync(join(config.data, 'archive'))) return { kind: 'empty' }
  try {
    const storage = await openStorage(config, { log: silence })
    // Beside the nodes that write to it a database can be read.
    if (config.database === undefined || to === 'read' || !(await isServed(config.database, PATIENCE_MS)))
      return { kind: 'free', storage }
    await storage.archive.close()
    return { kind: 'served' }
  } catch (fault) {
    if (isLocked(fault)) return { kind: 'served' }
    const what = config.database?.shown ?? config.data
    around.say(backupWords[around.language].noOpen(what, fault instanceof Error ? fault.message : String(fault)))
    return undefined
  }
}

/** Opens an empty data folder, making what belongs into it. */
export const makeData = (config: Config): Promise<Storage> => openStorage(config, { log: silence })

/** What a server does with events, without one: over data that nobody else has open. */
export interface Household {
  readonly cafes: Cafes
  readonly backups: Backups
  close(): Promise<void>
}

/** Brings the data up to date first, as a server's start does. Throws a sentence when a later version wrote them. */
export async function openHousehold({ archive, secret }: Storage): Promise<Household> {
  await openFormat(archive, upgradesFor(silence))
  const timers = systemTimers
  const rooms = createRooms({ archive, timers, onStorageFailure: () => {} })
  const aliases = makeAliases(secret)
  const cafes = await Cafes.open(archive, { rooms, timers, aliases, log: silence }, secret)
  return {
    cafes,
    backups: createBackups({ archive, timers, log: silence, aliases, cafes, secret, version: ownVersion() }),
    async close() {
      await cafes.stop()
      await rooms.close()
      await archive.close()
    },
  }
}

function isLocked(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false
  return ('code' in fault && fault.code === 'LEVEL_LOCKED') || isLocked(fault.cause)
}
