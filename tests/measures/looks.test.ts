import { describe, expect, it } from 'vitest'
import { allStates } from '../journeys/states/all-states.ts'
import { type Look, looksAt, nameOfLook } from '../journeys/states/state.ts'

const FACTS: readonly ((look: Look) => unknown)[] = [look => look.language, look => look.narrow, look => look.forced]

describe('how states are looked at', () => {
  it('[A11Y-30] there are twelve states at least, each with a name of its own', () => {
    expect(allStates.length).toBeGreaterThanOrEqual(12)
    expect(new Set(allStates.map(state => state.name)).size).toBe(allStates.length)
    for (const { name } of allStates) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  it('[A11Y-30] in every run each state of a table or a journey meets both languages, both widths and both kinds of colours', () => {
    for (const state of allStates.filter(each => each.once !== true)) {
      const looks = looksAt(allStates, false).filter(row => row.state === state)
      for (const fact of FACTS) expect(new Set(looks.map(({ look }) => fact(look))).size).toBe(2)
    }
  })

  it('[A11Y-30] those that are looked at in one way meet both languages, both widths and both kinds of colours among them', () => {
    const once = looksAt(allStates, false).filter(({ state }) => state.once === true)
    expect(new Set(once.map(({ state }) => state)).size).toBe(once.length)
    for (const fact of FACTS) expect(new Set(once.map(({ look }) => fact(look))).size).toBe(2)
  })

  it('[A11Y-30] in every run each pair of language, width and colours is met, and in the long run all eight for each state', () => {
    const met = new Set(looksAt(allStates, false).map(({ look }) => nameOfLook(look)))
    expect(met.size).toBe(8)
    expect(looksAt(allStates, true)).toHaveLength(8 * allStates.length)
  })
})
