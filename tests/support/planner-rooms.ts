import { planCrews } from '../../shared/domain/planner/crews.ts'
import { planRotation, repairRotation } from '../../shared/domain/planner/plan.ts'
import type { PlannerPerson, PlannerProblem } from '../../shared/domain/planner/problem.ts'

/** Plans of some twenty rooms as one text: the same on every engine. Runs in Node and in a page. */
export function planSomeRooms(): string {
  const lines: string[] = []
  for (let i = 0; i < 20; i++) {
    const [tables, rounds] = [3 + ((i * 5) % 11), 2 + (i % 4)]
    const hosts = i % 3 === 0 ? 0 : tables
    const people = tables * (3 + (i % 5)) + (i % tables) + hosts
    const problem: PlannerProblem = {
      people: Array.from(
        { length: people },
        (_, p): PlannerPerson => ({
          id: `p${p}`,
          ...(p < hosts ? { hostOf: `t${p}` } : {}),
          ...(i % 4 === 1 ? { organisation: `o${p % 6}` } : {}),
          ...(i % 5 === 2 && p === people - 1 ? { with: [`p${people - 2}`], apart: [`p${people - 3}`] } : {}),
          ...(i % 7 === 3 ? { wishes: [`t${p % tables}`, `t${(p * 3) % tables}`] } : {}),
          ...(p % 9 === 8 ? { until: rounds - 1 } : {}),
        }),
      ),
      tables: Array.from({ length: tables }, (_, t) => ({
        id: `t${t}`,
        ...(i % 6 === 5 ? { theme: `theme ${t >> 1}` } : {}),
        ...(i % 8 === 4 ? { seats: 6 + t } : {}),
      })),
      rounds,
      seed: i * 7_919,
      goal: i % 2 === 0 ? 'spread' : 'buddy',
      guestStays: i % 10 === 9,
    }
    const plan = planRotation(problem, { effort: 0.2 })
    const after = [...problem.people.slice(3), { id: 'late', from: 1 }]
    const repaired = repairRotation({ ...problem, people: after, told: plan.seats, keep: 1, even: true })
    lines.push(JSON.stringify([plan, repaired, planCrews(problem, 'groups')]))
  }
  return lines.join('\n')
}
