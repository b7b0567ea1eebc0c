import { describe, expect, it } from 'vitest'
import { faultsOf, linesOf, type NewCafe, refusedFields, toBody, usualTables } from '../../client/home/new-cafe.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'
import { overPlan, TEMPLATES } from '../../shared/domain/templates.ts'

const aForm = (fields: Partial<NewCafe> = {}): NewCafe => ({
  cloth: 'blank',
  title: 'Un café',
  date: '',
  place: '',
  people: '',
  tables: '',
  themes: 'Un ?\nDeux ?',
  ...fields,
})
/** The plan that the server would make of a form. */
function planOf(form: NewCafe) {
  const { template, ...fields } = toBody(form, 'fr')
  const base = TEMPLATES.find(each => each.id === template)?.plan ?? {}
  const reading = readPlan(overPlan(base, fields))
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.plan
}

describe('themes, one a line', () => {
  it('lose the bullets and numbers of wherever they were pasted from, and blank lines', () => {
    expect(linesOf('- Un ?\n\n2. Deux ?\n  • Trois\n3) Quatre\n2018, et après ?')).toEqual([
      'Un ?',
      'Deux ?',
      'Trois',
      'Quatre',
      '2018, et après ?',
    ])
  })
})

describe('the short form', () => {
  it('asks for a title, and for a theme on a cloth that has none', () => {
    expect(faultsOf(aForm({ title: '  ', themes: '\n' }))).toEqual({ title: 'missing', themes: 'missing' })
    expect(faultsOf(aForm({ cloth: 'isn-2018', themes: '' }))).toEqual({})
  })
  it('knows what a number of people can be', () => {
    for (const people of ['0', '12.5', 'douze', '2001']) expect(faultsOf(aForm({ people })).people).toBe('not-a-number')
    expect(faultsOf(aForm({ people: '33' }))).toEqual({})
  })
  it('blames nothing that the server would take, and nothing else', () => {
    for (const form of [
      aForm(),
      aForm({ cloth: 'per-round', people: '26' }),
      aForm({ cloth: 'isn-2018', date: '2026-12-03', place: 'Paris' }),
    ]) {
      expect(faultsOf(form)).toEqual({})
      expect(planOf(form).title).toBe('Un café')
    }
  })
  it('says which fields the server did not like', () => {
    expect(
      refusedFields({
        faults: [
          { path: 'themes.3.title', message: '' },
          { path: 'capacity', message: '' },
          { path: 'goal', message: '' },
        ],
      }),
    ).toEqual({
      themes: 'refused',
      people: 'refused',
    })
    expect(refusedFields(undefined)).toEqual({})
  })
})

describe('what is created', () => {
  it('from the cloth of 2018: its four workshops in both languages, but not its date', () => {
    const plan = planOf(aForm({ cloth: 'isn-2018', people: '33' }))
    expect(plan.themes.map(theme => Object.keys(theme.title).sort())).toEqual([
      ['en', 'fr'],
      ['en', 'fr'],
      ['en', 'fr'],
      ['en', 'fr'],
    ])
    expect(plan.date).toBeUndefined()
    expect(plan.capacity).toBe(33)
  })
  it('with one question per round: a round for each question, all tables on the same', () => {
    const plan = planOf(aForm({ cloth: 'per-round', people: '26', themes: 'A\nB\nC' }))
    expect(plan.rounds.count).toBe(3)
    expect(tablesOf(plan)).toHaveLength(4)
    expect(plan.questions).toBe('per-round')
  })
  it('in the language of the page, with room for the other', () => {
    expect(toBody(aForm(), 'en')).toMatchObject({
      languages: ['en', 'fr'],
      themes: [{ title: { en: 'Un ?' } }, { title: { en: 'Deux ?' } }],
    })
  })
  it('with tables of six or seven when nobody said how many', () => {
    expect(usualTables('26')).toBe(4)
    expect(usualTables('')).toBe(4)
    expect(usualTables('3')).toBe(1)
  })
})
