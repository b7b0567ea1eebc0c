import { tablesOf } from '../../shared/domain/plan.ts'
import { crewFinder } from '../../shared/domain/rotation-crews.ts'
import { linksOf, readKeys } from '../access/keyring.ts'
import type { PersonalKeys } from '../access/personal.ts'
import type { KitFacts, KitLogo } from '../print/kit/facts.ts'
import { purgeAt } from './retention.ts'
import { seatCards } from './seat-cards.ts'
import { type CafeState, presentRound } from './state.ts'

/** Gathers what the printed kit says. It holds everybody's way in: for staff alone. */
export function gatherKit(
  state: CafeState,
  given: {
    readonly secret: string
    readonly personal: PersonalKeys
    /** where phones find this server: what links and codes begin with */
    readonly address: string
    readonly now: number
    readonly logo?: KitLogo | undefined
  },
): KitFacts {
  const { id, plan, code } = state
  const { address, personal } = given
  const tables = tablesOf(plan)
  const keys = readKeys(
    given.secret,
    id,
    state.keys,
    tables.map(table => table.id),
  )
  const link = linksOf(address, id, keys).participant
  const inCrews = plan.movement === 'groups' || plan.movement === 'hosts'
  const crewOf = crewFinder(tables)
  const round = presentRound(state) ?? plan.rounds.count
  const people = seatCards(state).flatMap(card => {
    const person = state.people.get(card.person)
    if (person === undefined) return []
    const places = new Map(card.route.map(({ round, place }) => [round, place]))
    return [
      {
        name: card.name,
        organisation: person.organisation,
        stops: Array.from({ length: plan.rounds.count }, (_, i) => places.get(i + 1) ?? null),
        hosts: tables.find(table => table.id === card.hosts)?.number,
        crew: inCrews && card.hosts === undefined ? crewOf(person.seats, round) : undefined,
        link: `${address}/e/${id}/join#p=${personal.secretOf(id, person)}`,
        code: personal.codeOf(id, person),
      },
    ]
  })
  return {
    plan,
    tables,
    people,
    address,
    linkTo: table => (link === '' || table === undefined ? link : link.replace('#', `?table=${table}#`)),
    code: code !== undefined && code.expiresAt > given.now ? code.text : undefined,
    logo: given.logo,
    purgeAt: purgeAt(state),
  }
}
