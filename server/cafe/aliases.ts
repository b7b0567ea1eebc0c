import { keepLately } from '../access/lately.ts'
import { derive } from '../access/secrets.ts'
import type { CafeState } from './state.ts'

/**
 * With attribution `none` a note is signed with an alias, one a table and person, that only the server can tell from another.
 * Worked out from the server's secret: nothing to keep, the same after a restart.
 */
export interface Aliases {
  /** the name this person signs with at this table: their id, or their alias */
  signature(state: CafeState, person: string, table: string): string
  /** whose name this is at this table */
  writer(state: CafeState, signature: string, table: string): string | undefined
}

/** of the largest cafés, several at once */
const MOST_ALIASES = 100_000

export function makeAliases(serverSecret: string): Aliases {
  const known = keepLately<string>(MOST_ALIASES)
  const alias = (event: string, person: string, table: string): string => {
    const purpose = `alias|${event}|${table}|${person}`
    return known(purpose, () => `a${derive(serverSecret, purpose, 9).replaceAll('-', '0').replaceAll('_', '1')}`)
  }
  const isNameless = (state: CafeState): boolean => state.plan.notes.attribution === 'none'
  return {
    signature: (state, person, table) => (isNameless(state) ? alias(state.id, person, table) : person),
    writer: (state, signature, table) => {
      if (!isNameless(state)) return state.people.has(signature) ? signature : undefined
      return [...state.people.keys()].find(person => alias(state.id, person, table) === signature)
    },
  }
}
