import { isPerson, type CafeState, type Person } from '../cafe/state.ts'
import { keepLately } from './lately.ts'
import { derive, deriveCode, readCode, sameText } from './secrets.ts'

/**
 * How a person comes back on another device: a code of six characters to read out or note down, and a secret in a link. Both are
 * worked out from the server's secret and a number kept with the person, so nothing of them is stored, and a new number makes
 * the old ones worthless. Guests and hosts have them; a role with more rights is never six characters away.
 */
export interface PersonalKeys {
  codeOf(event: string, person: Person): string
  /** `<person>-<160 bits>`, for the fragment of a link */
  secretOf(event: string, person: Person): string
  /** Whose code or secret this is; undefined: nobody's. */
  whose(state: CafeState, shown: Shown): Person | undefined
  /** A number, greater than the one this person has, whose code nobody at the event has now. */
  nextNumber(state: CafeState, person: Pick<Person, 'id' | 'personal'>): number
}

/** What somebody typed or followed; told apart by its shape. */
export type Shown =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'secret'; readonly person: string; readonly secret: string }

export function readPersonal(text: string): Shown {
  const found = /^([A-Za-z0-9]{2,40})-([A-Za-z0-9_-]{20,60})$/.exec(text)
  return found?.[1] === undefined || found[2] === undefined
    ? { kind: 'code', code: readCode(text) }
    : { kind: 'secret', person: found[1], secret: found[2] }
}

/** of the largest cafés, several at once */
const MOST_CODES = 10_000

export function makePersonalKeys(serverSecret: string): PersonalKeys {
  const codes = keepLately<string>(MOST_CODES)
  const code = (event: string, id: string, number: number): string => {
    const purpose = `personal code|${event}|${id}|${number}`
    return codes(purpose, () => deriveCode(serverSecret, purpose))
  }
  const codeOf = (event: string, person: Pick<Person, 'id' | 'personal'>): string =>
    code(event, person.id, person.personal ?? 0)
  const secret = (event: string, person: Pick<Person, 'id' | 'personal'>): string =>
    derive(serverSecret, `personal link|${event}|${person.id}|${person.personal ?? 0}`)
  const holder = (state: CafeState, typed: string): Person | undefined =>
    [...state.people.values()].find(person => isPerson(person) && codeOf(state.id, person) === typed)

  return {
    codeOf,
    secretOf: (event, person) => `${person.id}-${secret(event, person)}`,
    whose(state, shown) {
      if (shown.kind === 'code') return holder(state, shown.code)
      const person = state.people.get(shown.person)
      if (person === undefined || !isPerson(person)) return undefined
      return sameText(shown.secret, secret(state.id, person)) ? person : undefined
    },
    nextNumber(state, { id, personal = 0 }) {
      let number = personal + 1
      for (;;) {
        const made = code(state.id, id, number)
        const other = holder(state, made)
        if ((other === undefined || other.id === id) && state.code?.text !== made) return number
        number += 1
      }
    },
  }
}
