import type { Role } from '../../shared/access/roles.ts'
import type { Principal, Situation } from '../../server/sync/situation.ts'

/** A café as the gate sees it, which a test may change while it runs. */
export interface TestSituation extends Situation {
  phase: Situation['phase']
  latestRound: number
  closedAt: number | undefined
  readonly locked: Set<string>
  readonly followers: Set<string>
  /** scribe → those they write for */
  readonly scribes: Map<string, Set<string>>
  readonly clientIds: Map<number, string>
  readonly themesOfHosts: Map<string, string>
  readonly staff: Set<string>
  /** `<table>/<photo>` */
  readonly photos: Set<string>
}

export function aSituation({
  tables = ['t1', 't2'],
  themes = ['t1', 't2'],
  plate = 3,
  anonymous = false,
} = {}): TestSituation {
  const situation: TestSituation = {
    phase: 'round',
    latestRound: 1,
    closedAt: undefined,
    plate,
    anonymous,
    locked: new Set(),
    followers: new Set(),
    scribes: new Map(),
    clientIds: new Map(),
    themesOfHosts: new Map(),
    staff: new Set(),
    photos: new Set(),
    isLocked: table => situation.locked.has(table),
    mayWriteAtTables: person => !situation.followers.has(person),
    signatures: person => ({ own: person, scribed: situation.scribes.get(person) ?? new Set() }),
    ownerOf: clientId => situation.clientIds.get(clientId),
    hasTable: table => tables.includes(table),
    hasPhoto: (table, photo) => situation.photos.has(`${table}/${photo}`),
    hasTheme: theme => themes.includes(theme),
    themeOfHost: person => situation.themesOfHosts.get(person),
  }
  return situation
}

export const aPrincipal = (person: string, role: Role = 'participant', hostOf?: string): Principal => ({
  person,
  name: person[0]?.toUpperCase() + person.slice(1),
  role,
  hostOf,
})
