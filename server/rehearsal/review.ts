import type { Summary } from '../../shared/document/programme.ts'
import { BELL_UNDO_MS, LEAST_MINUTES } from '../../shared/domain/phase.ts'
import { type Plan, tablesOf } from '../../shared/domain/plan.ts'
import type { ReviewFact } from '../../shared/protocol/rehearsal.ts'
import { sittersAt } from '../cafe/seating.ts'
import { type CafeState, isPerson, presentRound } from '../cafe/state.ts'

const MINUTE = 60_000
/** A table with less than this share of what tables hold on average is worth a thought. */
const QUIET_SHARE = 0.4
const TOLERATED_MINUTES = 2

export interface Rehearsed {
  /** of the café itself */
  readonly plan: Plan
  readonly speed: number
  /** of the twin */
  readonly state: CafeState
  readonly summaries: ReadonlyMap<string, Summary>
  readonly expected: number
}

/** What a rehearsal shows: counts and minutes, in the order in which a facilitator would ask. Pure. */
export function reviewOf(rehearsed: Rehearsed): ReviewFact[] {
  const { plan, state, summaries, expected } = rehearsed
  const tables = tablesOf(state.plan)
  const came = [...state.people.values()].filter(
    person => isPerson(person) && !person.absent && person.expected !== true,
  ).length
  const facts: ReviewFact[] = [{ what: 'people', came, expected, good: came >= expected * 0.8 }]

  const round = presentRound(state) ?? state.plan.rounds.count
  const sitting = tables.map(table => sittersAt(state, table.id, round).length)
  const [most, least] = [Math.max(...sitting), Math.min(...sitting)]
  if (came > 0) facts.push({ what: 'seats', most, least, good: most - least <= 2 })

  const rung = state.moments.filter(moment => moment.rangAt !== undefined).length
  if (rung === 0) return facts
  const over = minutesOver(rehearsed)
  facts.push({ what: 'rounds', rung, of: state.plan.rounds.count, over, good: over <= TOLERATED_MINUTES })
  const planned = plan.agenda.find(item => item.kind === 'harvest')?.minutes
  if (planned !== undefined) {
    const minutes = Math.max(0, planned - Math.max(0, over))
    facts.push({ what: 'harvest', minutes, planned, good: minutes >= Math.min(planned, LEAST_MINUTES.harvest) })
  }

  const notes = tables.map(table => summaries.get(table.id)?.notes ?? 0)
  const count = notes.reduce((sum, each) => sum + each, 0)
  const numbers = (isOne: (index: number) => boolean): number[] =>
    tables.flatMap((table, index) => (isOne(index) ? [table.number] : []))
  const quiet = numbers(index => (notes[index] ?? 0) < (count / tables.length) * QUIET_SHARE)
  facts.push({ what: 'notes', count, quiet, good: quiet.length === 0 && count > 0 })
  const empty = numbers(index => (summaries.get(tables[index]?.id ?? '')?.plate.length ?? 0) === 0)
  facts.push({ what: 'plates', empty, good: empty.length === 0 })
  return facts
}

/** Whole minutes of the plan; the ten seconds in which a bell may be taken back are not faster than on the day. */
function minutesOver({ plan, speed, state }: Rehearsed): number {
  const lasted = state.moments.flatMap(({ startedAt, rangAt }) =>
    rangAt === undefined ? [] : [Math.max(0, rangAt - startedAt - BELL_UNDO_MS) * speed],
  )
  return Math.round(lasted.reduce((sum, ms) => sum + ms / MINUTE - plan.rounds.minutes, 0))
}
