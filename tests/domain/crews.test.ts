import { describe, expect, it } from 'vitest'
import { CREW_NAMES, crewName } from '../../shared/domain/crew-names.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'
import { crewFinder, crewRoute } from '../../shared/domain/rotation-crews.ts'

const tables = ['t1', 't2', 't3', 't4'].map(id => ({ id, theme: id }))

describe('the names of crews', () => {
  it('are foods, the same in the same order in both languages, and never twice the same', () => {
    expect([0, 1, 2, 3].map(crew => crewName(crew, 'fr'))).toEqual(['Amande', 'Basilic', 'Cannelle', 'Dragée'])
    expect([0, 1, 2, 3].map(crew => crewName(crew, 'en'))).toEqual(['Almond', 'Basil', 'Cinnamon', 'Date'])
    expect(CREW_NAMES).toBeGreaterThanOrEqual(40)
    for (const language of ['fr', 'en'] as const) {
      const names = Array.from({ length: 125 }, (_, crew) => crewName(crew, language))
      expect(new Set(names).size).toBe(names.length)
    }
  })
})

describe('[M7] crews that an organiser names', () => {
  const named = (own: readonly string[]) => [0, 1, 2].map(crew => crewName(crew, 'fr', own))

  it('are called so in every language; the others keep their food', () => {
    expect(named(['Les Comètes'])).toEqual(['Les Comètes', 'Basilic', 'Cannelle'])
    expect(named(['', ' Les Ormes '])).toEqual(['Amande', 'Les Ormes', 'Cannelle'])
    expect(crewName(0, 'en', ['Les Comètes'])).toBe('Les Comètes')
  })

  it('share no name with another crew, not even one that took its food', () => {
    expect(named(['basilic'])).toEqual(['basilic', 'Basilic\u00a02', 'Cannelle'])
    expect(named(['Basilic', 'Amande'])).toEqual(['Basilic', 'Amande', 'Cannelle'])
  })

  it('are refused twice the same, or too long for the way they stand on', () => {
    const faults = (crews: readonly string[]) => {
      const reading = readPlan({ title: 'Un café', themes: [{ title: 'Un thème' }], crews })
      return reading.ok ? [] : reading.faults.map(fault => fault.path)
    }
    expect(faults(['Les Ormes', '', '', 'Les  ormes'])).toEqual(['crews.3'])
    expect(faults(['a'.repeat(25)])).toEqual(['crews.0'])
    expect(faults(['Les Ormes', '', ''])).toEqual([])
  })
})

describe('whose crew somebody is of', () => {
  const crewOf = crewFinder(tables)

  it('is known by the table where the crew begins, all day long', () => {
    for (const [crew, { id }] of tables.entries())
      for (const round of [1, 2, 3, 4]) expect(crewOf(crewRoute(tables, id, 4), round)).toBe(crew)
  })

  it('of whoever comes late is the crew they go on with', () => {
    expect(crewOf([null, null, 't4', 't1'], 3)).toBe(1)
    expect(crewOf([null, null, null, null], 1)).toBeUndefined()
  })

  it('does not change because one table is closed, or one seat was changed by hand', () => {
    expect(crewOf(['t1', 't3', 't3', 't4'], 2)).toBe(0)
    expect(crewOf(['t1', 't2', 't3', 't1'], 4)).toBe(0)
  })

  it('is another once somebody has gone over for what is left of the day', () => {
    expect(crewOf(['t1', 't2', 't4', 't1'], 3)).toBe(1)
  })
})
