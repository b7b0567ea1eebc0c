import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Archive } from '../archive/archive.ts'
import { type BackupHeader, BackupFault, type Piece, serverPrint } from '../backup/format.ts'
import { readBackup } from '../backup/read-backup.ts'
import type { Restoration } from '../backup/restore-event.ts'
import { RestoreRefused } from '../backup/staged-event.ts'
import { oneEvent } from '../backup/write-backup.ts'
import type { Config } from '../config.ts'
import { findServer } from './ask-server.ts'
import { type Command, Misasked, type Surroundings } from './command.ts'
import { findData, makeData, openHousehold, readHere } from './here.ts'
import { openPlace } from './migrate-places.ts'
import { backupWords } from './words-backup.ts'
import { serverWords } from './words-server.ts'

/** `tablee restore`: one event after the other, through the server when it runs, else in the data folder itself. */
export const restoreCommand: Command = {
  name: 'restore',
  usage: '<file> [--only <event>]',
  summary: { fr: backupWords.fr.restoreSummary, en: backupWords.en.restoreSummary },
  run,
}

/** What the whole file was found to hold, once it was read to its end. */
interface Examined {
  readonly header: BackupHeader
  readonly secret: string | undefined
  readonly events: ReadonlyMap<string, readonly Piece[]>
}

/** Puts one event back; a string says why it was refused. */
type PutBack = (event: string, backup: Uint8Array) => Promise<Restoration | string>
interface Restorer {
  readonly putBack: PutBack
  close(): Promise<void>
}

async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const t = backupWords[around.language]
  const { file, only } = readAsked(args, around)
  const examined = await examine(file, around)
  const config = readHere(around)
  if (examined === undefined || config === undefined) return 1
  const { header, events } = examined
  around.say(t.from(moment(header.at, around), header.version))
  const wanted = only === undefined ? [...events.keys()] : [only]
  if (only !== undefined && !events.has(only)) {
    around.say(t.noSuchEvent(only))
    return 1
  }
  const restorer = await findRestorer(config, examined, around)
  if (restorer === undefined) return 1
  const told = { restored: 0, erased: 0, over: 0, refused: 0 }
  const source = await open(file, 'r')
  try {
    for (const event of wanted) {
      const backup = await oneEvent(header, await membersOf(source, events.get(event) ?? []))
      const outcome = await restorer.putBack(event, backup)
      told[typeof outcome === 'string' ? 'refused' : outcome.outcome] += 1
      for (const line of linesOf(event, outcome, around)) around.say(line)
    }
  } finally {
    await source.close()
    await restorer.close()
  }
  around.say(t.sum(told.restored, told.erased, told.over, told.refused))
  around.say(t.others)
  around.say(t.again(moment(header.at, around)))
  return told.refused === 0 ? 0 : 1
}

/** Reads the whole file; says what is wrong with it and gives undefined. */
async function examine(file: string, around: Surroundings): Promise<Examined | undefined> {
  let header: BackupHeader | undefined
  let secret: string | undefined
  const events = new Map<string, readonly Piece[]>()
  try {
    for await (const item of readBackup(createReadStream(file))) {
      if (item.kind === 'header') header = item.header
      if (item.kind === 'secret') secret = item.secret
      if (item.kind === 'pieces') events.set(item.event, [...(events.get(item.event) ?? []), ...item.pieces])
    }
  } catch (fault) {
    const t = backupWords[around.language]
    if (fault instanceof BackupFault) around.say(t.notWhole(file, t.problems[fault.problem]))
    else around.say(serverWords[around.language].unread(file, fault instanceof Error ? fault.message : String(fault)))
    return undefined
  }
  return header === undefined ? undefined : { header, secret, events }
}

async function membersOf(source: FileHandle, pieces: readonly Piece[]): Promise<Uint8Array[]> {
  const members: Uint8Array[] = []
  for (const [offset, length] of pieces) {
    const member = new Uint8Array(length)
    await source.read(member, 0, length, offset)
    members.push(member)
  }
  return members
}

