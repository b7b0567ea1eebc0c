import { describe, expect, it } from 'vitest'
import { dayTimes, minutesOf, timeOf, withRounds } from '../../client/prepare/agenda.ts'
import type { AgendaItem, Plan } from '../../shared/domain/plan.ts'

const rounds: Plan['rounds'] = { count: 4, minutes: 20, transferMinutes: 3, breakAfter: [] }
const day = (start: string | undefined, agenda: readonly AgendaItem[], change: Partial<Plan['rounds']> = {}) =>
  dayTimes({ start, agenda, rounds: { ...rounds, ...change } })
const clock = (spans: readonly { from: number }[]) => spans.map(span => timeOf(span.from))

describe('the times of the day', () => {
  it('follow one another from the start, and the rounds leave time to change tables', () => {
    const times = day('14:00', [{ kind: 'welcome', minutes: 15 }, { kind: 'talk', minutes: 10 }, { kind: 'rounds' }])
    expect(clock(times.items)).toEqual(['14:00', '14:15', '14:25'])
    expect(clock(times.rounds)).toEqual(['14:25', '14:48', '15:11', '15:34'])
    expect(timeOf(times.end)).toBe('15:54')
  })

  it('make room for a pause between rounds, as long as the agenda says, and do not count it twice', () => {
    const times = day('14:25', [{ kind: 'rounds' }, { kind: 'break', minutes: 14 }, { kind: 'harvest', minutes: 40 }], {
      breakAfter: [3],
    })
    expect(clock(times.rounds)).toEqual(['14:25', '14:48', '15:11', '15:48'])
    expect(times.inner).toBe(1)
    expect(times.pauses.map(pause => pause.after)).toEqual([3])
    expect(timeOf(times.harvest?.from ?? 0)).toBe('16:08')
    expect(timeOf(times.end)).toBe('16:48')
  })

  it('count a pause of the agenda where it stands when none lies between the rounds', () => {
    const times = day('14:00', [{ kind: 'rounds' }, { kind: 'break', minutes: 15 }, { kind: 'harvest', minutes: 30 }])
    expect(times.inner).toBeUndefined()
    expect(times.harvest).toEqual({ from: times.items[1]?.to, to: (times.items[1]?.to ?? 0) + 30 })
  })

  it('give a pause of a quarter of an hour when the agenda does not say how long', () => {
    const times = day('10:00', [], { count: 2, breakAfter: [1] })
    expect(clock(times.rounds)).toEqual(['10:00', '10:38'])
  })

  it('are counted from nought while nobody said when the day starts', () => {
    const times = day(undefined, [{ kind: 'welcome', minutes: 10 }])
    expect(times.known).toBe(false)
    expect(times.rounds[0]).toEqual({ from: 0, to: 20 })
  })

  it('add up whatever the plan: the end is the start and all that lies between', () => {
    for (const count of [1, 2, 7, 20])
      for (const breakAfter of [[], [1]]) {
        const times = day('09:30', [{ kind: 'rounds' }, { kind: 'closing', minutes: 5 }], { count, breakAfter })
        const inner = breakAfter.filter(round => round < count).length * 15
        expect(times.end - 9.5 * 60).toBe(count * 20 + (count - 1) * 3 + inner + 5)
      }
  })
})

it('an agenda that does not name the rounds begins with them', () => {
  expect(withRounds([{ kind: 'harvest', minutes: 40 }]).map(item => item.kind)).toEqual(['rounds', 'harvest'])
  const named: readonly AgendaItem[] = [{ kind: 'welcome' }, { kind: 'rounds' }]
  expect(withRounds(named)).toBe(named)
})

it('times are read and written as people write them, round midnight too', () => {
  expect(minutesOf('14:25')).toBe(865)
  expect(minutesOf('quarter past')).toBeUndefined()
  expect(timeOf(865)).toBe('14:25')
  expect(timeOf(24 * 60 + 5)).toBe('00:05')
})
