import { tablesOf } from '../../shared/domain/plan.ts'
import { placeNumber, seatedPeople } from './seating.ts'
import { type CafeState, isUntold } from './state.ts'

/** What is printed for each person before the day, and what printing it means for the plan. */

export interface SeatCard {
  readonly person: string
  readonly name: string
  readonly hosts?: string | undefined
  readonly paper: boolean
  /** the round from 1, the cloth's table id, and the number of the table where one sits */
  readonly route: readonly { readonly round: number; readonly table: string; readonly place: number }[]
}

/** One card for each person who has, or will have, a chair; by name. Tell the plan (`tellPlan`) when they are handed out. */
export function seatCards(state: CafeState): SeatCard[] {
  const known = new Set(tablesOf(state.plan).map(table => table.id))
  return seatedPeople(state)
    .map(person => ({
      person: person.id,
      name: person.name,
      ...(person.hostOf === undefined ? {} : { hosts: person.hostOf }),
      paper: person.device === 'paper',
      route: person.seats.flatMap((table, i) =>
        table === null || !known.has(table)
          ? []
          : [{ round: i + 1, table, place: placeNumber(state.plan, table, i + 1) }],
      ),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr') || (a.person < b.person ? -1 : 1))
}

/** People hold their tables in their hands: from now on a change of the plan moves as few of them as possible. */
export const tellPlan = (state: CafeState): CafeState => (isUntold(state) ? { ...state, told: true } : state)
