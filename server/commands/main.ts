import { LANGUAGES, type Language } from '../../shared/domain/text.ts'
import { VARIABLES } from '../config.ts'
import { type Command, Misasked, type Surroundings } from './command.ts'
import { commandWords } from './words.ts'

/** Each command is loaded when it is asked for. `serve` is not here: `scripts/tablee.mjs` starts the server itself. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  plan: async () => (await import('./plan.ts')).plan,
  kit: async () => (await import('./kit.ts')).kit,
  export: async () => (await import('./export.ts')).exportCommand,
  import: async () => (await import('./import.ts')).importCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  purge: async () => (await import('./purge.ts')).purgeCommand,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
}

/** The command that writes in two languages at once, and says itself what is wrong with another one. */
const SAYS_LANGUAGES: readonly (string | undefined)[] = ['export']

export interface Given {
  readonly environment: Readonly<Record<string, string | undefined>>
  out(answer: string | Uint8Array): void
  say(line: string): void
}

/** `tablee <command> …`: runs it and gives the exit code. `--lang fr|en` holds for every command; else LANG says. */
export async function runCommandLine(words: readonly string[], given: Given): Promise<number> {
  const { language, asked, rest } = languageOf(words, given.environment)
  const t = commandWords[language]
  if (asked !== undefined && asked !== language && !SAYS_LANGUAGES.includes(rest[0])) {
    given.say(t.noSuchLanguage(asked))
    return 2
  }
  const [name, ...args] = rest
  const around: Surroundings = { ...given, language, askedLanguage: asked }
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const lines = await usage(language)
    if (name === undefined) {
      for (const line of lines) given.say(line)
      return 2
    }
    given.out(`${lines.join('\n')}\n`)
    return 0
  }
  if (name === 'serve') {
    // It came with words that it does not take: without them, scripts/tablee.mjs has started it.
    const isQuestion = args.length === 1 && (args[0] === '--help' || args[0] === '-h')
    const lines = [t.serveTakes, ...VARIABLES.map(each => `  ${each.name.padEnd(18)}${each.what}`)]
    if (isQuestion) given.out(`${lines.join('\n')}\n`)
    else for (const line of lines) given.say(line)
    return isQuestion ? 0 : 2
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (load === undefined) {
    given.say(t.noSuchCommand(name))
    for (const line of await usage(language)) given.say(line)
    return 2
  }
  const command = await load()
  try {
    return await command.run(args, around)
  } catch (fault) {
    if (!(fault instanceof Misasked)) throw fault
    given.say(fault.message)
    given.say(`${t.usage} tablee ${command.name} ${command.usage}`)
    return 2
  }
}

async function usage(language: Language): Promise<string[]> {
  const t = commandWords[language]
  const commands = await Promise.all(Object.values(COMMANDS).map(load => load()))
  const rows = [
    { words: 'serve', summary: t.serve },
    ...commands.map(each => ({ words: `${each.name} ${each.usage}`, summary: each.summary[language] })),
  ]
  return [t.usage, ...rows.flatMap(row => [`  tablee ${row.words}`, `      ${row.summary}`]), `  ${t.everywhere}`]
}

/** Takes `--lang` out of the words. Without it LC_ALL, LC_MESSAGES or LANG decide; English when none says French. */
function languageOf(
  words: readonly string[],
  environment: Given['environment'],
): { readonly language: Language; readonly asked?: string; readonly rest: readonly string[] } {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  const usual = locale.toLowerCase().startsWith('fr') ? 'fr' : 'en'
  const at = words.findIndex(word => word === '--lang' || word.startsWith('--lang='))
  if (at < 0) return { language: usual, rest: words }
  const isApart = words[at] === '--lang'
  const asked = (isApart ? words[at + 1] : words[at]?.slice('--lang='.length)) ?? ''
  const rest = [...words.slice(0, at), ...words.slice(at + (isApart ? 2 : 1))]
  return { language: LANGUAGES.find(each => each === asked) ?? usual, asked, rest }
}
