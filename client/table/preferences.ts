import { createRoot, createSignal } from 'solid-js'
import { recall, remember } from '../session/memory.ts'

/** How much others' changes are told to screen readers. One's own actions always are. */
export const VERBOSITIES = ['all', 'summary', 'none'] as const
export type Verbosity = (typeof VERBOSITIES)[number]

/** A choice of this person on this device, kept for the next table and the next café. */
function kept<T extends string>(
  key: string,
  values: readonly T[],
  otherwise: T,
): [value: () => T, set: (value: T) => void] {
  const found = values.find(value => value === recall(key)) ?? otherwise
  const [value, setValue] = createRoot(() => createSignal<T>(found))
  return [
    value,
    next => {
      setValue(() => next)
      remember(key, next)
    },
  ]
}

const ON_OFF = ['off', 'on'] as const
const [calm, setCalm] = kept('calm', ON_OFF, 'off')
const [straight, setStraight] = kept('straight', ON_OFF, 'off')
const [letters, setLetters] = kept('letters', ON_OFF, 'on')
const [verbosity, setVerbosity] = kept('verbosity', VERBOSITIES, 'summary')

/** «Mode calme»: others' changes wait behind a counter, nothing moves, nobody is shown writing. */
export const isCalm = (): boolean => calm() === 'on'
export const chooseCalm = (on: boolean): void => setCalm(on ? 'on' : 'off')
/** «Notes droites»: no tilt. */
export const isStraight = (): boolean => straight() === 'on'
export const chooseStraight = (on: boolean): void => setStraight(on ? 'on' : 'off')
/** Single-letter shortcuts (WCAG 2.1.4: they can be switched off). */
export const hasLetters = (): boolean => letters() === 'on'
export const chooseLetters = (on: boolean): void => setLetters(on ? 'on' : 'off')
export { verbosity, setVerbosity }
