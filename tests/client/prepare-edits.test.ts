import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addAgendaItem,
  addTheme,
  addZone,
  changedFields,
  moveAgendaItem,
  moveTheme,
  type PlanEdit,
  removeAgendaItem,
  removeTheme,
  removeZone,
  setFields,
  setQuestions,
  setRounds,
  setTables,
  setTitle,
  setZone,
  tableCount,
  toggleBreak,
  withText,
} from '../../client/prepare/plan-edits.ts'
import { type Plan, tablesOf } from '../../shared/domain/plan.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'

function aPlan(fields: Record<string, unknown> = {}): Plan {
  const reading = readPlan({
    title: 'Un café',
    themes: [{ title: 'Un' }, { title: 'Deux' }, { title: 'Trois' }],
    ...fields,
  })
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.plan
}
const titles = (plan: Plan) => plan.themes.map(theme => theme.title.fr)
const after = (plan: Plan, ...edits: readonly PlanEdit[]) => edits.reduce((now, edit) => edit(now), plan)

describe('themes', () => {
  it('are numbered again when one moves, and keep their id, so that a cloth follows its theme', () => {
    const plan = moveTheme('t1', 1)(aPlan())
    expect(titles(plan)).toEqual(['Deux', 'Un', 'Trois'])
    expect(plan.themes.map(theme => [theme.id, theme.number])).toEqual([
      ['t2', 1],
      ['t1', 2],
      ['t3', 3],
    ])
  })

  it('stop at either end of the list', () => {
    const plan = aPlan()
    expect(moveTheme('t1', -1)(plan)).toBe(plan)
    expect(moveTheme('t3', 5)(plan)).toBe(plan)
  })

  it('keep numbers that the organiser chose', () => {
    const plan = moveTheme(
      't1',
      1,
    )(
      aPlan({
        themes: [
          { title: 'A', number: 5 },
          { title: 'B', number: 9 },
        ],
      }),
    )
    expect(plan.themes.map(theme => theme.number)).toEqual([9, 5])
  })

  it('never give the id of a removed last theme to another while a later one is there', () => {
    const plan = after(aPlan(), removeTheme('t2'), addTheme)
    expect(plan.themes.map(theme => theme.id)).toEqual(['t1', 't3', 't4'])
  })

  it('are one at least and forty at most', () => {
    const one = after(aPlan(), removeTheme('t1'), removeTheme('t2'), removeTheme('t3'))
    expect(one.themes).toHaveLength(1)
    let many = aPlan()
    for (let i = 0; i < 60; i++) many = addTheme(many)
    expect(many.themes).toHaveLength(40)
  })

  it('may have up to six sections, named in both languages', () => {
    let plan = aPlan()
    for (let i = 0; i < 9; i++) plan = addZone('t2')(plan)
    expect(plan.themes[1]?.zones).toHaveLength(6)
    plan = after(plan, setZone('t2', 0, 'fr', 'exemples'), setZone('t2', 0, 'en', 'examples'), removeZone('t2', 1))
    expect(plan.themes[1]?.zones[0]).toEqual({ fr: 'exemples', en: 'examples' })
    expect(plan.themes[1]?.zones).toHaveLength(5)
  })

  it('lose a language whose words are wiped out, so that the other stands in for it', () => {
    expect(withText({ fr: 'a', en: 'b' }, 'fr', '')).toEqual({ en: 'b' })
    expect(after(aPlan(), setTitle('t1', 'en', 'One')).themes[0]?.title).toEqual({ fr: 'Un', en: 'One' })
  })
})

describe('tables', () => {
  it('described one by one keep their description when others are added', () => {
    const plan = setTables('t1', 3)(aPlan({ themes: [{ title: 'A', tables: [{ seats: 5 }] }] }))
    expect(tablesOf(plan).map(table => table.seats)).toEqual([5, undefined, undefined])
  })

  it('stay as many when the café goes over to one question per round', () => {
    const questions = after(aPlan(), setTables('t1', 2), setQuestions('per-round'))
    expect(tablesOf(questions)).toHaveLength(4)
    expect(tablesOf(setTables('', 6)(questions))).toHaveLength(6)
    expect(tablesOf(setQuestions('per-theme')(questions))).toHaveLength(3)
  })

  it('are never none', () => {
    expect(tableCount(setTables('t1', 0)(aPlan()).themes[0] ?? aPlan().themes[0]!)).toBe(1)
  })
})

describe('rounds', () => {
  it('lose the pause that would come after the last of them', () => {
    const plan = after(aPlan({ rounds: { count: 4 } }), toggleBreak(3), setRounds({ count: 3 }))
    expect(plan.rounds.breakAfter).toEqual([])
  })
  it('have their pauses in order', () => {
    expect(
      after(aPlan({ rounds: { count: 4 } }), toggleBreak(3), toggleBreak(1), toggleBreak(2), toggleBreak(2)).rounds
        .breakAfter,
    ).toEqual([1, 3])
  })
})

describe('the agenda', () => {
  it('always keeps its rounds', () => {
    const plan = after(aPlan(), addAgendaItem({ kind: 'harvest', minutes: 40 }), removeAgendaItem(0))
    expect(plan.agenda.map(item => item.kind)).toEqual(['rounds', 'harvest'])
  })
  it('puts a moment before another', () => {
    const plan = after(aPlan(), addAgendaItem({ kind: 'welcome', minutes: 10 }), moveAgendaItem(1, -1))
    expect(plan.agenda.map(item => item.kind)).toEqual(['welcome', 'rounds'])
  })
})

it('only fields that changed are sent, and one that was emptied is null', () => {
  const before = aPlan({ date: '2026-12-03', capacity: 24 })
  const now = after(before, setFields({ title: 'Autre', date: undefined }))
  expect(changedFields(before, now)).toEqual({ title: 'Autre', date: null })
  expect(changedFields(before, before)).toEqual({})
})

it('whatever is edited, what comes out has numbers, ids and counts that a plan may have', () => {
  const id = fc.constantFrom('t1', 't2', 't3', 't4')
  const edit: fc.Arbitrary<PlanEdit> = fc.oneof(
    fc.constant(addTheme),
    id.map(removeTheme),
    fc.tuple(id, fc.integer({ min: -5, max: 5 })).map(([theme, by]) => moveTheme(theme, by)),
    fc.tuple(id, fc.integer({ min: -2, max: 60 })).map(([theme, count]) => setTables(theme, count)),
    id.map(addZone),
    fc.integer({ min: -3, max: 30 }).map(count => setRounds({ count })),
    fc.integer({ min: 1, max: 5 }).map(toggleBreak),
    fc.constantFrom('per-round' as const, 'per-theme' as const).map(setQuestions),
  )
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 40 }), edits => {
      const plan = edits.reduce((now, change) => change(now), aPlan())
      // words are the organiser's to fill in: everything else is whole already
      const named = {
        ...plan,
        themes: plan.themes.map(theme => ({
          ...theme,
          title: { fr: 'x' },
          zones: theme.zones.map(() => ({ fr: 'x' })),
        })),
      }
      const reading = readPlan(named)
      const tooMany = tablesOf(plan).length > 250
      expect(reading.ok || tooMany).toBe(true)
      expect(plan.rounds.breakAfter.every(round => round < plan.rounds.count)).toBe(true)
      expect(plan.themes.map(theme => theme.number)).toEqual(plan.themes.map((_, index) => index + 1))
    }),
  )
})
