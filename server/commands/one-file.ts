import { parseArgs } from 'node:util'
import { Misasked, type Surroundings } from './command.ts'
import { serverWords } from './words-server.ts'

/** The one file that a command takes, and nothing else; otherwise throws `Misasked` with `need`, or with the option it does not know. */
export function readOneFile(args: readonly string[], { language }: Surroundings, need: string): string {
  const parsed = (() => {
    try {
      return parseArgs({ args: [...args], options: {}, allowPositionals: true })
    } catch (fault) {
      throw new Misasked(serverWords[language].unknownOption(fault instanceof Error ? fault.message : String(fault)))
    }
  })()
  const [file, ...more] = parsed.positionals
  if (file === undefined || more.length > 0) throw new Misasked(need)
  return file
}
