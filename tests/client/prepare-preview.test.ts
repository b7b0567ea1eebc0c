import { describe, expect, it } from 'vitest'
import { dayTimes } from '../../client/prepare/agenda.ts'
import { rotationPreview } from '../../client/prepare/preview.ts'
import { durationText, remarks } from '../../client/prepare/rotation-words.ts'
import { words } from '../../client/prepare/words.ts'
import { type Plan } from '../../shared/domain/plan.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'

function aPlan(fields: Record<string, unknown> = {}): Plan {
  const themes = ['A', 'B', 'C', 'D'].map(title => ({ title }))
  const reading = readPlan({ title: 'Un café', capacity: 33, themes, rounds: { count: 4 }, ...fields })
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.plan
}
const told = (plan: Plan, mixed?: number) =>
  remarks({ plan, preview: rotationPreview(plan), mixed, times: dayTimes(plan), language: 'fr', t: words.fr })

describe('what 33 people at four tables are promised', () => {
  it('with mix: every theme once, and twice as many others as in fixed groups', () => {
    const mix = rotationPreview(aPlan())
    const groups = rotationPreview(aPlan({ movement: 'groups' }))
    expect(mix.sizes).toEqual({ min: 8, max: 9 })
    expect(mix.hosts).toBe(4)
    expect(mix.seen).toEqual({ min: 4, max: 4, of: 4 })
    expect(mix.again).toBe(false)
    expect(mix.met?.mean).toBeGreaterThan(1.8 * (groups.met?.mean ?? 0))
  })

  it('in groups: crews of seven or eight, each at every table', () => {
    const { routes } = rotationPreview(aPlan({ movement: 'groups' }))
    expect(routes.map(route => route.people)).toEqual([8, 7, 7, 7])
    for (const route of routes) expect([...route.tables].sort((a, b) => a - b)).toEqual([1, 2, 3, 4])
  })

  it('when cloths go round: one meets only one’s own crew', () => {
    expect(rotationPreview(aPlan({ movement: 'hosts' })).met?.max).toBeLessThanOrEqual(8)
  })

  it('when people choose: nothing', () => {
    const free = rotationPreview(aPlan({ movement: 'free' }))
    expect(free.met).toBeUndefined()
    expect(free.routes).toEqual([])
  })
})

it('nobody meets more others than there are, whatever the numbers', () => {
  for (const capacity of [1, 2, 5, 12, 60])
    for (const count of [1, 3, 8]) {
      const preview = rotationPreview(aPlan({ capacity, rounds: { count } }))
      expect(preview.met?.max ?? 0).toBeLessThanOrEqual(Math.max(0, capacity - 1))
      expect(preview.met?.min ?? 0).toBeGreaterThanOrEqual(0)
    }
})

it('a very large café gets its sizes at once and no picture', () => {
  const preview = rotationPreview(
    aPlan({
      capacity: 1_000,
      themes: [
        { title: 'A', tables: 40 },
        { title: 'B', tables: 40 },
      ],
    }),
  )
  expect(preview.routes).toEqual([])
  expect(preview.sizes).toEqual({ min: 12, max: 13 })
})

describe('the remarks', () => {
  it('say in words what comes of the plan', () => {
    const lines = told(aPlan({ start: '14:25', agenda: [{ kind: 'rounds' }, { kind: 'harvest', minutes: 40 }] })).map(
      line => line.text,
    )
    expect(lines[0]).toBe('Chaque personne passe par les quatre thèmes, une seule fois.')
    expect(lines[1]).toMatch(/^Huit ou neuf personnes par table, hôte compris/)
    expect(lines.at(-1)).toBe(
      'Dernière sonnette à 15\u00a0h\u00a054. Restent 40 min pour la mise en commun, jusqu’à 16\u00a0h\u00a034.',
    )
  })

  it('offer mix when more people could be met', () => {
    expect(told(aPlan({ movement: 'groups' }), 21).find(line => line.tone === 'people')?.offer?.kind).toBe('mix')
    expect(told(aPlan(), undefined).find(line => line.tone === 'people')?.offer).toBeUndefined()
  })

  it('offer time for the harvest when there is none', () => {
    expect(told(aPlan()).at(-1)?.offer?.kind).toBe('harvest')
  })

  it('warn of tables where nobody could hear the others', () => {
    expect(told(aPlan({ capacity: 60 })).some(line => line.text.startsWith('Au-delà de huit'))).toBe(true)
    expect(told(aPlan({ capacity: 8 })).some(line => line.text.startsWith('À moins de quatre'))).toBe(true)
  })

  it('say so when there are more rounds than questions', () => {
    const plan = aPlan({
      questions: 'per-round',
      themes: [{ title: 'A', tables: 4 }, { title: 'B' }],
      rounds: { count: 3 },
    })
    expect(told(plan)[0]).toMatchObject({
      tone: 'hint',
      text: expect.stringContaining('la dernière se prolonge') as string,
    })
  })
})

