import { mkdirSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Outcome } from '../report.ts'
import { CONTESTANTS, type Contestant, TITLES } from './contestants.ts'
import { interleaved, voids } from './figures.ts'
import { judge, sideBySide } from './judge.ts'
import { MEASURES } from './measures.ts'
import { oneRun } from './one-run.ts'
import { type Options, readOptions } from './options.ts'
import { installPeers } from './peers.ts'
import { topFunctions } from './profile.ts'
import { SCENARIOS } from './scenarios/index.ts'
import type { Figures } from './scenarios/scenario.ts'

const PROFILES = fileURLToPath(new URL('../../.tablee/profiles/', import.meta.url))

/** Figures by measure and server, one a round; a round that failed is NaN, so that rounds stay beside each other. */
type Gathered = Record<string, Partial<Record<Contestant, number[]>>>

/** Tablée beside the servers that its readers know, in one run: `bench/sync/README.md`. */
export async function benchSync(say: (line: string) => void, words: readonly string[] = []): Promise<Outcome> {
  const options = optionsOrLeave(words)
  const peers = options.servers.some(name => name !== 'tablee') ? installPeers(say) : []
  const servers = CONTESTANTS.filter(
    name => options.servers.includes(name) && (name === 'tablee' || peers.includes(name)),
  )
  for (const name of servers) say(`  ${name.padEnd(12)} ${TITLES[name]}`)
  warnOfOthers(say)
  const results: Gathered = {}
  const began = Date.now()
  for (const scenario of options.scenarios) await runScenario(scenario, servers, options, results, say)
  say(
    `\nMedians; × is the median of the rounds' ratios to Tablée's figure. ${Math.round((Date.now() - began) / 1_000)} s in all.\n`,
  )
  for (const line of sideBySide(MEASURES, results, servers)) say(line)
  if (options.profile) for (const line of topFunctions(PROFILES, began)) say(line)
  return { rows: judge(MEASURES, results), details: { options, results } }
}

async function runScenario(
  scenario: string,
  servers: readonly Contestant[],
  { quick, rounds, profile }: Options,
  results: Gathered,
  say: (line: string) => void,
): Promise<void> {
  const part = SCENARIOS[scenario]
  if (part === undefined) return
  if (profile) mkdirSync(PROFILES, { recursive: true })
  const run = async (server: Contestant, round: number): Promise<void> => {
    const began = Date.now()
    const profiles = profile && server === 'tablee' ? PROFILES : undefined
    const answer = await oneRun({ scenario, server, settings: { quick }, profiles }, part.mostS)
    const took = `${((Date.now() - began) / 1_000).toFixed(0)} s`
    say(`${scenario}, round ${round + 1}: ${server} ${answer.ok ? took : `!! failed: ${answer.fault}`}`)
    if (answer.ok) keep(results, server, round, answer.figures, say)
  }
  for (let round = 0; round < (rounds ?? part.rounds); round++) {
    const order = interleaved(servers, round)
    if (part.together === true) await Promise.all(order.map(server => run(server, round)))
    else for (const server of order) await run(server, round)
  }
}

function keep(results: Gathered, server: Contestant, round: number, figures: Figures, say: (line: string) => void) {
  const nothing = voids(figures)
  for (const { of, why } of nothing) say(`!! ${server}: ${why}; what «${of}» stands before is void`)
  for (const [id, value] of Object.entries(figures)) {
    const measure = MEASURES.find(each => each.id === id)
    if (measure === undefined) continue
    const list = ((results[id] ??= {})[server] ??= [])
    while (list.length < round) list.push(Number.NaN)
    // What is missing is told whatever the reason.
    const isVoid = measure.wantsNone !== true && nothing.some(({ of }) => id.startsWith(of))
    list.push(isVoid ? Number.NaN : value)
  }
}

function optionsOrLeave(words: readonly string[]): Options {
  try {
    return readOptions(words)
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`)
    process.exit(2)
  }
}

function warnOfOthers(say: (line: string) => void): void {
  const [load = 0] = loadavg()
  if (load > cpus().length)
    say(
      `!! This machine is busy (load ${load.toFixed(1)} on ${cpus().length} cores): read no millisecond, and ratios with care.`,
    )
}
