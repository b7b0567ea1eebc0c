import { planRotation, repairRotation } from '../../shared/domain/planner/plan.ts'
import type { PlannerProblem, Seats } from '../../shared/domain/planner/problem.ts'

/** The planner as the café uses it: a whole day at once, or as few changes as possible to one that people know. */

export const planAll = (problem: PlannerProblem): Seats => planRotation(problem).seats

/** Seats whoever has none, evens the tables out and mends what breaks a rule, moving as few of those who were told as it can. */
export const repairAll = (problem: PlannerProblem): Seats => repairRotation({ ...problem, even: true }).seats
