import { describe, expect, it } from 'vitest'
import { twinPlan } from '../../server/rehearsal/twin.ts'
import type { Plan } from '../../shared/domain/plan.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'

const reading = readPlan({
  title: 'Un café',
  date: '2018-10-04',
  start: '14:00',
  timeZone: 'Europe/Paris',
  themes: [{ title: 'Et maintenant ?' }],
  rounds: { count: 3, minutes: 20, transferMinutes: 3, breakAfter: [2] },
  agenda: [
    { kind: 'welcome', minutes: 15 },
    { kind: 'talk', minutes: 30 },
    { kind: 'rounds' },
    { kind: 'break', minutes: 14 },
    { kind: 'harvest', minutes: 40 },
  ],
  people: [{ name: 'Inès', email: 'ines@example.org' }],
})
const plan: Plan = reading.ok ? reading.plan : expect.fail()
const now = Date.UTC(2026, 10, 22, 9, 30)

describe('the plan of a rehearsal', () => {
  it('is the café’s own with every length divided, so that clocks and hours are true as they are', () => {
    const twin = twinPlan(plan, 5, now)
    expect(twin.rounds).toEqual({ count: 3, minutes: 4, transferMinutes: 0.6, breakAfter: [2] })
    expect(twin.agenda.map(item => item.minutes)).toEqual([3, 6, undefined, 2.8, 8])
    expect(twin.themes).toBe(plan.themes)
  })

  it('has its first round in a minute, whatever comes before it on the day', () => {
    // Fifty-four minutes of welcome and talk, five times faster: nine, of which eight have gone by.
    expect(twinPlan(plan, 5, now)).toMatchObject({ date: '2026-11-22', start: '10:22' })
    expect(twinPlan(plan, 1, Date.UTC(2026, 10, 21, 23, 10))).toMatchObject({ date: '2026-11-21', start: '23:26' })
  })

  it('knows no address of anybody, and is forgotten after a day at the latest', () => {
    expect(JSON.stringify(twinPlan(plan, 20, now))).not.toContain('example.org')
    expect(twinPlan(plan, 20, now).retentionDays).toBe(1)
  })
})
