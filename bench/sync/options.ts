import { CONTESTANTS, type Contestant, isContestant } from './contestants.ts'
import { SCENARIOS } from './scenarios/index.ts'

export interface Options {
  readonly quick: boolean
  readonly scenarios: readonly string[]
  readonly servers: readonly Contestant[]
  /** undefined: each scenario's own number */
  readonly rounds: number | undefined
  readonly profile: boolean
}

export const USAGE =
  'npm run bench -- sync [--quick] [--only fanout,event,…] [--servers tablee,yws,…] [--rounds n] [--profile]'

/** Reads `--name value` and `--name=value`; throws a sentence that says what there is. */
export function readOptions(words: readonly string[]): Options {
  const given = new Map<string, string>()
  for (let at = 0; at < words.length; at++) {
    const [name = '', value] = (words[at] ?? '').split('=')
    if (!name.startsWith('--')) continue
    if (name === '--quick' || name === '--profile') given.set(name, 'yes')
    else given.set(name, value ?? words[++at] ?? '')
  }
  const unknown = [...given.keys()].filter(name => !/^--(quick|profile|only|servers|rounds)$/.test(name))
  if (unknown.length > 0) throw new Error(`Not known: ${unknown.join(', ')}. ${USAGE}`)
  const quick = given.has('--quick')
  const usual = Object.keys(SCENARIOS).filter(name => !quick || SCENARIOS[name]?.long !== true)
  const scenarios = list(given.get('--only'), usual, name => name in SCENARIOS)
  const servers = list(given.get('--servers'), CONTESTANTS, isContestant) as readonly Contestant[]
  const rounds = Number(given.get('--rounds') ?? 1)
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 9) throw new Error(`--rounds is 1 to 9. ${USAGE}`)
  const profile = given.has('--profile')
  if (profile && scenarios.length > 1) throw new Error('--profile wants one scenario: --only event')
  return {
    quick,
    scenarios,
    servers,
    rounds: given.has('--rounds') ? rounds : quick || profile ? 1 : undefined,
    profile,
  }
}

function list(text: string | undefined, all: readonly string[], known: (name: string) => boolean): readonly string[] {
  if (text === undefined) return all
  const names = text.split(',')
  const unknown = names.filter(name => !known(name))
  if (unknown.length > 0) throw new Error(`Not known: ${unknown.join(', ')}. ${USAGE}`)
  return names
}
