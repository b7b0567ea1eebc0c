import type { DayFigures } from '../../protocol/api.ts'
import type { PlannerFigures, PlannerProblem } from './problem.ts'

/**
 * The figures as they are told outside: `repeats` counts what the goal is about, and `bound` is the proven least of the same.
 * `spread`: two people at one table in two rounds, each pair of rounds counted, so that a third time weighs more than a second.
 * `buddy`: each time beyond the first.
 */
export function goalFigures(figures: PlannerFigures, goal: PlannerProblem['goal']): DayFigures {
  const isSpread = goal === 'spread'
  return {
    met: figures.met,
    repeats: isSpread ? figures.coincidences : figures.repeats,
    bound: isSpread ? figures.bound.coincidences : figures.bound.repeats,
    goal,
    repeatsTogether: figures.repeatsTogether,
    mostMeetings: figures.mostMeetings,
    mostMeetingsBound: figures.bound.mostMeetings,
    revisits: figures.revisits,
    revisitsBound: figures.revisitsBound,
    sizeGap: figures.sizeGap,
  }
}
