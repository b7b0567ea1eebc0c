import type { Archive, Operation } from '../archive/archive.ts'
import { openFormat } from '../archive/format.ts'
import { documentPrefix } from '../archive/journal.ts'
import { eventOfKey } from '../archive/keys.ts'
import { putJson } from '../archive/records.ts'
import { createStaging } from '../archive/staging.ts'
import { breathe } from '../breathe.ts'
import { readRecord } from '../cafe/record.ts'
import type { CafeState } from '../cafe/state.ts'
import { upgradesFor } from '../cafe/upgrades.ts'
import type { Log } from '../log.ts'
import { createRooms } from '../sync/rooms.ts'
import type { Timers } from '../sync/timers.ts'
import { readDocumentName } from '../../shared/document/names.ts'
import { isRehearsal } from '../../shared/domain/rehearsal.ts'
import { BackupFault, type BackupHeader, type BackupProblem } from './format.ts'
import { readBackup } from './read-backup.ts'

/** One event out of a backup, apart from everything: whole, of this version's format, and seen to open. */
export interface StagedEvent {
  readonly header: BackupHeader
  readonly archive: Archive
  /** undefined: what the backup holds of it is that it was erased */
  readonly state: CafeState | undefined
}

/** Why an event of a backup is not restored. */
export type RestoreProblem =
  | BackupProblem
  /** more than one request may hold */
  | 'too-large'
  /** of a server whose keys are derived from another secret */
  | 'other-server'
  /** its data are of a format that this version does not read */
  | 'other-format'
  /** it holds something that is not of this event */
  | 'other-event'
  /** what it holds cannot be opened */
  | 'damaged'
export class RestoreRefused extends Error {
  readonly problem: RestoreProblem
  constructor(problem: RestoreProblem, options?: ErrorOptions) {
    super(`not restored: ${problem}`, options)
    this.problem = problem
  }
}

export interface StagingTools {
  readonly timers: Timers
  readonly log: Log
}

const PORTION = 500
/** Of the records of one event together. Quotas keep an event far below; a made-up one would fill the memory. */
const MOST_BYTES = 512 * 1024 * 1024

/**
 * Reads the backup of one event to its end, brings its records to this version's format and opens each of its documents. Keeps
 * nothing anywhere. Throws `RestoreRefused`.
 * @param print of the server that it has to be of
 */
export async function stageEvent(
  event: string,
  source: AsyncIterable<Uint8Array>,
  print: string,
  tools: StagingTools,
): Promise<StagedEvent> {
  const archive = createStaging()
  const header = await gather(event, source, print, archive)
  try {
    await openFormat(archive, upgradesFor(tools.log))
  } catch (cause) {
    throw new RestoreRefused('other-format', { cause })
  }
  try {
    const state = await readRecord(archive, event)
    if (state !== undefined && state.id !== event) throw new RestoreRefused('other-event')
    if (state === undefined && (await archive.get(`erased/${event}`)) === undefined) throw new RestoreRefused('damaged')
    await openAll(event, archive, tools)
    return { header, archive, state }
  } catch (cause) {
    throw cause instanceof RestoreRefused ? cause : new RestoreRefused('damaged', { cause })
  }
}

async function gather(
  event: string,
  source: AsyncIterable<Uint8Array>,
  print: string,
  archive: Archive,
): Promise<BackupHeader> {
  let header: BackupHeader | undefined
  let records: Operation[] = []
  let bytes = 0
  try {
    for await (const item of readBackup(source)) {
      if (item.kind === 'header') {
        header = item.header
        if (header.server !== print) throw new RestoreRefused('other-server')
        if (header.format > 1) records.push(putJson('meta/format', header.format))
      }
      if (item.kind !== 'record') continue
      if (eventOfKey(item.key) !== event || isRehearsal(event)) throw new RestoreRefused('other-event')
      bytes += item.key.length + item.value.byteLength
      if (bytes > MOST_BYTES) throw new RestoreRefused('too-large')
      records.push({ put: item.key, value: item.value })
      if (records.length < PORTION) continue
      await archive.write(records)
      records = []
      await breathe()
    }
  } catch (fault) {
    throw fault instanceof BackupFault ? new RestoreRefused(fault.problem, { cause: fault }) : fault
  }
  await archive.write(records)
  if (header === undefined) throw new RestoreRefused('cut-short')
  return header
}

/** Names of the documents of an event that an archive holds anything of. */
export async function documentsIn(archive: Archive, event: string): Promise<Set<string>> {
  const prefix = documentPrefix(event)
  const names = new Set<string>()
  for await (const [key] of archive.range(prefix)) names.add(key.slice(prefix.length).split('/', 1)[0] ?? '')
  return names
}

/** Every document is one of ours and opens; a log with a hole in it does not. */
async function openAll(event: string, archive: Archive, tools: StagingTools): Promise<void> {
  const rooms = stagedRooms(archive, tools)
  try {
    for (const document of await documentsIn(archive, event)) {
      if (readDocumentName(document) === undefined) throw new RestoreRefused('damaged')
      await rooms.open(event, document)
      await breathe()
    }
  } finally {
    await rooms.close()
  }
}

/** Rooms over what is staged: nobody is ever connected to them. */
export const stagedRooms = (archive: Archive, { timers }: StagingTools): ReturnType<typeof createRooms> =>
  createRooms({ archive, timers, onStorageFailure: () => {} })