/** Says why there is nobody to put anything back and gives undefined. */
async function findRestorer(config: Config, examined: Examined, around: Surroundings): Promise<Restorer | undefined> {
  const t = backupWords[around.language]
  const found = await findData(config, around)
  if (found === undefined) return undefined
  // Whoever keeps an event puts it back: of several nodes, that one.
  if (found.kind === 'served') return overHttp(around)
  let storage = found.kind === 'free' ? found.storage : undefined
  const { header, secret } = examined
  if (secret !== undefined && (storage === undefined || (await isEmpty(storage.archive)))) {
    // Nothing hangs on the secret of this place yet: what people hold was derived from that of the backup.
    await storage?.archive.close()
    await adopt(config, secret)
    storage = await makeData(config)
  }
  const where = config.database?.shown ?? config.data
  if (storage === undefined || serverPrint(storage.secret) !== header.server) {
    await storage?.archive.close()
    around.say(t.notWhole(where, t.problems['other-server']))
    return undefined
  }
  try {
    const household = await openHousehold(storage)
    around.say(t.into(where))
    return {
      putBack: (event, backup) => directly(() => household.backups.restore(event, once(backup)), around),
      close: () => household.close(),
    }
  } catch (fault) {
    await storage.archive.close()
    around.say(t.noOpen(where, fault instanceof Error ? fault.message : String(fault)))
    return undefined
  }
}

async function adopt(config: Config, secret: string): Promise<void> {
  const place = await openPlace(config.database?.url ?? config.data, 'to')
  await place.keepKeys({ secret, adminKey: undefined })
  await place.archive.close()
}

async function isEmpty(archive: Archive): Promise<boolean> {
  for (const prefix of ['cafe/', 'register/', 'erased/']) for await (const _pair of archive.range(prefix)) return false
  return true
}

function overHttp(around: Surroundings): Restorer | undefined {
  const server = findServer({ ...around, say: line => said.push(line) })
  const said: string[] = []
  if (server === undefined) {
    for (const line of said) around.say(line)
    return undefined
  }
  return {
    async putBack(event, backup) {
      said.length = 0
      const path = `events/${encodeURIComponent(event)}/restore`
      const answer = await server.ask(path, { body: backup, type: 'application/gzip' })
      if (answer === undefined) return said.join(' ')
      return JSON.parse(Buffer.from(answer.body).toString('utf8')) as Restoration
    },
    close: async () => {},
  }
}

async function directly(work: () => Promise<Restoration>, around: Surroundings): Promise<Restoration | string> {
  try {
    return await work()
  } catch (fault) {
    if (fault instanceof RestoreRefused) return backupWords[around.language].problems[fault.problem]
    return fault instanceof Error ? fault.message : String(fault)
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function linesOf(event: string, outcome: Restoration | string, around: Surroundings): string[] {
  const t = backupWords[around.language]
  if (typeof outcome === 'string') return [t.refused(event, outcome.replace(/\.$/, ''))]
  switch (outcome.outcome) {
    case 'erased':
      return [t.erased(event)]
    case 'over':
      return [t.over(event, day(outcome.purgeAt, around))]
    case 'restored':
      return [
        t.restored(event, outcome.people),
        ...(outcome.forgotten === 0 ? [] : [t.forgotten(outcome.forgotten)]),
        ...(outcome.stayed === 0 ? [] : [t.stayed(outcome.stayed)]),
      ]
  }
}

const moment = (at: number, { language }: Surroundings): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(at)
const day = (at: number, { language }: Surroundings): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at)

const OPTIONS = { only: { type: 'string' } } as const

function readAsked(
  args: readonly string[],
  { language }: Surroundings,
): { readonly file: string; readonly only: string | undefined } {
  const parsed = (() => {
    try {
      return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
    } catch (fault) {
      throw new Misasked(serverWords[language].unknownOption(fault instanceof Error ? fault.message : String(fault)))
    }
  })()
  const [file, ...more] = parsed.positionals
  if (file === undefined || more.length > 0) throw new Misasked(backupWords[language].needRestoreFile)
  return { file, only: parsed.values.only }
}
