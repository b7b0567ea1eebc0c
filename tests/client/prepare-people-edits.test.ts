import { describe, expect, it } from 'vitest'
import { addPeople, removePeople, setHost, setPerson, tidyPerson } from '../../client/prepare/people-edits.ts'
import { setTable, tablesOfTheme } from '../../client/prepare/table-edits.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'
import { aPlan } from './prepare-stage.tsx'

const plan = aPlan({
  people: [
    { id: 'a', name: 'Inès', constraints: { with: ['Karim'], apart: ['Nadia'] } },
    { id: 'b', name: 'Karim' },
    { id: 'c', name: 'Nadia' },
  ],
})

describe('the list of people', () => {
  it('grows by people with ids of their own, whatever ids there are', () => {
    const next = addPeople([{ name: 'Zoé' }, { name: 'Lou' }])({ ...plan, people: [{ id: 'g1', name: 'Ana' }] })
    expect(next.people.map(person => person.id)).toEqual(['g1', 'g2', 'g3'])
    expect(readPlan(next).ok).toBe(true)
  })

  it('a new name is followed wherever somebody asked about its bearer', () => {
    const next = setPerson('b', { name: 'Karim B.' })(plan)
    expect(next.people[0]?.constraints).toEqual({ with: ['Karim B.'], apart: ['Nadia'] })
    expect(next.people[1]).toEqual({ id: 'b', name: 'Karim B.' })
  })

  it('with a namesake in the list, nobody’s wishes are turned to the other one', () => {
    const twins = { ...plan, people: [...plan.people, { id: 'd', name: 'Karim' }] }
    expect(setPerson('d', { name: 'Karim D.' })(twins).people[0]?.constraints?.with).toEqual(['Karim'])
  })

  it('whoever leaves the list takes along what was asked about them', () => {
    const next = removePeople(new Set(['b', 'c']))(plan)
    expect(next.people).toEqual([{ id: 'a', name: 'Inès' }])
  })

  it('a card keeps only what it says', () => {
    expect(
      tidyPerson({
        name: ' Zoé ',
        organisation: '  ',
        constraints: { with: [], reachable: false, hosts: '', tables: {}, from: undefined, paper: true },
      }),
    ).toEqual({ name: 'Zoé', constraints: { paper: true } })
  })
})

describe('a table’s host', () => {
  it('is one person of the list, who hosts no other table', () => {
    const hosted = setHost('t2', 'c')(setHost('t1', 'c')(plan))
    expect(hosted.people[2]?.constraints).toEqual({ hosts: 't2' })
    const changed = setHost('t2', 'b')(hosted)
    expect(changed.people.map(person => person.constraints?.hosts)).toEqual([undefined, 't2', undefined])
    expect(setHost('t2', undefined)(changed).people[1]).toEqual({ id: 'b', name: 'Karim' })
  })
})

describe('a table by itself', () => {
  it('has chairs, a language, an easy way to it; a table of which nothing is said is a number again', () => {
    const two = { ...plan, themes: plan.themes.map((theme, at) => (at === 0 ? { ...theme, tables: 2 } : theme)) }
    const described = setTable('t1', 1, { seats: 900, language: 'en', reachable: true })(two)
    expect(described.themes[0]?.tables).toEqual([{}, { seats: 60, language: 'en', reachable: true }])
    const plain = setTable('t1', 1, { seats: undefined, language: undefined, reachable: false })(described)
    expect(plain.themes[0]?.tables).toBe(2)
    expect(tablesOfTheme({ ...two.themes[0]!, tables: 2 })).toHaveLength(2)
  })

  it('with one question per round the first theme speaks for the room', () => {
    const perRound = aPlan({ questions: 'per-round' })
    expect(setTable('t3', 0, { seats: 6 })(perRound).themes[0]?.tables).toEqual([{ seats: 6 }])
  })
})
