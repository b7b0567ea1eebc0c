import { isSeated, type Role } from '../../shared/access/roles.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { type CafeState, isPerson } from './state.ts'

/** Staff and walls that come on top of the people: a crowd at the door never shuts out those who can do something about it. */
const MOST_STAFF = 300

/**
 * Has the event as many people as it can hold? Who left counts in the whole, for their ids are kept as long as the event; the last places
 * there are kept for staff.
 */
export function isFullHouse(state: CafeState, role: Role): boolean {
  if (state.people.size >= LIMITS.records - (isSeated(role) ? MOST_STAFF : 0)) return true
  let count = 0
  for (const person of state.people.values())
    if (isSeated(role) ? isPerson(person) : !isSeated(person.role) && !person.gone) count++
  return count >= (isSeated(role) ? LIMITS.people : MOST_STAFF)
}
