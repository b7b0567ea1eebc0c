import { LIMITS } from './limits.ts'
import type { PlannedPerson } from './plan.ts'

/**
 * A list of people as somebody pasted it, or as a reader of CSV gives its rows. Pure. What is wrong is told with its line; a
 * line that cannot be a person is left out, the others are read all the same.
 */
export interface PeopleListReading {
  readonly people: readonly PlannedPerson[]
  readonly remarks: readonly PeopleListRemark[]
}
export interface PeopleListRemark {
  /** as an editor counts: the first line is 1 */
  readonly line: number
  readonly why: PeopleListReason
  /** is the person of this line in the list all the same? */
  readonly kept: boolean
  /** what stands there, shortened */
  readonly text: string
}
export const PEOPLE_LIST_REASONS = [
  'no-name',
  'long-name',
  'twice',
  'same-name',
  'long-organisation',
  'odd-email',
  'too-many',
] as const
export type PeopleListReason = (typeof PEOPLE_LIST_REASONS)[number]

const ORGANISATION = 120
const EMAIL = 200

type Column = 'first' | 'name' | 'organisation' | 'email'
const HEADINGS: readonly (readonly [Column, RegExp])[] = [
  ['first', /^(prénoms?|first ?names?|given ?names?)$/i],
  ['name', /^(noms?|nom de famille|names?|last ?names?|surnames?|participants?|participantes?|personnes?|people)$/i],
  ['organisation', /^(organisations?|organizations?|structures?|entreprises?|company|employeur)$/i],
  ['email', /^(e-?mails?|courriels?|mails?|adresses? (e-?mail|électronique)|e-?mail address)$/i],
]
const headingOf = (cell: string): Column | undefined => HEADINGS.find(([, pattern]) => pattern.test(clean(cell)))?.[0]

const clean = (text: string): string => text.replace(/\s+/gu, ' ').trim()
const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) && text.length <= EMAIL

/** One person a line: a name, then an organisation and an address, parted by a tab, a semicolon or a comma. */
export function readPeopleList(text: string, known: readonly PlannedPerson[] = []): PeopleListReading {
  const rows = text.split(/\r\n|\r|\n/).map(line => {
    const bare = line.replace(/^\s*(?:[-–—•*]\s+|\d{1,4}[.)]\s+)/u, '')
    const separator = [/\t/, /;/, /,/].find(each => each.test(bare))
    return separator === undefined ? [bare] : bare.split(separator)
  })
  return readPeopleRows(rows, known)
}

/** The same of rows of cells. A first row of headings says which column is what; without, a name, an organisation, an address. */
export function readPeopleRows(
  rows: readonly (readonly string[])[],
  known: readonly PlannedPerson[] = [],
): PeopleListReading {
  const people: PlannedPerson[] = []
  const remarks: PeopleListRemark[] = []
  const held = known.map(keyOf)
  const names = new Set(known.map(({ name }) => name.toLocaleLowerCase()))
  const seen = new Set(held)
  const headings = (rows[0] ?? []).map(headingOf)
  const named = headings.includes('name') || headings.includes('first')
  rows.forEach((cells, at) => {
    if ((named && at === 0) || cells.every(cell => clean(cell) === '')) return
    const tell = (why: PeopleListReason, kept: boolean): void => {
      remarks.push({ line: at + 1, why, kept, text: clean(cells.join(' ')).slice(0, 60) })
    }
    const found = named ? byHeading(cells, headings) : byPlace(cells)
    if (found.name === '') return tell('no-name', false)
    if (found.name.length > LIMITS.personName) return tell('long-name', false)
    if (known.length + people.length >= LIMITS.people) return tell('too-many', false)
    const email = isAddress(found.email) ? found.email : ''
    const organisation = found.organisation.slice(0, ORGANISATION).trim()
    const person: PlannedPerson = {
      name: found.name,
      ...(organisation === '' ? {} : { organisation }),
      ...(email === '' ? {} : { email }),
    }
    if (seen.has(keyOf(person))) return tell('twice', false)
    if (names.has(person.name.toLocaleLowerCase())) tell('same-name', true)
    if (found.organisation.length > ORGANISATION) tell('long-organisation', true)
    if (found.email !== '' && email === '') tell('odd-email', true)
    seen.add(keyOf(person))
    names.add(person.name.toLocaleLowerCase())
    people.push(person)
  })
  return { people, remarks }
}

interface Found {
  readonly name: string
  readonly organisation: string
  readonly email: string
}

function byHeading(cells: readonly string[], headings: readonly (Column | undefined)[]): Found {
  const of = (column: Column): string => {
    const at = headings.indexOf(column)
    return at < 0 ? '' : clean(cells[at] ?? '')
  }
  return { name: clean(`${of('first')} ${of('name')}`), organisation: of('organisation'), email: of('email') }
}

/** The address is known by its sign, wherever it stands. */
function byPlace(cells: readonly string[]): Found {
  const parts = cells.map(clean)
  const email = parts.find((part, at) => at > 0 && isAddress(part)) ?? ''
  const [name = '', organisation = ''] = parts.filter((part, at) => at === 0 || (part !== email && part !== ''))
  return { name, organisation, email }
}

const keyOf = ({ name, organisation = '' }: PlannedPerson): string =>
  `${name.toLocaleLowerCase()}\n${organisation.toLocaleLowerCase()}`

/** The list as one may paste it again. */
export const toPeopleList = (people: readonly PlannedPerson[]): string =>
  people
    .map(({ name, organisation, email }) => [name, organisation, email].filter(part => part !== undefined).join('; '))
    .join('\n')
