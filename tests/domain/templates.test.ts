import { describe, expect, it } from 'vitest'
import { tablesOf } from '../../shared/domain/plan.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'
import { overPlan, TEMPLATES } from '../../shared/domain/templates.ts'

const template = (id: string) => {
  const found = TEMPLATES.find(each => each.id === id)
  if (found === undefined) throw new Error(`no template ${id}`)
  return found
}

describe('the templates', () => {
  it.each(TEMPLATES.map(each => each.id))('%s is a plan that can be created as it is', id => {
    const reading = readPlan(template(id).plan)
    expect(reading).toMatchObject({ ok: true })
  })

  it('the café of 2018 has its four workshops to the letter, in French and English', () => {
    const reading = readPlan(template('isn-2018').plan)
    if (!reading.ok) throw new Error('not a plan')
    expect(reading.plan.title).toBe('Le Café des Innovations Sociales Numériques')
    expect(reading.plan.themes.map(theme => theme.title)).toEqual([
      { fr: 'Que signifie être socialement innovant ?', en: 'What does it mean to be socially innovative?' },
      {
        fr: 'Comment peut-on utiliser le numérique pour être socialement innovant ?',
        en: 'How can digital tools be used to be socially innovative?',
      },
      {
        fr: 'Quels modèles économiques pour les innovations sociales numériques ?',
        en: 'Which business models for digital social innovations?',
      },
      {
        fr: 'Comment évaluer les impacts des innovations sociales numériques ?',
        en: 'How can the impacts of digital social innovations be evaluated?',
      },
    ])
    expect(reading.plan.themes.map(theme => theme.zones.length)).toEqual([3, 4, 5, 4])
    expect(reading.plan.rounds).toEqual({ count: 4, minutes: 20, transferMinutes: 3, breakAfter: [3] })
  })

  it('no text of a template has a typewriter apostrophe', () => {
    expect(JSON.stringify(TEMPLATES)).not.toContain("'")
  })

  it('one question per round lays the same question on every table', () => {
    const reading = readPlan(template('one-question-per-round').plan)
    if (!reading.ok) throw new Error('not a plan')
    expect(tablesOf(reading.plan).map(table => table.theme)).toEqual([undefined, undefined, undefined, undefined])
  })

  it('what an organiser writes over one setting of a group leaves the others', () => {
    const plan = overPlan(template('isn-2018').plan, { title: 'Another', rounds: { minutes: 15 } })
    expect(plan).toMatchObject({ title: 'Another', rounds: { count: 4, minutes: 15, transferMinutes: 3 } })
  })
})
