import { type Broken, isClosedIn, type PlannerProblem, type Seats } from './problem.ts'
import { bansOf } from './room.ts'

/** Every rule that seats break, in the rounds from `problem.keep` on: what is over cannot be mended. */
export function brokenRules(problem: PlannerProblem, seats: Seats): Broken[] {
  const { people, tables, rounds } = problem
  const broken: Broken[] = []
  const tableAt = (id: string, round: number): string | undefined => seats[id]?.[round] ?? undefined
  const index = new Map(tables.map((table, at) => [table.id, at]))
  const known = new Set(people.map(person => person.id))
  const bans = people.map(person => bansOf(problem, person))

  for (let round = problem.keep ?? 0; round < rounds; round++) {
    const standing: string[] = []
    const around = new Map<string, string[]>()
    people.forEach((person, p) => {
      const table = tableAt(person.id, round)
      const isThere = round >= (person.from ?? 0) && round < (person.until ?? rounds)
      if (table === undefined) {
        if (isThere) standing.push(person.id)
        return
      }
      around.set(table, [...(around.get(table) ?? []), person.id])
      const pin = person.pins?.[round]
      if (pin != null && pin !== table && index.has(pin))
        broken.push({ rule: 'pin', people: [person.id], table, round })
      const ban = bans[p]?.get(index.get(table) ?? -1)
      if (ban !== undefined) broken.push({ rule: ban, people: [person.id], table, round })
      for (const other of new Set(person.with)) {
        const there = known.has(other) && other !== person.id ? tableAt(other, round) : undefined
        if (there === undefined || there === table) continue
        const isSaidTwice = people.find(each => each.id === other)?.with?.includes(person.id) === true
        if (!isSaidTwice || person.id < other) broken.push({ rule: 'with', people: [person.id, other], round })
      }
      for (const other of new Set(person.apart)) {
        if (other === person.id || tableAt(other, round) !== table) continue
        const isSaidTwice = people.find(each => each.id === other)?.apart?.includes(person.id) === true
        if (!isSaidTwice || person.id < other) broken.push({ rule: 'apart', people: [person.id, other], table, round })
      }
    })
    for (const table of tables) {
      const sitting = around.get(table.id) ?? []
      const chairs = isClosedIn(table, round) ? 0 : (table.seats ?? sitting.length)
      if (sitting.length > chairs) broken.push({ rule: 'seats', people: sitting.slice(chairs), table: table.id, round })
    }
    if (standing.length > 0) broken.push({ rule: 'seats', people: standing, round })
  }
  return broken
}
