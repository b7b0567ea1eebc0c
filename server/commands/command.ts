import type { Language } from '../../shared/domain/text.ts'

/** What surrounds a command: given from outside, so that a test needs neither a terminal nor an environment. */
export interface Surroundings {
  readonly language: Language
  /** what `--lang` said, when it was there: for a command that writes in other languages than it speaks */
  readonly askedLanguage?: string | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  /** the answer proper: standard output, written as it is */
  out(answer: string | Uint8Array): void
  /** what is said to the person who waits: standard error, a line */
  say(line: string): void
}

/** One command of `tablee`, a file each. */
export interface Command {
  readonly name: string
  /** after the name, as in `plan <people> <tables> <rounds>` */
  readonly usage: string
  readonly summary: Readonly<Record<Language, string>>
  /** Runs to its end and gives the exit code: 0 done, 1 could not, 2 wrongly asked. `args` come after the name. */
  run(args: readonly string[], around: Surroundings): Promise<number>
}

/** Asked in a way that cannot be understood: the sentence goes to standard error, and the exit code is 2. */
export class Misasked extends Error {}
