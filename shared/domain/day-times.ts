import type { AgendaItem, Plan } from './plan.ts'

/**
 * The day's times, worked out from the plan: everything follows from the start and adds up. Moments are minutes after
 * midnight (beyond 1 440 on a night café); without a start they count from 0 and `known` is false.
 */
export interface DayTimes {
  readonly known: boolean
  /** one for each item of the agenda; of no length for a pause that lies between the rounds */
  readonly items: readonly Span[]
  /** the item (by index) that is the pause between rounds, whatever its place in the list */
  readonly inner: number | undefined
  readonly rounds: readonly Span[]
  /** pauses between rounds, by the round they follow */
  readonly pauses: readonly (Span & { readonly after: number })[]
  /** from the last bell: the first `harvest` of the agenda, if there is one */
  readonly harvest?: Span | undefined
  readonly end: number
}
export interface Span {
  readonly from: number
  readonly to: number
}

/** How long a pause between two rounds lasts when the agenda does not say; the walk to the next table is added to it. */
const PAUSE_MINUTES = 15

type TimedPlan = Pick<Plan, 'start' | 'rounds' | 'agenda'>

export function dayTimes(plan: TimedPlan): DayTimes {
  const start = minutesOf(plan.start)
  const agenda = withRounds(plan.agenda)
  const pauseAt = agenda.findIndex(item => item.kind === 'break')
  const inner = pauseAt >= 0 && plan.rounds.breakAfter.length > 0 ? pauseAt : undefined
  const items: Span[] = []
  let rounds: Span[] = []
  let pauses: (Span & { after: number })[] = []
  let harvest: Span | undefined
  let at = start ?? 0
  for (const [index, item] of agenda.entries()) {
    const from = at
    if (item.kind === 'rounds') {
      const laid = layRounds(plan.rounds, from, agenda[pauseAt]?.minutes ?? PAUSE_MINUTES)
      rounds = laid.rounds
      pauses = laid.pauses
      at = laid.end
    } else if (index !== inner) {
      at += item.minutes ?? 0
      if (item.kind === 'harvest') harvest ??= { from, to: at }
    }
    items.push({ from, to: at })
  }
  return { known: start !== undefined, items, inner, rounds, pauses, harvest, end: at }
}

/** A day always has its rounds: an agenda that does not name them begins with them. */
export function withRounds(agenda: readonly AgendaItem[]): readonly AgendaItem[] {
  return agenda.some(item => item.kind === 'rounds') ? agenda : [{ kind: 'rounds' }, ...agenda]
}

function layRounds(rounds: Plan['rounds'], start: number, pauseMinutes: number) {
  const laid: Span[] = []
  const pauses: (Span & { after: number })[] = []
  let at = start
  for (let round = 1; round <= rounds.count; round++) {
    laid.push({ from: at, to: at + rounds.minutes })
    at += rounds.minutes
    if (round === rounds.count) break
    const pause = rounds.breakAfter.includes(round)
    const gap = rounds.transferMinutes + (pause ? pauseMinutes : 0)
    if (pause) pauses.push({ after: round, from: at, to: at + gap })
    at += gap
  }
  return { rounds: laid, pauses, end: at }
}

/** `14:25` → 865; undefined when it is no time. */
export function minutesOf(time: string | undefined): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(time ?? '') ?? []
  return hours === undefined || minutes === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

/** 865 → `14:25`; a moment after midnight comes round again; seconds are cut off. */
export function timeOf(minutes: number): string {
  const whole = ((Math.floor(minutes) % 1_440) + 1_440) % 1_440
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`
}
