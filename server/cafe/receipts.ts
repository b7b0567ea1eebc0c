/**
 * On how many people's devices each announcement was shown. Who they are is held only as long as the process lives, so that a
 * second device or a reload does not count twice, and is written nowhere: what is told, and stored, is a number.
 */
export interface Receipts {
  /** True when this is news. */
  readonly shown: (announcement: string, person: string) => boolean
  /** How many, for the announcements that are still kept. */
  readonly counts: (announcements: Readonly<Record<string, unknown>>) => Readonly<Record<string, number>>
}

/** `before`: what was counted until the last restart. */
export function createReceipts(before: Readonly<Record<string, unknown>> = {}): Receipts {
  const shownTo = new Map<string, Set<string>>()
  const countedBefore = (id: string): number => {
    const count = Object.hasOwn(before, id) ? before[id] : 0
    return typeof count === 'number' ? count : 0
  }
  return {
    shown(announcement, person) {
      const people = shownTo.get(announcement) ?? new Set<string>()
      if (people.has(person)) return false
      shownTo.set(announcement, people.add(person))
      return true
    },
    counts(announcements) {
      for (const id of shownTo.keys()) if (!Object.hasOwn(announcements, id)) shownTo.delete(id)
      return Object.fromEntries(
        Object.keys(announcements).flatMap(id => {
          const count = countedBefore(id) + (shownTo.get(id)?.size ?? 0)
          return count === 0 ? [] : [[id, count]]
        }),
      )
    },
  }
}
