/**
 * How people are called on a wall that a whole room reads: first names only, with an initial where two would be the same.
 * By person id.
 */
export function shortNames(people: Readonly<Record<string, { readonly name: string }>>): Map<string, string> {
  const parts = new Map(Object.entries(people).map(([id, person]) => [id, person.name.trim().split(/\s+/)]))
  const bearers = new Map<string, number>()
  for (const [first = ''] of parts.values()) bearers.set(first, (bearers.get(first) ?? 0) + 1)
  return new Map(
    [...parts].map(([id, [first = '', second]]) => {
      const initial = second === undefined ? undefined : /\p{L}/u.exec(second)?.[0]
      const shared = (bearers.get(first) ?? 0) > 1
      return [id, shared && initial !== undefined ? `${first}\u00a0${initial.toLocaleUpperCase()}.` : first]
    }),
  )
}

/** As many names as fit in a place of so many characters, and how many are left out. Always at least one. */
export function namesThatFit(
  names: readonly string[],
  room: number,
  reserve = 14,
): { readonly shown: readonly string[]; readonly left: number } {
  const lengths = names.map(name => name.length + 2)
  const total = lengths.reduce((sum, length) => sum + length, 0)
  if (total <= room) return { shown: names, left: 0 }
  let used = 0
  let count = 0
  for (const length of lengths) {
    if (count > 0 && used + length > room - reserve) break
    used += length
    count++
  }
  return { shown: names.slice(0, count), left: names.length - count }
}