describe('with the people of the list', () => {
  const names = ['Inès', 'Karim', 'Nadia', 'Bruno', 'Zoé', 'Lou', 'Ana', 'Tom', 'Eva', 'Max', 'Noé', 'Mia']
  const listed = (constraints: Record<string, Record<string, unknown>> = {}) =>
    names.map(name => ({ name, ...(name in constraints ? { constraints: constraints[name] } : {}) }))
  const three = { themes: [{ title: 'A' }, { title: 'B' }, { title: 'C' }], rounds: { count: 3 }, capacity: 12 }
  const lines = (fields: Record<string, unknown>) => told(aPlan({ ...three, ...fields })).map(line => line.text)

  it('paths are theirs by name, and others are made up to the number that is expected', () => {
    const plan = aPlan({ ...three, capacity: 15, people: listed() })
    const preview = rotationPreview(plan)
    expect([preview.people, preview.named, preview.hosts]).toEqual([15, 12, 0])
    expect(preview.routes.every(route => route.name === undefined || names.includes(route.name))).toBe(true)
    expect(told(plan)[0]?.text).toBe('Avec les 12 personnes de la liste, et 3 autres.')
  })

  it('hosts of the list stay; nobody else does', () => {
    expect(rotationPreview(aPlan({ ...three, people: listed({ Zoé: { hosts: 't2' } }) })).hosts).toBe(1)
  })

  it('[L9] what is asked is heeded, and what cannot be is said by name', () => {
    const kept = listed({ Inès: { with: ['karim'], apart: ['Bruno'] }, Lou: { tables: { '2': 't3' } } })
    expect(rotationPreview(aPlan({ ...three, people: kept })).broken).toEqual([])
    const torn = listed({ Inès: { with: ['Karim'], apart: ['Karim'] } })
    expect(lines({ people: torn }).filter(line => /Inès et Karim/.test(line))).toEqual([
      'Inès et Karim\u00a0: à la même table aux tours 1, 2 et 3.',
    ])
  })

  it('without chairs enough, it says who has none and when', () => {
    const few = {
      themes: [
        { title: 'A', tables: [{ seats: 5 }] },
        { title: 'B', tables: [{ seats: 5 }] },
      ],
      rounds: { count: 2 },
    }
    expect(lines({ ...few, people: listed() }).some(line => line.startsWith('Pas de chaise'))).toBe(true)
  })

  it('tables and people that are gone from the plan are asked for no more', () => {
    const people = listed({
      Inès: { hosts: 't9', notTables: ['t8'], with: ['Personne'], tables: { '1': 't7' }, wishes: ['t9'] },
    })
    const preview = rotationPreview(aPlan({ ...three, people }))
    expect([preview.hosts, preview.broken, preview.wishes]).toEqual([0, [], undefined])
  })
})

describe('the mix beside what counting proves', () => {
  it('[L9] says that no plan can do better when the bound is reached', () => {
    const lines = told(aPlan({ rounds: { count: 3 } })).map(line => line.text)
    expect(lines).toContain('66 croisements répétés\u202f; aucun plan ne peut faire mieux.')
    expect(
      told(
        aPlan({ capacity: 30, themes: Array.from({ length: 6 }, (_, n) => ({ title: `${n}` })), rounds: { count: 2 } }),
      ).map(line => line.text),
    ).toContain('Personne ne croise deux fois la même personne.')
  })

  it('another draw gives other paths, and the same draw the same', () => {
    const routes = (seed: number) => JSON.stringify(rotationPreview(aPlan({ capacity: 40, seed })).routes)
    expect(routes(5)).toBe(routes(5))
    expect(new Set([1, 2, 3, 4].map(routes)).size).toBeGreaterThan(1)
  })

  it('where one guest stays each round, somebody sees fewer themes', () => {
    const stays = rotationPreview(
      aPlan({
        capacity: 12,
        themes: [{ title: 'A' }, { title: 'B' }, { title: 'C' }],
        rounds: { count: 3 },
        guestStays: true,
      }),
    )
    expect(stays.hosts).toBe(0)
    expect(stays.again).toBe(true)
  })
})

it('a stretch of time is said as people say it', () => {
  expect(durationText(40, 'fr')).toBe('40\u00a0min')
  expect(durationText(120, 'fr')).toBe('2\u00a0h')
  expect(durationText(95, 'fr')).toBe('1\u00a0h\u00a035')
})
