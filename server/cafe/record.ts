import type { Archive, Operation } from '../archive/archive.ts'
import { allJson, getJson, putJson } from '../archive/records.ts'
import type { CafeState, Person } from './state.ts'

/**
 * How a café lies in the archive: `cafe/<event>/day` for the day, `cafe/<event>/person/<id>` for each person, so that one
 * newcomer in a room of two thousand writes one small value. `erased/<event>` outlives the event. Beside it, in the same batches,
 * the register (`register.ts`).
 */
const ROOT = 'cafe/'
/** Of the day's record. 2 has the same fields as 1; that number keeps a release that knows no register from writing beside it. */
const VERSION = 2
const eventPrefix = (event: string): string => `${ROOT}${event}/`
const erasedKey = (event: string): string => `erased/${event}`

/** What to write so that the archive holds `next` instead of `before`. Values that are the same object were not changed. */
export function recordChanges(before: CafeState | undefined, next: CafeState): Operation[] {
  const prefix = eventPrefix(next.id)
  const operations: Operation[] = []
  const { people, ...day } = next
  if (before === undefined || !sameDay(before, next))
    operations.push(putJson(`${prefix}day`, { version: VERSION, ...day }))
  for (const person of people.values())
    if (before?.people.get(person.id) !== person) operations.push(putJson(`${prefix}person/${person.id}`, person))
  for (const id of before?.people.keys() ?? []) if (!people.has(id)) operations.push({ del: `${prefix}person/${id}` })
  return operations
}

function sameDay(a: CafeState, b: CafeState): boolean {
  const keys = Object.keys({ ...a, ...b }) as (keyof CafeState)[]
  return keys.every(key => key === 'people' || a[key] === b[key])
}

/** `gone`: ids of the people who had asked to be forgotten; an archive of the event does not bring them back either. */
export const eraseRecord = (event: string, now: number, gone: readonly string[] = []): Operation[] => [
  { delAll: eventPrefix(event) },
  putJson(erasedKey(event), { at: now, ...(gone.length === 0 ? {} : { gone }) }),
]

/** Who had asked to be forgotten in an event that was erased here. */
export async function readGone(archive: Archive, event: string): Promise<readonly string[]> {
  const stored = await getJson(archive, erasedKey(event))
  const gone = typeof stored === 'object' && stored !== null && 'gone' in stored ? stored.gone : undefined
  return Array.isArray(gone) ? gone.filter(id => typeof id === 'string') : []
}

/**
 * An event from elsewhere is written piece by piece under a mark; the batch that makes it an event takes the mark away. What a
 * process that died left under one is nobody's, and is swept at the next start.
 */
const ARRIVING = 'arriving/'
export const beginArrival = (event: string): Operation => putJson(`${ARRIVING}${event}`, {})
export const endArrival = (event: string): Operation => ({ del: `${ARRIVING}${event}` })
export const readArrivals = async (archive: Archive): Promise<string[]> => [
  ...(await allJson(archive, ARRIVING)).keys(),
]
export const dropRecord = (event: string): Operation[] => [{ delAll: eventPrefix(event) }, endArrival(event)]

/** One café; undefined when there is none. Throws when its record is damaged, or was written by a later version: guessing would lose data. */
export async function readRecord(archive: Archive, event: string): Promise<CafeState | undefined> {
  let found: Record<string, unknown> | undefined
  const people = new Map<string, Person>()
  for (const [key, value] of await allJson(archive, eventPrefix(event))) {
    const [kind, id] = key.split('/')
    if (kind === 'day') found = value as Record<string, unknown>
    else if (kind === 'person' && id !== undefined) people.set(id, value as Person)
  }
  if (found === undefined) return undefined
  const { version, ...day } = found
  if (version !== 1 && version !== VERSION)
    throw new Error(`event ${event} was stored by another version (${String(version)})`)
  return { ...(day as unknown as Omit<CafeState, 'people'>), people: byArrival(people) }
}

/** The ids of all cafés, in order. Reads every record on the way: for an upgrade, not for a start. */
export async function* eventIds(archive: Archive): AsyncGenerator<string> {
  for await (const [key] of archive.range(ROOT)) {
    const [, event = '', kind] = key.split('/')
    if (kind === 'day') yield event
  }
}

/** The archive gives people by id; lists show them as they came. */
function byArrival(people: ReadonlyMap<string, Person>): Map<string, Person> {
  return new Map([...people].sort(([, a], [, b]) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1)))
}
