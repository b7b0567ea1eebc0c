import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import process from 'node:process'
import { formatOf } from '../backup/backups.ts'
import { BackupFault } from '../backup/format.ts'
import { readBackup } from '../backup/read-backup.ts'
import { writeBackup } from '../backup/write-backup.ts'
import { ownVersion } from '../version.ts'
import { findServer, isAnswered } from './ask-server.ts'
import { type Command, type Surroundings } from './command.ts'
import { findData, readHere } from './here.ts'
import { readOneFile } from './one-file.ts'
import { backupWords } from './words-backup.ts'
import { serverWords } from './words-server.ts'

/** `tablee backup`: asks the server when it runs, and reads the data folder itself when not. */
export const backupCommand: Command = {
  name: 'backup',
  usage: '<file> | -',
  summary: { fr: backupWords.fr.backupSummary, en: backupWords.en.backupSummary },
  run,
}

async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const t = backupWords[around.language]
  const file = readOneFile(args, around, backupWords[around.language].needBackupFile)
  const source = await findSource(around)
  if (source === undefined) return 1
  try {
    if (file === '-') {
      for await (const portion of source.bytes) around.out(portion)
      around.say(t.secret)
      return 0
    }
    const events = await keep(file, source.bytes)
    around.say(t.written(file, events, await sizeOf(file, around)))
    around.say(t.secret)
    return 0
  } catch (fault) {
    const why =
      fault instanceof BackupFault ? t.problems[fault.problem] : fault instanceof Error ? fault.message : String(fault)
    around.say(serverWords[around.language].unwritten(file, why))
    return 1
  } finally {
    await source.close()
  }
}

interface Source {
  readonly bytes: AsyncIterable<Uint8Array>
  close(): Promise<void>
}

/** Says why there is none and gives undefined. */
async function findSource(around: Surroundings): Promise<Source | undefined> {
  const config = readHere(around)
  if (config === undefined) return undefined
  const found = await findData(config, around, 'read')
  if (found === undefined) return undefined
  // Nothing is here: a server may run with its data elsewhere.
  if (found.kind === 'empty' && !(await isAnswered(config))) {
    around.say(backupWords[around.language].noData(config.data))
    return undefined
  }
  if (found.kind !== 'free') {
    const bytes = await findServer(around)?.open('backup')
    return bytes === undefined ? undefined : { bytes, close: async () => {} }
  }
  const { archive, secret } = found.storage
  const format = await formatOf(archive)
  return {
    bytes: writeBackup({ archive, secret, format, version: ownVersion(), now: Date.now() }),
    close: () => archive.close(),
  }
}

/** Writes beside the file, reads again what was written, and only then takes its name. Gives how many events are in it. */
async function keep(file: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  await mkdir(dirname(file), { recursive: true })
  const beside = `${file}.part-${process.pid}`
  try {
    const handle = await open(beside, 'wx', 0o600)
    try {
      for await (const portion of bytes) await handle.writeFile(portion)
      await handle.sync()
    } finally {
      await handle.close()
    }
    let events = 0
    for await (const item of readBackup(createReadStream(beside))) if (item.kind === 'pieces') events += 1
    await rename(beside, file)
    return events
  } catch (fault) {
    await rm(beside, { force: true })
    throw fault
  }
}

async function sizeOf(file: string, { language }: Surroundings): Promise<string> {
  const { size } = await stat(file)
  const kilobytes = new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(Math.ceil(size / 1000))
  return backupWords[language].size(kilobytes)
}
