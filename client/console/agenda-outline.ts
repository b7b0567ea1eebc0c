import type { Day } from '../../shared/document/programme.ts'
import type { AgendaItem } from '../../shared/domain/plan.ts'
import type { Localised } from '../../shared/domain/text.ts'

/** A line of the day as planned: an item of the agenda, one of the rounds, or a break between two rounds. */
export interface OutlineStep {
  readonly key: string
  readonly kind: AgendaItem['kind'] | 'round'
  /** of a round: its number; of a break between rounds: the round before it */
  readonly round?: number
  readonly title?: Localised
  readonly minutes: number
  /** of these, taken back to make up for a delay */
  readonly taken: number
  /** minutes between its end and the next step: the walk to another table */
  readonly gap: number
}

export type OutlineFacts = Pick<Day, 'agenda' | 'minutes' | 'rounds' | 'shortened'>

/** How long a break lasts when the agenda does not say. Changing tables comes on top of it. */
const BREAK_MINUTES = 15

/** The whole day in order, rounds one by one. An agenda that forgets the rounds or the harvest gets them at its end. */
export function outlineOf(day: OutlineFacts): OutlineStep[] {
  const items: readonly AgendaItem[] = day.agenda.some(item => item.kind === 'rounds')
    ? day.agenda
    : [
        ...day.agenda.filter(item => item.kind !== 'closing'),
        { kind: 'rounds' },
        ...day.agenda.filter(item => item.kind === 'closing'),
      ]
  const steps: OutlineStep[] = []
  const between = breakBetweenRounds(day)
  let roundsAreIn = false
  items.forEach((item, index) => {
    if (item === between) return
    if (item.kind !== 'rounds') {
      const title = item.title === undefined ? {} : { title: item.title }
      const taken = item.kind === 'harvest' ? (day.shortened?.['harvest'] ?? 0) : 0
      steps.push({ key: `item-${index}`, kind: item.kind, minutes: item.minutes ?? 0, taken, gap: 0, ...title })
    } else if (!roundsAreIn) {
      roundsAreIn = true
      steps.push(...roundSteps(day))
    }
  })
  if (!steps.some(step => step.kind === 'harvest')) {
    const afterRounds = steps.findIndex(step => step.kind === 'round' && step.round === day.rounds) + 1
    steps.splice(afterRounds, 0, { key: 'harvest', kind: 'harvest', minutes: 0, taken: 0, gap: 0 })
  }
  return steps
}

/** The agenda's first break is the one between rounds when there is one: it says how long that is, and is no step of its own. */
const breakBetweenRounds = (day: OutlineFacts): AgendaItem | undefined =>
  day.minutes.breakAfter.some(round => round < day.rounds) ? day.agenda.find(item => item.kind === 'break') : undefined

function roundSteps(day: OutlineFacts): OutlineStep[] {
  const steps: OutlineStep[] = []
  const pause = breakBetweenRounds(day)
  const length = (pause?.minutes ?? BREAK_MINUTES) + day.minutes.transferMinutes
  const title = pause?.title === undefined ? {} : { title: pause.title }
  for (let round = 1; round <= day.rounds; round++) {
    const breakFollows = round < day.rounds && day.minutes.breakAfter.includes(round)
    const walk = round < day.rounds && !breakFollows ? day.minutes.transferMinutes : 0
    steps.push({ key: `round-${round}`, kind: 'round', round, minutes: day.minutes.minutes, taken: 0, gap: walk })
    const key = `break-${round}`
    const taken = day.shortened?.[key] ?? 0
    if (breakFollows) steps.push({ key, kind: 'break', round, minutes: length, taken, gap: 0, ...title })
  }
  return steps
}
