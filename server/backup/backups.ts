import { FORMAT, readFormat } from '../archive/format.ts'
import { serverPrint } from './format.ts'
import { type Restoration, restoreEvent, type RestoreTools } from './restore-event.ts'
import { stageEvent } from './staged-event.ts'
import { writeBackup } from './write-backup.ts'

/** Backups of one server: everything of it as of one moment, and one event put back. */
export interface Backups {
  /** The bytes of a backup, as of this moment. */
  write(): AsyncGenerator<Uint8Array>
  /** Puts one event back, whose backup these bytes are. Throws `RestoreRefused`, having changed nothing. */
  restore(event: string, source: AsyncIterable<Uint8Array>): Promise<Restoration>
}

/** @param tools `version` is this software's */
export function createBackups(tools: RestoreTools & { readonly version: string }): Backups {
  const { archive, secret, version, timers } = tools
  const print = serverPrint(secret)
  return {
    write: () => writeBackup({ archive, secret, format: FORMAT, version, now: timers.now() }),
    restore: async (event, source) => restoreEvent(await stageEvent(event, source, print, tools), event, tools),
  }
}

/** The format of data that no server serves, for a backup of them as they are. */
export const formatOf = async (archive: RestoreTools['archive']): Promise<number> =>
  (await readFormat(archive)) ?? FORMAT
