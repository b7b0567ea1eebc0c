import { describe, expect, it } from 'vitest'
import { outlineOf } from '../../client/console/agenda-outline.ts'
import { type Step, threadOfTheDay } from '../../client/console/agenda-times.ts'
import { localDate, localMoment } from '../../client/console/local-moment.ts'
import { hourText } from '../../client/ui/time.ts'
import { aDay, MINUTE, ROUND_2 } from './console-cafe.ts'

const told = (steps: readonly Step[]) =>
  steps.map(step => {
    const name = step.kind === 'round' ? `round ${step.round}` : step.kind
    return `${step.at === undefined ? '–' : hourText(step.at, 'Europe/Paris', 'en')} ${name} ${step.state}`
  })

describe('the thread of the day', () => {
  it('stands at the planned hours before anybody came', () => {
    const day = aDay({ phase: 'prepared', round: 0, clock: { state: 'idle' }, moments: [] })
    const morning = localMoment('2018-10-04', '10:00', 'Europe/Paris') ?? 0
    expect(told(threadOfTheDay(day, morning).steps)).toEqual([
      '14:00 welcome next',
      '14:15 talk next',
      '14:25 round 1 next',
      '14:48 round 2 next',
      '15:11 round 3 next',
      '15:34 round 4 next',
      '15:54 harvest next',
      '16:34 closing next',
    ])
  })

  it('follows the real hours once rounds have begun, and says how late that is', () => {
    const late = 2 * MINUTE
    const day = aDay({
      moments: [{ startedAt: ROUND_2 - 23 * MINUTE, rangAt: ROUND_2 - 3 * MINUTE }, { startedAt: ROUND_2 + late }],
      clock: { state: 'running', endsAt: ROUND_2 + 20 * MINUTE + late, lasts: 20 * MINUTE },
    })
    const thread = threadOfTheDay(day, ROUND_2 + 5 * MINUTE)
    expect(told(thread.steps).slice(2, 6)).toEqual([
      '14:25 round 1 done',
      '14:50 round 2 now',
      '15:13 round 3 next',
      '15:36 round 4 next',
    ])
    expect(thread.late).toBe(2)
  })

  it('pushes what comes when a round runs over its time', () => {
    const thread = threadOfTheDay(aDay(), ROUND_2 + 26 * MINUTE)
    expect(told(thread.steps)[4]).toBe('15:17 round 3 next')
    expect(thread.late).toBe(6)
  })

  it('lets a pause of the clock push what comes', () => {
    const day = aDay({ clock: { state: 'paused', left: 10 * MINUTE, lasts: 20 * MINUTE } })
    expect(told(threadOfTheDay(day, ROUND_2 + 30 * MINUTE).steps)[4]).toBe('15:31 round 3 next')
  })

  it('puts a break between the rounds it follows, as long as the agenda says plus the walk', () => {
    const day = aDay({
      minutes: { minutes: 20, transferMinutes: 3, breakAfter: [2] },
      agenda: [{ kind: 'rounds' }],
    })
    expect(outlineOf(day).map(step => `${step.kind} ${step.minutes}+${step.gap}`)).toEqual([
      'round 20+3',
      'round 20+0',
      'break 18+0',
      'round 20+3',
      'round 20+0',
      'harvest 0+0',
    ])
  })

  it('tells a break of the agenda once when it lies between two rounds, elsewhere where it stands', () => {
    const agenda = [{ kind: 'rounds' }, { kind: 'break', title: { fr: 'Thé' }, minutes: 14 }] as const
    const between = outlineOf(
      aDay({ rounds: 2, agenda, minutes: { minutes: 20, transferMinutes: 3, breakAfter: [1] } }),
    )
    expect(between.map(step => [step.kind, step.minutes, step.title?.fr])).toEqual([
      ['round', 20, undefined],
      ['break', 17, 'Thé'],
      ['round', 20, undefined],
      ['harvest', 0, undefined],
    ])
    const after = outlineOf(aDay({ rounds: 2, agenda }))
    expect(after.map(step => step.kind)).toEqual(['round', 'round', 'harvest', 'break'])
  })

  it('marks the round that people walk to, and when it begins', () => {
    const day = aDay({
      phase: 'transfer',
      round: 2,
      clock: { state: 'running', endsAt: ROUND_2 + 22 * MINUTE, lasts: 3 * MINUTE },
      moments: [
        { startedAt: ROUND_2 - 23 * MINUTE, rangAt: ROUND_2 - 3 * MINUTE },
        { startedAt: ROUND_2, rangAt: ROUND_2 + 19 * MINUTE },
      ],
    })
    const steps = told(threadOfTheDay(day, ROUND_2 + 20 * MINUTE).steps)
    expect(steps.slice(3, 6)).toEqual(['14:48 round 2 done', '15:10 round 3 now', '15:33 round 4 next'])
  })

  it('marks the break while people are at it', () => {
    const day = aDay({
      phase: 'transfer',
      minutes: { minutes: 20, transferMinutes: 3, breakAfter: [2] },
      clock: { state: 'running', endsAt: ROUND_2 + 38 * MINUTE, lasts: 18 * MINUTE },
      moments: [{ startedAt: ROUND_2 - 23 * MINUTE }, { startedAt: ROUND_2, rangAt: ROUND_2 + 20 * MINUTE }],
    })
    const steps = told(threadOfTheDay(day, ROUND_2 + 25 * MINUTE).steps)
    expect(steps.slice(4, 6)).toEqual(['15:08 break now', '15:26 round 3 next'])
  })

  it('has ticked everything once the café is closed, and tells no delay', () => {
    const thread = threadOfTheDay(aDay({ phase: 'closed', round: 4, clock: { state: 'idle' } }), ROUND_2 + 300 * MINUTE)
    expect(new Set(thread.steps.map(step => step.state))).toEqual(new Set(['done']))
    expect(thread.late).toBeUndefined()
  })

  it('moves the whole plan to the day the café is really held, without calling it eight years late', () => {
    const later = ROUND_2 + 8 * 365 * 24 * 60 * MINUTE
    const day = aDay({
      round: 1,
      moments: [{ startedAt: later }],
      clock: { state: 'running', endsAt: later + 20 * MINUTE, lasts: 20 * MINUTE },
    })
    const thread = threadOfTheDay(day, later)
    const [welcome, , first] = thread.steps
    expect((first?.at ?? 0) - (welcome?.at ?? 0)).toBe(25 * MINUTE)
    expect(first?.at).toBe(later)
    expect(thread.late).toBeUndefined()
  })

  it('tells only durations while nothing says when the day starts', () => {
    const day = aDay({ phase: 'prepared', round: 0, moments: [], clock: { state: 'idle' } })
    const { start: _start, ...undated } = day
    expect(threadOfTheDay(undated, ROUND_2).steps.every(step => step.at === undefined)).toBe(true)
  })

  it('adds the rounds and the harvest that an agenda forgot, before the closing', () => {
    const day = aDay({
      rounds: 2,
      agenda: [
        { kind: 'talk', minutes: 5 },
        { kind: 'closing', minutes: 5 },
      ],
    })
    expect(outlineOf(day).map(step => step.kind)).toEqual(['talk', 'round', 'round', 'harvest', 'closing'])
  })
})

describe('hours of a place', () => {
  it('are read in its own time zone, on both sides of a change of hour', () => {
    expect(localMoment('2018-10-27', '14:00', 'Europe/Paris')).toBe(Date.parse('2018-10-27T12:00:00Z'))
    expect(localMoment('2018-10-28', '14:00', 'Europe/Paris')).toBe(Date.parse('2018-10-28T13:00:00Z'))
    expect(localDate(Date.parse('2018-10-27T23:30:00Z'), 'Europe/Paris')).toBe('2018-10-28')
  })

  it('are read as UTC when nobody knows the zone, and not at all when they are no hours', () => {
    expect(localMoment('2018-10-04', '14:00', 'Terre/Du/Milieu')).toBe(Date.parse('2018-10-04T14:00:00Z'))
    expect(localMoment('bientôt', '14:00', 'Europe/Paris')).toBeUndefined()
  })
})
