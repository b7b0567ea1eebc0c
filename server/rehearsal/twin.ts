import type { Plan } from '../../shared/domain/plan.ts'

const MINUTE = 60_000
/** Between the beginning of a rehearsal and its first round: long enough to see people arrive. */
const ARRIVING_MS = MINUTE

/**
 * The plan that a rehearsal of a café follows: the same tables, questions and people, every length shorter by so much, on this
 * very day, about to begin its first round. Clocks, bells and hours are then true on every screen as they are. E-mails stay out.
 */
export function twinPlan(plan: Plan, speed: number, now: number): Plan {
  const faster = (minutes: number): number => Math.round((minutes / speed) * 100) / 100
  const agenda = plan.agenda.map(item =>
    item.minutes === undefined ? item : { ...item, minutes: faster(item.minutes) },
  )
  const rounds = agenda.findIndex(item => item.kind === 'rounds')
  const before = agenda.slice(0, Math.max(0, rounds)).reduce((sum, item) => sum + (item.minutes ?? 0), 0)
  return {
    ...plan,
    ...localHour(now + ARRIVING_MS - before * MINUTE, plan.timeZone),
    agenda,
    rounds: {
      ...plan.rounds,
      minutes: faster(plan.rounds.minutes),
      transferMinutes: faster(plan.rounds.transferMinutes),
    },
    people: plan.people.map(({ email: _email, ...person }) => person),
    retentionDays: 1,
  }
}

function localHour(at: number, timeZone: string): { date: string; start: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find(each => each.type === type)?.value ?? ''
  return { date: `${part('year')}-${part('month')}-${part('day')}`, start: `${part('hour')}:${part('minute')}` }
}
