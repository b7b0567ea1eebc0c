import { parseArgs } from 'node:util'
import { copyArchive, holdsAnything, isHalfCopied } from '../archive/copy.ts'
import { FORMAT, readFormat } from '../archive/format.ts'
import { readDatabaseAddress } from '../postgres/address.ts'
import { type Command, Misasked, type Surroundings } from './command.ts'
import { openPlace, type Place, PlaceFault } from './migrate-places.ts'
import { migrateWords } from './words-migrate.ts'
import { serverWords } from './words-server.ts'

/** `tablee migrate`: from a data folder to PostgreSQL when one machine is no longer enough, and back. */
export const migrateCommand: Command = {
  name: 'migrate',
  usage: '<from> <to>',
  summary: { fr: migrateWords.fr.summary, en: migrateWords.en.summary },
  run,
}

type Words = (typeof migrateWords)['fr']

async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const t = migrateWords[around.language]
  const [whereFrom, whereTo] = readAsked(args, around)
  const opened: Place[] = []
  const open = async (where: string, role: 'from' | 'to'): Promise<Place> => {
    const place = await openPlace(where, role)
    opened.push(place)
    return place
  }
  try {
    const from = await open(whereFrom, 'from')
    const unfit = await whyNotFrom(from, t)
    if (unfit !== undefined) return refuse(unfit)
    const to = await open(whereTo, 'to')
    if (await isHalfCopied(to.archive)) return refuse(t.halfCopied(to.shown))
    if (await holdsAnything(to.archive)) return refuse(t.notEmpty(to.shown))
    return await copy(from, to, around)
  } catch (fault) {
    if (fault instanceof PlaceFault) return refuse(t.problems[fault.problem](fault.shown))
    const reason = fault instanceof Error ? fault.message : String(fault)
    return refuse(t.failed(opened.map(({ shown }) => shown).join(' → ') || 'tablee migrate', reason))
  } finally {
    for (const { archive } of opened) await archive.close()
  }

  function refuse(sentence: string): number {
    around.say(sentence)
    return 1
  }
}

async function whyNotFrom({ archive, shown }: Place, t: Words): Promise<string | undefined> {
  if (await isHalfCopied(archive)) return t.partOfOther(shown)
  const format = await readFormat(archive)
  // An earlier one is copied as it is: the server that starts on it brings it up to date.
  return format === undefined || format <= FORMAT ? undefined : t.laterFormat(shown, `${format}`, `${FORMAT}`)
}

async function copy(from: Place, to: Place, around: Surroundings): Promise<number> {
  const t = migrateWords[around.language]
  const number = new Intl.NumberFormat(around.language, { maximumFractionDigits: 1 })
  const megabytes = (bytes: number): string => number.format(bytes / 1_000_000)
  let told = 0
  const { records, bytes, digest } = await copyArchive(from.archive, to.archive, {
    progress(done) {
      if (done.records - told < 10_000) return
      told = done.records
      around.say(t.progress(number.format(done.records), megabytes(done.bytes)))
    },
    async beforeEnd() {
      if (await from.isServed()) throw new Error(t.startedMeanwhile)
      await to.keepKeys(await from.keys())
    },
  })
  around.say(t.done(number.format(records), megabytes(bytes), to.shown))
  around.out(`sha256 ${digest}\n`)
  return 0
}

/** A password may stand in the words: none of them is ever said again as it was given. */
function readAsked(args: readonly string[], { language, environment }: Surroundings): readonly [string, string] {
  const t = migrateWords[language]
  const parsed = (() => {
    try {
      return parseArgs({ args: [...args], options: {}, allowPositionals: true })
    } catch (fault) {
      throw new Misasked(serverWords[language].unknownOption(fault instanceof Error ? fault.message : String(fault)))
    }
  })()
  const [from, to, ...more] = parsed.positionals
  if (from === undefined || to === undefined || more.length > 0) throw new Misasked(t.needBoth)
  const resolve = (place: string): string => {
    const given = place === 'DATABASE_URL' ? (environment['DATABASE_URL'] ?? '').trim() : place
    const isFolder = place !== 'DATABASE_URL' && !/^[a-z]+:\/|^postgres(ql)?:/i.test(given)
    if (!isFolder && readDatabaseAddress(given) === undefined)
      throw new Misasked(place === 'DATABASE_URL' ? t.noVariable : t.noAddress)
    return given
  }
  return [resolve(from), resolve(to)]
}
