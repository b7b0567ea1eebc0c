import { isSeated } from '../../shared/access/roles.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import type { Situation } from '../sync/situation.ts'
import type { Aliases } from './aliases.ts'
import { knowsPhoto } from './photos.ts'
import { type CafeState, tableState, writingRound } from './state.ts'

/** What the gate asks, answered from the durable state at the moment of asking. */
export function situationOf(
  state: () => CafeState,
  ownerOf: (clientId: number) => string | undefined,
  aliases: Aliases,
): Situation {
  // The plan is replaced, never changed, so its tables are worked out once per plan.
  let tables: { readonly plan: CafeState['plan']; readonly themes: ReadonlyMap<string, string | undefined> } | undefined
  const themes = (): ReadonlyMap<string, string | undefined> => {
    const { plan } = state()
    if (tables?.plan !== plan) tables = { plan, themes: new Map(tablesOf(plan).map(table => [table.id, table.theme])) }
    return tables.themes
  }
  return {
    get phase() {
      return state().phase
    },
    get latestRound() {
      return writingRound(state())
    },
    get closedAt() {
      return state().closedAt
    },
    get plate() {
      return state().plan.plate
    },
    get anonymous() {
      return state().plan.notes.attribution === 'none'
    },
    isLocked: table => tableState(state(), table).locked,
    mayWriteAtTables: id => {
      const person = state().people.get(id)
      // Somebody marked absent who writes is evidently there: absence is about chairs.
      return person !== undefined && isSeated(person.role) && !person.gone && !person.following
    },
    signatures: (id, table) => {
      const person = state().people.get(id)
      return {
        own: aliases.signature(state(), id, table),
        scribed: new Set((person?.scribeFor ?? []).map(guest => aliases.signature(state(), guest, table))),
      }
    },
    ownerOf,
    hasPhoto: (table, photo) => knowsPhoto(state(), table, photo),
    hasTable: table => themes().has(table),
    hasTheme: theme => state().plan.themes.some(each => each.id === theme),
    themeOfHost: id => {
      const hostOf = state().people.get(id)?.hostOf
      return hostOf === undefined ? undefined : themes().get(hostOf)
    },
  }
}
