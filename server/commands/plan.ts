import { parseArgs } from 'node:util'
import { GOALS, LIMITS } from '../../shared/domain/plan.ts'
import { goalFigures } from '../../shared/domain/planner/goal-figures.ts'
import { planRotation } from '../../shared/domain/planner/plan.ts'
import type { PlannerProblem, Rotation } from '../../shared/domain/planner/problem.ts'
import type { Rotation as ToldRotation } from '../../shared/protocol/api.ts'
import { type Command, Misasked, type Surroundings } from './command.ts'
import { planWords } from './words-plan.ts'

/** `tablee plan <people> <tables> <rounds>`: a rotation for made-up people, with its figures. */
export const plan: Command = {
  name: 'plan',
  usage: '<people> <tables> <rounds> [--goal spread|buddy] [--no-hosts] [--json]',
  summary: { fr: planWords.fr.summary, en: planWords.en.summary },
  async run(args, around) {
    const asked = read(args, around)
    const problem = roomOf(asked)
    const rotation = planRotation(problem)
    const names = namesOf(asked, around)
    if (asked.json) around.out(`${JSON.stringify(asTold(problem, rotation, names), null, 2)}\n`)
    else for (const line of asTable(asked, problem, rotation, names, around)) around.out(`${line}\n`)
    return 0
  },
}

interface Asked {
  readonly people: number
  readonly tables: number
  readonly rounds: number
  readonly goal: PlannerProblem['goal']
  readonly hosts: boolean
  readonly json: boolean
}

function read(args: readonly string[], around: Surroundings): Asked {
  const t = planWords[around.language]
  const { values, positionals } = options(args, what => (what === '--goal' ? t.goal('') : t.unknownOption(what)))
  const [people = '', tables = '', rounds = ''] = positionals
  if (positionals.length !== 3) throw new Misasked(t.three)
  const whole = (name: 'people' | 'tables' | 'rounds', given: string, most: number): number => {
    const number = /^\d{1,6}$/.test(given) ? Number(given) : 0
    if (number < 1 || number > most) throw new Misasked(t.whole(name, most, given))
    return number
  }
  const goal = GOALS.find(each => each === values.goal)
  if (goal === undefined) throw new Misasked(t.goal(values.goal))
  const asked = {
    people: whole('people', people, LIMITS.people),
    tables: whole('tables', tables, LIMITS.tables),
    rounds: whole('rounds', rounds, LIMITS.rounds),
    goal,
    hosts: !values['no-hosts'],
    json: values.json,
  }
  if (asked.hosts && asked.people < asked.tables) throw new Misasked(t.fewerThanTables(asked.people, asked.tables))
  return asked
}

function options(args: readonly string[], unknown: (what: string) => string) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        goal: { type: 'string', default: 'spread' },
        'no-hosts': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
  } catch (fault) {
    // Node's own sentence is English; the option that it quotes is what matters.
    const said = fault instanceof Error ? fault.message : String(fault)
    throw new Misasked(unknown(/'([^' ]*)[^']*'/.exec(said)?.[1] ?? said))
  }
}

const roomOf = ({ people, tables, rounds, goal, hosts }: Asked): PlannerProblem => ({
  people: Array.from({ length: people }, (_, i) => ({
    id: `p${i + 1}`,
    ...(hosts && i < tables ? { hostOf: `t${i + 1}` } : {}),
  })),
  tables: Array.from({ length: tables }, (_, i) => ({ id: `t${i + 1}` })),
  rounds,
  seed: 1,
  goal,
})

function namesOf(asked: Asked, around: Surroundings): ReadonlyMap<string, string> {
  const t = planWords[around.language]
  const hosts = asked.hosts ? asked.tables : 0
  return new Map(
    Array.from({ length: asked.people }, (_, i) => [`p${i + 1}`, i < hosts ? t.host(i + 1) : t.person(i + 1 - hosts)]),
  )
}

/** As `GET …/rotation` answers for a café. */
function asTold(problem: PlannerProblem, rotation: Rotation, names: ReadonlyMap<string, string>): ToldRotation {
  return {
    rounds: Array.from({ length: problem.rounds }, (_, round) => ({
      round: round + 1,
      tables: problem.tables.map(table => ({
        table: table.id,
        people: problem.people
          .filter(({ id }) => rotation.seats[id]?.[round] === table.id)
          .map(({ id }) => ({ id, name: names.get(id) ?? id })),
      })),
    })),
    figures: goalFigures(rotation.figures, problem.goal),
  }
}

function asTable(
  asked: Asked,
  problem: PlannerProblem,
  rotation: Rotation,
  names: ReadonlyMap<string, string>,
  { language }: Surroundings,
): string[] {
  const t = planWords[language]
  const number = new Map(problem.tables.map((table, at) => [table.id, at + 1]))
  const header = [t.who, ...Array.from({ length: asked.rounds }, (_, round) => t.round(round + 1))]
  const numbers = rotation.numbers ?? {}
  const rows = problem.people.map(({ id, hostOf }) => {
    const own = numbers[id]
    const note =
      hostOf !== undefined ? t.stays(number.get(hostOf) ?? 0) : own === undefined ? '' : t.route(own.start, own.step)
    const seats = (rotation.seats[id] ?? []).map(table => String(number.get(table ?? '') ?? '–'))
    return [names.get(id) ?? id, ...seats, note]
  })
  const hasNotes = rows.some(row => (row.at(-1) ?? '') !== '')
  return [
    t.title(asked.people, asked.tables, asked.rounds),
    asked.hosts ? t.hosted : t.notHosted,
    t.goals[asked.goal],
    '',
    ...aligned([[...header, hasNotes ? t.number : ''], ...rows]),
    '',
    ...figureLines(asked, problem, rotation, language),
  ]
}

function figureLines(
  asked: Asked,
  problem: PlannerProblem,
  rotation: Rotation,
  language: Surroundings['language'],
): string[] {
  const t = planWords[language]
  const figures = goalFigures(rotation.figures, asked.goal)
  const sizes = Array.from({ length: asked.rounds }, (_, round) =>
    problem.tables.map(table => problem.people.filter(({ id }) => rotation.seats[id]?.[round] === table.id).length),
  ).flat()
  const mean = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(figures.met.mean)
  return [
    t.met(mean, figures.met.min, figures.met.max),
    t.sizes(Math.min(...sizes), Math.max(...sizes)),
    figures.revisits === 0 ? t.allDifferent : t.revisits(figures.revisits, figures.revisitsBound),
    `${t.again[asked.goal](figures.repeats)} ${figures.repeats <= figures.bound ? t.atBound : t.aboveBound(figures.bound)}`,
    t.most(figures.mostMeetings),
  ]
}

/** Columns of text: the first and the last to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const columns = rows[0]?.length ?? 0
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map(row => (row[column] ?? '').length)),
  )
  return rows.map(row =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return column === 0 || column === columns - 1 ? cell.padEnd(width) : cell.padStart(width)
      })
      .join('  ')
      .trimEnd(),
  )
}
