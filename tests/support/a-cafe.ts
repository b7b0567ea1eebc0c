import { fillKeyring } from '../../server/access/keyring.ts'
import type { Actor, Decision, Given, NoteFacts } from '../../server/cafe/decide.ts'
import { decide } from '../../server/cafe/decide.ts'
import { admit } from '../../server/cafe/people.ts'
import type { CafeState, Person } from '../../server/cafe/state.ts'
import type { Role } from '../../shared/access/roles.ts'
import type { CommandInput } from '../../shared/domain/commands.ts'
import { commandSchema } from '../../shared/domain/commands.ts'
import { type Plan, tablesOf } from '../../shared/domain/plan.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'
import * as v from 'valibot'

/** Cafés made for a test: only what matters is said. */

export const NOON = Date.UTC(2018, 9, 4, 12)
export const MINUTE = 60_000

/** A plan; four themes unless told otherwise. */
export function aPlan(fields: Readonly<Record<string, unknown>> = {}): Plan {
  const themes = ['One?', 'Two?', 'Three?', 'Four?'].map(title => ({ title }))
  const reading = readPlan({ title: 'A café', themes, ...fields })
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.plan
}

/** A café as it is just after it was created, and whatever is written over it. */
export function aCafe(plan: Plan = aPlan(), over: Partial<CafeState> = {}): CafeState {
  return {
    id: 'cafe1',
    createdAt: NOON,
    plan,
    seed: 7,
    phase: 'prepared',
    round: 0,
    clock: { state: 'idle' },
    undoUntil: null,
    moments: [],
    drawn: false,
    published: false,
    keys: fillKeyring(
      'a secret of the server',
      'cafe1',
      tablesOf(plan).map(table => table.id),
    ),
    code: { text: 'ABCDEF', expiresAt: NOON + 7 * 24 * 60 * MINUTE },
    tables: {},
    dots: { tablesOpen: false, harvestOpen: false, tablesTold: false, harvestTold: false },
    announcements: {},
    threads: {},
    log: {},
    moderated: {},
    people: new Map(),
    ...over,
  }
}

export interface Guest {
  readonly role?: Role
  readonly hostOf?: string
  readonly table?: string
  readonly device?: 'own' | 'paper'
}

/** Somebody comes in. Throws when they are refused. */
export function join(state: CafeState, id: string, guest: Guest = {}, now = NOON): CafeState {
  return accepted(
    admit(
      state,
      {
        id,
        name: id,
        role: guest.role ?? 'participant',
        hostOf: guest.hostOf,
        table: guest.table,
        device: guest.device ?? 'own',
        consent: { name: false, email: false },
        wishes: [],
        tokenHash: '',
        clientIds: [],
      },
      now,
    ),
  )
}

/** So many participants, `p1`, `p2`, …, one after the other. */
export function joinMany(state: CafeState, count: number): CafeState {
  return Array.from({ length: count }, (_, i) => `p${i + 1}`).reduce(
    (room, id, i) => join(room, id, {}, NOON + i),
    state,
  )
}

export const facilitator: Actor = { person: 'f', name: 'Fabienne', role: 'facilitator' }
export const organiser: Actor = { person: 'o', name: 'Odile', role: 'organiser' }
export const asPerson = (state: CafeState, id: string): Actor => {
  const { name, role, hostOf } = personOf(state, id)
  return { person: id, name, role, hostOf }
}
export function personOf(state: CafeState, id: string): Person {
  const person = state.people.get(id)
  if (person === undefined) throw new Error(`${id} is not at the café`)
  return person
}

export interface Asked {
  readonly by?: Actor
  readonly at?: number
  readonly notes?: Readonly<Record<string, Partial<NoteFacts>>>
}

let made = 0

/** Asks for a command, as it would come over HTTP. */
export function ask(state: CafeState, input: CommandInput, asked: Asked = {}): Decision {
  const given: Given = {
    now: asked.at ?? NOON,
    id: `id${(made += 1)}`,
    note: (table, note) => {
      const facts = asked.notes?.[`${table}/${note}`]
      return facts === undefined ? undefined : { removal: 0, onPlate: false, ...facts }
    },
  }
  return decide(state, v.parse(commandSchema, input), asked.by ?? facilitator, given)
}

/** The state after a command that has to be accepted. */
export const after = (state: CafeState, input: CommandInput, asked: Asked = {}): CafeState =>
  accepted(ask(state, input, asked))

/** Why a command was refused; undefined when it was not. */
export function whyNot(state: CafeState, input: CommandInput, asked: Asked = {}): string | undefined {
  const decision = ask(state, input, asked)
  return decision.ok ? undefined : decision.why
}

export function accepted(decision: Decision): CafeState {
  if (!decision.ok) throw new Error(`refused: ${decision.why}`)
  return decision.state
}

/** How many people sit at each table in a round, in the order of tables. */
export function sizesIn(state: CafeState, round: number): number[] {
  return tablesOf(state.plan).map(
    table => [...state.people.values()].filter(person => person.seats[round - 1] === table.id).length,
  )
}

/** How far the largest table is from the smallest. */
export const gap = (sizes: readonly number[]): number => Math.max(...sizes) - Math.min(...sizes)
