import type { Summary } from '../../shared/document/programme.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import type { EventSummary } from '../../shared/protocol/api.ts'
import type { Archive, Operation } from '../archive/archive.ts'
import { getJson, putJson } from '../archive/records.ts'
import { nextMoment } from './phases.ts'
import { purgeAt } from './retention.ts'
import { type CafeState, isPerson, type SpokenCode } from './state.ts'

/**
 * What lists, code look-up and purge need of an event, so that they need not open it: `register/<event>`, and
 * `code/<code>/<event>` for its spoken code. Written in the same batch as the day, so it is never behind.
 */
export interface RegisterEntry extends EventSummary {
  readonly code?: SpokenCode
  /** when something happens there by itself, ms; 0: at once, documents still have to forget somebody */
  readonly due?: number
}

const ROOT = 'register/'
const CODES = 'code/'
const registerKey = (event: string): string => `${ROOT}${event}`
const codeKey = (code: string, event: string): string => `${CODES}${code}/${event}`

/** @param notes how many lie on its tables */
export function registerOf(state: CafeState, notes: number): RegisterEntry {
  const { plan } = state
  const hasTraces = [...state.people.values()].some(({ gone, traces = [] }) => gone && traces.length > 0)
  const due = hasTraces ? 0 : nextMoment(state)
  return {
    id: state.id,
    title: plan.title,
    ...(plan.date === undefined ? {} : { date: plan.date }),
    place: plan.place,
    phase: state.phase,
    round: state.round,
    rounds: plan.rounds.count,
    clock: state.clock,
    people: countPeople(state),
    notes,
    tables: tablesOf(plan).map(({ number, theme }) => ({ number, ...(theme === undefined ? {} : { theme }) })),
    createdAt: state.createdAt,
    purgeAt: purgeAt(state),
    ...(state.code === undefined ? {} : { code: state.code }),
    ...(due === undefined ? {} : { due }),
  }
}

const countPeople = (state: CafeState): number =>
  [...state.people.values()].filter(person => isPerson(person) && !person.absent && person.expected !== true).length

export const notesIn = (summaries: ReadonlyMap<string, Summary>): number =>
  [...summaries.values()].reduce((sum, summary) => sum + summary.notes, 0)

/** What a list shows of an entry. */
export function summaryIn({ code: _code, due: _due, ...summary }: RegisterEntry): EventSummary {
  return summary
}

/** What to write so that the register says `next`; nothing when it does already. */
export function registerChanges(before: RegisterEntry | undefined, next: RegisterEntry): Operation[] {
  if (JSON.stringify(before) === JSON.stringify(next)) return []
  const [old, code] = [before?.code, next.code]
  return [
    putJson(registerKey(next.id), next),
    ...(old === undefined || old.text === code?.text ? [] : [{ del: codeKey(old.text, next.id) }]),
    ...(code === undefined || (code.text === old?.text && code.expiresAt === old.expiresAt)
      ? []
      : [putJson(codeKey(code.text, next.id), { expiresAt: code.expiresAt })]),
  ]
}

/** Takes an event out. `entry`: what the register says of it now, for its code. */
export const dropRegister = (event: string, entry: RegisterEntry | undefined): Operation[] => [
  { del: registerKey(event) },
  ...(entry?.code === undefined ? [] : [{ del: codeKey(entry.code.text, event) }]),
]

/** What the register says of one event; undefined when it says nothing that can be read. */
export async function readEntry(archive: Archive, event: string): Promise<RegisterEntry | undefined> {
  const stored = await getJson(archive, registerKey(event)).catch(() => undefined)
  return isEntry(stored) ? stored : undefined
}

/** Every event of the archive, by id. An entry that cannot be read is passed over: it is written anew when its event is opened. */
export async function* readRegister(archive: Archive): AsyncGenerator<RegisterEntry> {
  for await (const [, bytes] of archive.range(ROOT)) {
    const entry = readable(bytes)
    if (isEntry(entry)) yield entry
  }
}

/** The event that this code, as it is stored, opens now. */
export async function eventOfCode(archive: Archive, code: string, now: number): Promise<string | undefined> {
  if (!/^[A-Z0-9]{1,20}$/.test(code)) return undefined
  const prefix = `${CODES}${code}/`
  for await (const [key, bytes] of archive.range(prefix)) {
    const stored = readable(bytes)
    const until = typeof stored === 'object' && stored !== null && 'expiresAt' in stored ? stored.expiresAt : undefined
    if (typeof until === 'number' && until > now) return key.slice(prefix.length)
  }
  return undefined
}

function readable(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

const isEntry = (stored: unknown): stored is RegisterEntry =>
  typeof stored === 'object' &&
  stored !== null &&
  'id' in stored &&
  typeof stored.id === 'string' &&
  'purgeAt' in stored &&
  typeof stored.purgeAt === 'number'
