import type { PlannerProblem, RotationNumber, Seats } from './problem.ts'

/**
 * Whole routes in two numbers, «start at table 7, then move on by 3», for those whose route is one: tables counted from 1 in the
 * order of the room, after the last comes the first. True for every round of theirs. Undefined when nobody's route is one.
 */
export function rotationNumbers(
  problem: PlannerProblem,
  seats: Seats,
): Readonly<Record<string, RotationNumber>> | undefined {
  const T = problem.tables.length
  const index = new Map(problem.tables.map((table, at) => [table.id, at]))
  const numbers = problem.people.flatMap(({ id, hostOf }): [string, RotationNumber][] => {
    const row = Array.from({ length: problem.rounds }, (_, round) => index.get(seats[id]?.[round] ?? ''))
    const [first, second] = row
    if (hostOf !== undefined || first === undefined || second === undefined) return []
    const step = (second - first + T) % T
    const isRoute = step !== 0 && row.every((table, round) => table === (first + round * step) % T)
    return isRoute ? [[id, { start: first + 1, step }]] : []
  })
  return numbers.length > 0 ? Object.fromEntries(numbers) : undefined
}
