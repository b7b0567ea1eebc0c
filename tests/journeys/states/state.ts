import type { Page } from 'playwright-core'
import type { Remembered } from '../../support/staged-cafe.ts'
import type { Stage } from './stage.ts'

/** A state of a screen, as somebody would see it. What is measured of one is measured of all. */
export interface State {
  /** in kebab case: names its picture too */
  readonly name: string
  /** who looks: without it, a browser that has never been here */
  readonly who?: (stage: Stage) => Remembered
  /** where it is seen */
  readonly address: (stage: Stage) => string
  /** from there to the state; resolves once it stands. `narrow`: the window is a phone's. */
  readonly reach: (page: Page, stage: Stage, narrow: boolean) => Promise<void>
  /** its neighbours are made of the same things: outside of long runs it is looked at in one way, not in two */
  readonly once?: true
  /** drawn anew each time (codes, hours): left out of pictures */
  readonly varies?: readonly string[]
}

/** How a state is looked at. */
export interface Look {
  readonly language: 'fr' | 'en'
  readonly narrow: boolean
  readonly forced: boolean
}

export const nameOfLook = ({ language, narrow, forced }: Look): string =>
  [language, narrow ? '320' : '1366', ...(forced ? ['forced'] : [])].join('-')

const LOOKS: readonly Look[] = (['fr', 'en'] as const).flatMap(language =>
  [false, true].flatMap(narrow => [false, true].map(forced => ({ language, narrow, forced }))),
)

/**
 * Each state with how it is looked at. `all`: in the eight ways. Otherwise each state in two opposite ones, so that
 * it meets each language, each width and both kinds of colours; over four neighbours every pair of these has been met too. A state
 * of `once` is looked at in one of its two ways.
 */
export function looksAt(states: readonly State[], all: boolean): { state: State; look: Look }[] {
  return states.flatMap((state, at) => {
    if (all) return LOOKS.map(look => ({ state, look }))
    const first = LOOKS[at % 4]
    const opposite = LOOKS[LOOKS.length - 1 - (at % 4)]
    const ways = state.once === true ? [at % 8 < 4 ? first : opposite] : [first, opposite]
    return ways.flatMap(look => (look === undefined ? [] : [{ state, look }]))
  })
}
