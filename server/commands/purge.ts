import { parseArgs } from 'node:util'
import type { Archive } from '../archive/archive.ts'
import { openFormat } from '../archive/format.ts'
import { readRegister } from '../cafe/register.ts'
import { upgradesFor } from '../cafe/upgrades.ts'
import { findServer, isAnswered } from './ask-server.ts'
import { type Command, Misasked, type Surroundings } from './command.ts'
import { findData, openHousehold, readHere, silence } from './here.ts'
import { backupWords } from './words-backup.ts'
import { serverWords } from './words-server.ts'

/** `tablee purge`: what the server does by itself every hour, now and told. */
export const purgeCommand: Command = {
  name: 'purge',
  usage: '[--dry-run]',
  summary: { fr: backupWords.fr.purgeSummary, en: backupWords.en.purgeSummary },
  run,
}

/** Of an event whose time is over; neither its title nor anybody's name is needed. */
interface Due {
  readonly id: string
  readonly purgeAt: number
  readonly createdAt: number
  readonly date?: string | undefined
}

async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const t = backupWords[around.language]
  const dryRun = readAsked(args, around)
  const due = await purge(dryRun, around)
  if (due === undefined) return 1
  const date = (at: number): string => new Intl.DateTimeFormat(around.language, { dateStyle: 'long' }).format(at)
  for (const each of due) {
    const why = each.date === undefined ? t.madeOn(date(each.createdAt)) : t.dayOf(date(Date.parse(each.date)))
    around.out(`${t.due(each.id, date(each.purgeAt), why)}\n`)
  }
  around.say(due.length === 0 ? t.nothingDue : dryRun ? t.wouldPurge(due.length) : t.purged(due.length))
  return 0
}

async function purge(dryRun: boolean, around: Surroundings): Promise<readonly Due[] | undefined> {
  const config = readHere(around)
  if (config === undefined) return undefined
  const found = await findData(config, around)
  if (found === undefined) return undefined
  // Nothing is here: a server may run with its data elsewhere.
  if (found.kind === 'empty' && !(await isAnswered(config))) {
    around.say(backupWords[around.language].noData(config.data))
    return undefined
  }
  if (found.kind !== 'free') {
    const body = new TextEncoder().encode(JSON.stringify({ dryRun }))
    const answer = await findServer(around)?.ask('purge', { body, type: 'application/json' })
    if (answer === undefined) return undefined
    return (JSON.parse(Buffer.from(answer.body).toString('utf8')) as { events: readonly Due[] }).events
  }
  const { archive } = found.storage
  try {
    const due = await dueIn(archive)
    if (dryRun) await archive.close()
    else {
      const household = await openHousehold(found.storage)
      await household.cafes.purge()
      await household.close()
    }
    return due
  } catch (fault) {
    await archive.close()
    const { noOpen } = backupWords[around.language]
    around.say(noOpen(config.data, fault instanceof Error ? fault.message : String(fault)))
    return undefined
  }
}

/** As the register has it, brought up to date first: an older version kept none. */
async function dueIn(archive: Archive): Promise<Due[]> {
  await openFormat(archive, upgradesFor(silence))
  const due: Due[] = []
  for await (const { id, purgeAt, createdAt, date } of readRegister(archive))
    if (purgeAt <= Date.now()) due.push({ id, purgeAt, createdAt, ...(date === undefined ? {} : { date }) })
  return due
}

function readAsked(args: readonly string[], { language }: Surroundings): boolean {
  try {
    const { values } = parseArgs({ args: [...args], options: { 'dry-run': { type: 'boolean' } } })
    return values['dry-run'] === true
  } catch (fault) {
    throw new Misasked(serverWords[language].unknownOption(fault instanceof Error ? fault.message : String(fault)))
  }
}
