import { tablesOf } from '../../shared/domain/plan.ts'
import { crewRoute } from '../../shared/domain/rotation-crews.ts'
import { constraintsOf, staysAt } from './plan-problem.ts'
import { isThere, seatedPeople } from './seating.ts'
import { type CafeState, isOpenTable, type Person, withPerson } from './state.ts'

/**
 * Crews that differ by two or more: as few people as needed, the last to come first, go on with the smallest crew from the first
 * round after `keep`. Who must sit with somebody stays with their crew as long as others can go.
 */
export function evenCrews(state: CafeState, keep: number): CafeState {
  const rounds = state.plan.rounds.count
  if (keep >= rounds) return state
  const tables = tablesOf(state.plan).filter(table => isOpenTable(state, table.id, keep + 1))
  let current = state
  for (let step = 0; step < state.people.size; step++) {
    const people = seatedPeople(current).filter(person => isThere(current, person)[keep] === true)
    const crew = (id: string): Person[] => people.filter(person => person.seats[keep] === id)
    const free = (id: string): Person[] => crew(id).filter(person => staysAt(current, person, keep + 1) === undefined)
    const bySize = tables.map(table => ({ table, size: crew(table.id).length, free: free(table.id) }))
    const largest = bySize
      .filter(each => each.free.length > 0)
      .reduce((a, b) => (b.size > a.size ? b : a), bySize[0] ?? none)
    const takers = bySize.filter(({ table, size }) => table.seats === undefined || size < table.seats)
    const smallest = takers.reduce((a, b) => (b.size < a.size ? b : a), takers[0] ?? none)
    if (largest.table === undefined || smallest.table === undefined || largest.size - smallest.size <= 1) break
    const tied = (person: Person): number => {
      const { with: together, tables: pinned, reachable, language } = constraintsOf(current, person)
      return [together, pinned, reachable, language, person.pins].filter(rule => rule !== undefined).length
    }
    const mover = largest.free.sort((a, b) => tied(a) - tied(b) || b.joinedAt - a.joinedAt || (a.id < b.id ? 1 : -1))[0]
    if (mover === undefined) break
    const route = crewRoute(tablesOf(state.plan), smallest.table.id, rounds - keep)
    const there = isThere(current, mover)
    const seats = mover.seats.map((table, i) => {
      const next = route[i - keep]
      if (i < keep || there[i] !== true || next === undefined) return table
      return isOpenTable(current, next, i + 1) ? next : table
    })
    current = withPerson(current, { ...mover, seats })
  }
  return current
}

const none = { table: undefined, size: 0, free: [] }
