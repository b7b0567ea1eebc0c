import { type Plan, type PlannedPerson, tablesOf } from '../shared/domain/plan.ts'
import { REHEARSAL_LIMITS } from '../shared/domain/rehearsal.ts'
import type { Language } from '../shared/domain/text.ts'
import { GUESTS, HOSTS } from './sentences.ts'
import { makeRandom } from './random.ts'

/** Somebody who is expected, and what they will do about it. */
export interface Part {
  readonly name: string
  readonly organisation?: string | undefined
  /** the table that they host */
  readonly host?: string | undefined
  readonly paper: boolean
  readonly entrance: 'on-time' | 'late' | 'never'
  /** writes; the others of a very large café sit there in silence */
  readonly awake: boolean
  readonly language: Language
}

/** When the plan says neither who nor how many. */
const USUAL_AT_TABLE = 6
/** From so many on somebody comes late, and somebody does not come. */
const ENOUGH = 8

const NAMES: Readonly<Record<Language, readonly string[]>> = {
  fr: [...HOSTS, ...GUESTS],
  en: [
    'Ada',
    'Alfie',
    'Beth',
    'Callum',
    'Daisy',
    'Dev',
    'Edith',
    'Ewan',
    'Farah',
    'Finn',
    'Grace',
    'Harriet',
    'Idris',
    'Isla',
    'Jade',
    'Kofi',
    'Lena',
    'Mabel',
    'Niall',
    'Olive',
    'Priya',
    'Rhys',
    'Rosa',
    'Saul',
    'Tess',
    'Umar',
    'Violet',
    'Wren',
  ],
}

/**
 * Who comes to a rehearsal: those on the list by their names, then made-up people until the room is as full as planned. Tables
 * have the hosts that the list names; made-up people host the others. Two come late, one does not come, two would rather write on paper. The same seed gives the same company.
 */
export function castOf(plan: Plan, seed: number, language: Language): Part[] {
  const random = makeRandom(seed)
  const tables = tablesOf(plan)
  const wanted = Math.max(plan.people.length, plan.capacity ?? (plan.people.length || tables.length * USUAL_AT_TABLE))
  const size = Math.min(REHEARSAL_LIMITS.people, Math.max(wanted, tables.length))
  const spoken = plan.languages.includes(language) ? language : (plan.languages[0] ?? 'fr')
  const people = [...plan.people.slice(0, size), ...strangers(size - plan.people.length, plan.people, spoken)]

  const hosts = new Map<PlannedPerson, string>()
  for (const { id } of tables) {
    const named = people.find(person => person.constraints?.hosts === id && !hosts.has(person))
    const free = people.slice(plan.people.length).find(person => !hosts.has(person))
    // Where the list says who comes and not who hosts, nobody stays: as on the day.
    const host = named ?? free
    if (host !== undefined) hosts.set(host, id)
  }
  const guests = people.filter(person => !hosts.has(person))
  const listed = guests.filter(person => person.constraints?.paper === true)
  const others = random.shuffled(guests.filter(person => person.constraints?.paper !== true))
  const paper = new Set(listed.length > 0 || size < ENOUGH ? listed : others.splice(0, 2))
  const [never, ...late] = size < ENOUGH ? [] : others.splice(0, 3)

  const inOrder = [...hosts.keys(), ...random.shuffled(guests)]
  let awake = 0
  return inOrder.map(person => {
    const isPaper = paper.has(person)
    const speaks = person.constraints?.language ?? otherLanguage(plan, spoken, random.below(4) === 0)
    return {
      name: person.name,
      ...(person.organisation === undefined || person.organisation === '' ? {} : { organisation: person.organisation }),
      ...(hosts.has(person) ? { host: hosts.get(person) } : {}),
      paper: isPaper,
      entrance: person === never ? 'never' : late.includes(person) ? 'late' : 'on-time',
      awake: !isPaper && person !== never && ++awake <= REHEARSAL_LIMITS.awake,
      language: speaks,
    }
  })
}

/** In a café in two languages some speak the other one. */
const otherLanguage = (plan: Plan, spoken: Language, wants: boolean): Language =>
  wants ? (plan.languages.find(each => each !== spoken) ?? spoken) : spoken

function strangers(count: number, known: readonly PlannedPerson[], language: Language): PlannedPerson[] {
  const taken = new Set(known.map(person => person.name))
  const made: PlannedPerson[] = []
  for (let lap = 1; made.length < count; lap++)
    for (const name of NAMES[language]) {
      const unique = lap === 1 ? name : `${name} ${lap}`
      if (made.length < count && !taken.has(unique)) made.push({ name: unique })
    }
  return made
}
