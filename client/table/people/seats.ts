import type { PersonFacts } from '../../../shared/document/programme.ts'
import type { Presence, Writing } from '../../../shared/protocol/messages.ts'

/** Somebody at the table, as their chair shows them. */
export interface Seat {
  readonly id: string
  readonly name: string
  readonly initial: string
  readonly me: boolean
  readonly host: boolean
  readonly writing: boolean
  /** they have a device and it is not connected */
  readonly away: boolean
  readonly paper: boolean
  /** of those who write: on which note, or in which part */
  readonly where?: Omit<Writing, 'writing'>
}

export interface SeatsInput {
  /** ids of those whose seat is here in this round */
  readonly seated: readonly string[]
  readonly people: Readonly<Record<string, PersonFacts>>
  readonly presence: Presence['people']
  readonly hosts: readonly string[]
  readonly me: string
  /** is the link live? Without it nobody's presence is known, and nobody is called absent */
  readonly live: boolean
}

/** You first, then hosts, then in the order they came; visitors who are here without a seat come last. */
export function seatsAround(input: SeatsInput): Seat[] {
  const { people, presence, hosts, me, live } = input
  const here = new Map(presence.map(person => [person.person, person]))
  const visitors = [...here.keys()].filter(id => !input.seated.includes(id) && people[id] !== undefined)
  const ids = [...new Set([...input.seated, ...visitors])]
  const rank = (id: string): number => (id === me ? 0 : hosts.includes(id) ? 1 : input.seated.includes(id) ? 2 : 3)
  return ids
    .flatMap(id => {
      const facts = people[id]
      if (facts === undefined) return []
      const present = here.get(id)
      const seat: Seat = {
        id,
        name: facts.name,
        initial: initialOf(facts.name),
        me: id === me,
        host: hosts.includes(id),
        writing: present?.writing === true && id !== me,
        away: live && present === undefined && id !== me && facts.device === 'own',
        paper: facts.device === 'paper',
        ...(present?.note === undefined && present?.zone === undefined
          ? {}
          : { where: { note: present.note, zone: present.zone } }),
      }
      return { seat, joinedAt: facts.joinedAt }
    })
    .sort((a, b) => rank(a.seat.id) - rank(b.seat.id) || a.joinedAt - b.joinedAt || (a.seat.id < b.seat.id ? -1 : 1))
    .map(({ seat }) => seat)
}

/** The first letter, accents kept, whatever the script. */
export const initialOf = (name: string): string => (/^./u.exec(name.trim())?.[0] ?? '?').toLocaleUpperCase()

/** Where chairs stand around the cloth: at most three above and three on each side. */
export type Chair = `${'top' | 'left' | 'right'}-${number}-${number}`

/** Chairs for the others, in order; those beyond nine share the last one. */
export function chairsFor(others: number): Chair[] {
  const shown = Math.min(others, 9)
  const top = Math.min(3, shown <= 2 ? shown : Math.max(1, Math.ceil(shown / 3)))
  const left = Math.ceil((shown - top) / 2)
  const right = shown - top - left
  const side = (name: 'top' | 'left' | 'right', count: number): Chair[] =>
    Array.from({ length: count }, (_, at): Chair => `${name}-${at + 1}-${count}`)
  return [...side('top', top), ...side('left', left), ...side('right', right)]
}
