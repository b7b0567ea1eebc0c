import { type Dice, makeDice } from '../../shared/domain/dice.ts'
import { planRotation, repairRotation } from '../../shared/domain/planner/plan.ts'
import type { PlannerPerson, PlannerProblem, Rotation } from '../../shared/domain/planner/problem.ts'
import { quantile, type Row } from '../report.ts'

/** The rooms of `docs/planner.md`: people (one host a table among them), tables, rounds. */
const ROOMS = [
  [16, 4, 4],
  [33, 4, 3],
  [33, 4, 4],
  [40, 5, 4],
  [120, 12, 3],
  [500, 50, 4],
  [1000, 125, 4],
] as const
const GOALS = ['spread', 'buddy'] as const
const RUNS = 7

/** `npm run bench -- plan`: how good plans are against what is proven, and how long they take. */
export async function benchPlan(say: (line: string) => void): Promise<Row[]> {
  say('Planning seven rooms, for both goals…')
  const rows = ROOMS.flatMap(([people, tables, rounds]) =>
    GOALS.flatMap(goal => instance(people, tables, rounds, goal)),
  )
  say('Planning 300 rooms by lot…')
  rows.push(...GOALS.flatMap(sweep))
  say('Things that happen on the day…')
  rows.push(...EVENTS.flatMap(happening))
  return rows
}

function aRoom(people: number, tables: number, rounds: number, goal: PlannerProblem['goal']): PlannerProblem {
  return {
    people: Array.from({ length: people }, (_, i) => ({ id: `p${i}`, ...(i < tables ? { hostOf: `t${i}` } : {}) })),
    tables: Array.from({ length: tables }, (_, i) => ({ id: `t${i}` })),
    rounds,
    seed: 1,
    goal,
  }
}

function timed<T>(run: () => T): { readonly result: T; readonly ms: number } {
  const begun = performance.now()
  const result = run()
  return { result, ms: performance.now() - begun }
}

const reached = ({ figures }: Rotation, goal: PlannerProblem['goal']) =>
  goal === 'spread'
    ? { found: figures.coincidences, bound: figures.bound.coincidences }
    : { found: figures.repeats, bound: figures.bound.repeats }

function instance(people: number, tables: number, rounds: number, goal: PlannerProblem['goal']): Row[] {
  const problem = aRoom(people, tables, rounds, goal)
  const runs = Array.from({ length: RUNS }, () => timed(() => planRotation(problem)))
  const [first] = runs
  if (first === undefined) return []
  const { found, bound } = reached(first.result, goal)
  const { mostMeetings, met } = first.result.figures
  const what = `${people} people, ${tables} tables, ${rounds} rounds, ${goal}`
  const times = runs.map(run => run.ms)
  return [
    { what, figures: { again: found, proven: bound, most: mostMeetings, met: met.mean }, unit: '', wanted: bound },
    { what: `${what}: time`, figures: { p50: quantile(times, 0.5), first: first.ms }, unit: 'ms' },
  ]
}

/** 3 to 20 tables, 3 to 6 rounds, uneven by lot. */
function sweep(goal: PlannerProblem['goal']): Row[] {
  const dice = makeDice(2024)
  const times: number[] = []
  let [atBound, even, complete] = [0, 0, 0]
  while (times.length < 300) {
    const [tables, rounds] = [3 + dice(18), 3 + dice(4)]
    const movers = tables * (3 + dice(7)) + dice(tables)
    if (rounds > tables) continue
    const { result, ms } = timed(() => planRotation(aRoom(movers + tables, tables, rounds, goal)))
    times.push(ms)
    const { found, bound } = reached(result, goal)
    if (found <= bound) atBound += 1
    if (result.figures.sizeGap <= 1) even += 1
    if (result.figures.revisits === 0) complete += 1
  }
  return [
    {
      what: `300 rooms, ${goal}: at what is proven, even, all tables seen`,
      figures: { value: atBound, even, complete },
      unit: '',
    },
    {
      what: `300 rooms, ${goal}: time`,
      figures: { p50: quantile(times, 0.5), p95: quantile(times, 0.95), max: Math.max(...times) },
      unit: 'ms',
    },
  ]
}

const EVENTS = [
  { people: 40, tables: 5, rounds: 4, keep: 1, leave: 5, come: 4, pairs: 1, bans: 2 },
  { people: 120, tables: 12, rounds: 3, keep: 0, leave: 12, come: 6, pairs: 2, bans: 6 },
  { people: 500, tables: 50, rounds: 4, keep: 0, leave: 50, come: 20, pairs: 5, bans: 20 },
  { people: 1000, tables: 125, rounds: 4, keep: 1, leave: 100, come: 50, pairs: 5, bans: 20 },
] as const

function happening(event: (typeof EVENTS)[number]): Row[] {
  const { people, tables, rounds, keep, leave, come } = event
  const room = aRoom(people, tables, rounds, 'spread')
  const told = planRotation(room).seats
  const dice = makeDice(7)
  const gone = new Set(some(leave, tables, people, dice, new Set()))
  const pairs = Array.from({ length: event.pairs }, () => some(2, tables, people, dice, gone))
  const banned = new Map(some(event.bans, tables, people, dice, gone).map(p => [p, `t${dice(tables)}`]))
  const after = room.people.map((person, i): PlannerPerson => {
    const ban = banned.get(i)
    const together = pairs.flatMap(([a, b]) => (a === i ? [`p${b ?? 0}`] : []))
    return {
      ...person,
      ...(gone.has(i) ? { until: keep } : {}),
      ...(ban === undefined ? {} : { not: [ban] }),
      ...(together.length === 0 ? {} : { with: together }),
    }
  })
  const newcomers = Array.from({ length: come }, (_, i): PlannerPerson => ({ id: `n${i}`, from: keep }))
  const problem = { ...room, people: [...after, ...newcomers], told, keep, even: true }
  const { result, ms } = timed(() => repairRotation(problem))
  const what = `${people} people: ${leave} gone, ${come} new, ${event.pairs} pairs, ${event.bans} bans`
  return [
    {
      what: `${what}: sent elsewhere, rules broken`,
      figures: { value: result.changed.length, broken: result.figures.broken.length, gap: result.figures.sizeGap },
      unit: '',
      wanted: Math.floor((people - tables - leave) / 5),
    },
    { what: `${what}: time`, figures: { value: ms }, unit: 'ms' },
  ]
}

function some(many: number, from: number, to: number, dice: Dice, not: ReadonlySet<number>): number[] {
  const found = new Set<number>()
  while (found.size < many) {
    const one = from + dice(to - from)
    if (!not.has(one)) found.add(one)
  }
  return [...found]
}
