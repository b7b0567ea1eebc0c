import type { EventView, JoinRequest } from '../../shared/protocol/api.ts'
import type { Chair } from '../ui/RoundTable.tsx'

/** What the door of a café decides, without a screen: which table to draw, what was typed, what it means. */
export type DoorTable = EventView['tables'][number]

/** What opens the door: a link's key, or the six characters that somebody read aloud. */
export type Secret = { readonly key: string } | { readonly code: string }

const CODE_LENGTH = 6
const MOST_CHAIRS = 12

/** `ab c-d2e` as people type it → `ABCD2E`; undefined while it cannot be a code. */
export function readCode(typed: string): string | undefined {
  const clean = typed.toUpperCase().replace(/[\s\-–.·]/g, '')
  return /^[A-Z0-9]+$/.test(clean) && clean.length === CODE_LENGTH ? clean : undefined
}

/** Keys are far longer than a code: the length tells them apart. */
export function readSecret(found: string): Secret {
  const code = readCode(found)
  return code === undefined ? { key: found } : { code }
}
export const bearerOf = (secret: Secret): string => ('key' in secret ? secret.key : secret.code)

/** A first name as it will be shown: blanks of any kind become one, none outside. */
export const cleanName = (typed: string): string => typed.replace(/\s+/g, ' ').trim()

/** Is somebody of that name at the café already? Then an initial helps everybody. */
export function isNamesake(typed: string, people: readonly string[]): boolean {
  const name = cleanName(typed).toLocaleLowerCase()
  return name !== '' && people.some(other => cleanName(other).toLocaleLowerCase() === name)
}

/** «Inès 2», or the first number that nobody has: what can be offered without knowing more of somebody. */
export function numbered(typed: string, people: readonly string[]): string {
  const name = cleanName(typed)
  let n = 2
  while (isNamesake(`${name} ${n}`, people)) n++
  return `${name} ${n}`
}

/** Who sits here, and for whom a chair is kept. */
const sittersOf = (table: DoorTable): number => table.people.length + (table.awaited ?? 0)

/** undefined: as many as will come */
export const freeChairs = (table: DoorTable): number | undefined =>
  table.seats === undefined ? undefined : Math.max(0, table.seats - sittersOf(table))
export const isFull = (table: DoorTable): boolean => freeChairs(table) === 0

/** The open table with the fewest people (least number first); undefined when every one is full. */
export function emptiest(tables: readonly DoorTable[], except?: string): DoorTable | undefined {
  return [...tables]
    .filter(table => table.id !== except && !isFull(table))
    .sort((a, b) => sittersOf(a) - sittersOf(b) || a.number - b.number)[0]
}

export interface Seat {
  /** the table to draw; undefined in a café whose tables are not to be seen */
  readonly table: DoorTable | undefined
  /** it was asked for in the address, by a table's QR code */
  readonly asked: boolean
  /** the asked table is full; this one has a chair */
  readonly instead: DoorTable | undefined
}

/** The table asked for (by id or by number), else the emptiest, else the first. */
export function seatAt(tables: readonly DoorTable[], asked: string | undefined): Seat {
  const wanted =
    asked === undefined ? undefined : tables.find(table => table.id === asked || String(table.number) === asked)
  if (wanted === undefined) return { table: emptiest(tables) ?? tables[0], asked: false, instead: undefined }
  return { table: wanted, asked: true, instead: isFull(wanted) ? emptiest(tables, wanted.id) : undefined }
}

/** Chairs around the drawing: those who are there, the newcomer, and free ones up to the seats of the table. */
export function chairsOf(table: DoorTable, you: string): Chair[] {
  const others = table.people.map(
    (name): Chair => ({ initial: initialOf(name), state: name === table.host ? 'host' : 'guest' }),
  )
  const hidden = others.length - (MOST_CHAIRS - 2)
  const shown =
    hidden > 1 ? [...others.slice(0, MOST_CHAIRS - 2), { initial: `+${hidden}`, state: 'guest' } as const] : others
  const free = Math.max(0, Math.min((table.seats ?? 6) - others.length - 1, MOST_CHAIRS - shown.length - 1))
  const empty: Chair[] = Array.from({ length: free }, () => ({ initial: '', state: 'free' }))
  // the newcomer sits a third of the way round, where the drawing has room for the word
  const all: Chair[] = [...shown, ...empty]
  const place = Math.round(((all.length + 1) * 3) / 8)
  return [...all.slice(0, place), { initial: you, state: 'you' }, ...all.slice(place)]
}

const initialOf = (name: string): string => (/\S/u.exec(name)?.[0] ?? '').toLocaleUpperCase()

export interface Typed {
  readonly name: string
  readonly paper: boolean
  readonly showName: boolean
  readonly organisation: string
  readonly showEmail: boolean
  readonly email: string
}

/** Only what was agreed to leaves the phone: an organisation or an address without its opt-in is not sent. */
export function toRequest(
  secret: Secret,
  typed: Typed,
  table: string | undefined,
  options: { readonly following?: boolean; readonly ask?: boolean; readonly wishes?: readonly string[] } = {},
): JoinRequest {
  const organisation = cleanName(typed.organisation)
  const email = typed.email.trim()
  return {
    ...secret,
    name: cleanName(typed.name),
    device: typed.paper ? 'paper' : 'own',
    ...(table === undefined ? {} : { table }),
    ...(options.following === true ? { following: true } : {}),
    ...(options.ask === true ? { ask: true } : {}),
    ...((options.wishes ?? []).length > 0 ? { wishes: options.wishes ?? [] } : {}),
    ...(typed.showName && organisation !== '' ? { organisation } : {}),
    ...(typed.showEmail && email !== '' ? { email } : {}),
    ...(typed.showName || typed.showEmail ? { consent: { name: typed.showName, email: typed.showEmail } } : {}),
  }
}

export type NameFault = 'empty' | 'email'

/** What is missing before one can sit down. */
export function faultOf(typed: Typed): NameFault | undefined {
  if (cleanName(typed.name) === '') return 'empty'
  if (typed.showEmail && !/^\S+@\S+\.\S+$/.test(typed.email.trim())) return 'email'
  return undefined
}
