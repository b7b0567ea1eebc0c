import { join } from 'node:path'
import type { Archive } from './archive/archive.ts'
import { isHalfCopied } from './archive/copy.ts'
import type { Fence } from './archive/fenced.ts'
import { FORMAT, readFormat } from './archive/format.ts'
import { openLevelArchive } from './archive/level.ts'
import { openPostgresArchive } from './archive/postgres.ts'
import type { Config } from './config.ts'
import { keepDataFolder, openDataFolder } from './data-folder.ts'
import { faultFacts, type Log } from './log.ts'
import type { DatabaseAddress } from './postgres/address.ts'
import { openDatabase } from './postgres/database.ts'
import { oneAtATime } from './postgres/one-at-a-time.ts'
import { isServed } from './postgres/served.ts'

/** What keeps everything: the data folder, or a database that several nodes share. */
export interface Storage {
  readonly archive: Archive
  /** what keys of events are derived from */
  readonly secret: string
  readonly adminKey: string
  /** where the operator finds the admin key; undefined when the environment gave it */
  readonly adminKeyFile: string | undefined
}

export interface StorageWishes {
  readonly log: Log
  /** called after each commit with the number of calls that shared it */
  readonly committed?: ((calls: number) => void) | undefined
  /**
   * With a database: brings data of an earlier version up to date. Called when they are of one, before anything is fenced, by one
   * node while no other serves. On a single machine whoever serves does it.
   */
  readonly upgrade?: ((archive: Archive) => Promise<void>) | undefined
  /** With a database: by which lease this node keeps an event. Without it nothing is fenced. */
  readonly fence?: ((event: string) => Fence | undefined) | undefined
  /** A batch was refused because another node keeps its event now. */
  readonly onFenced?: ((event: string) => void) | undefined
  /** The database was away for too long: this process writes nothing more and has to start again. */
  readonly onGivenUp?: (() => void) | undefined
}

/** Opens it, making what is missing. Throws a sentence when it cannot. */
export async function openStorage(
  config: Pick<Config, 'data' | 'adminKey' | 'database'>,
  wishes: StorageWishes,
): Promise<Storage> {
  if (config.database === undefined) {
    const data = openDataFolder(config.data, config.adminKey)
    return { ...data, archive: await whole(await openLevelArchive(data.archive, wishes.committed)) }
  }
  const { log, onGivenUp = () => {}, upgrade, ...rest } = wishes
  const settings = await openDatabase(config.database, log)
  if (upgrade !== undefined) await upgradeAlone(config.database, upgrade)
  const adminKeyFile = join(config.data, 'admin-key')
  if (config.adminKey === undefined) {
    try {
      keepDataFolder(config.data, { adminKey: settings.adminKey })
    } catch (fault) {
      // A node needs no folder of its own; whoever looks for the key does.
      log.warn('admin-key-not-written', faultFacts(fault))
    }
  }
  return {
    secret: settings.secret,
    adminKey: config.adminKey ?? settings.adminKey,
    adminKeyFile: config.adminKey === undefined ? adminKeyFile : undefined,
    archive: await whole(
      await openPostgresArchive({
        address: config.database,
        ...rest,
        tell: news => {
          if (news === 'back') log.info('database-back')
          else log.error(`database-${news}`)
          if (news === 'given-up') onGivenUp()
        },
      }),
    ),
  }
}

/** Several nodes may start at one moment on old data: one brings them up to date, and the others wait and find it done. */
async function upgradeAlone(address: DatabaseAddress, upgrade: (archive: Archive) => Promise<void>): Promise<void> {
  const archive = await openPostgresArchive({ address })
  const isOld = async (): Promise<boolean> => ((await readFormat(archive)) ?? FORMAT) < FORMAT
  try {
    if (!(await isOld())) return
    await oneAtATime(address, async () => {
      if (!(await isOld())) return
      if (await isServed(address))
        throw new Error('nodes of an earlier version serve this database: stop all of them, then start this one again')
      await upgrade(archive)
    })
  } finally {
    await archive.close()
  }
}

/** Part of an archive is nothing to serve. */
async function whole(archive: Archive): Promise<Archive> {
  if (!(await isHalfCopied(archive))) return archive
  await archive.close()
  throw new Error('a copy into this place (tablee migrate) began and did not end: empty it, and copy again')
}
