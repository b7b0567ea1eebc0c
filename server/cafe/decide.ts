import { RIGHTS, mayCommand } from '../../shared/access/commands.ts'
import { isStaff, type Role } from '../../shared/access/roles.ts'
import type { Command, Refusal } from '../../shared/domain/commands.ts'
import { LIMITS } from '../../shared/domain/plan.ts'
import type { LogEntry } from '../../shared/document/programme.ts'
import { carryNote, dropCarried } from './carry.ts'
import { closeDots, openDots, placeDots } from './dots.ts'
import { addGuest, scribeFor } from './guests.ts'
import * as phases from './phases.ts'
import { isFull, moveTo, nextFree, seat, unseat } from './seating.ts'
import {
  type CafeState,
  isPerson,
  type Person,
  presentRound,
  type Signed,
  tableOf,
  tableState,
  withPerson,
} from './state.ts'

/** Who asks. `name` is what the log shows, which everybody can read; the server's administrator has no `person`. */
export interface Actor {
  readonly person?: string | undefined
  readonly name: string
  readonly role: Role
  readonly hostOf?: string | undefined
}

/** What a decision may know of a note, looked up on its cloth beforehand. */
export interface NoteFacts {
  readonly removal: 0 | 1 | 2
  readonly onPlate: boolean
}

export interface Given {
  readonly now: number
  /** a fresh id, for what this command makes */
  readonly id: string
  note(table: string, note: string): NoteFacts | undefined
}

export interface Extra {
  readonly undoUntil?: number
  readonly dotsLeft?: number
  readonly carriesLeft?: number
  readonly thread?: string
  /** the guest who was added */
  readonly person?: string
}
export type Decision =
  | { readonly ok: true; readonly state: CafeState; readonly extra?: Extra | undefined }
  | { readonly ok: false; readonly why: Refusal; readonly details?: unknown }

const refuse = (why: Refusal, details?: unknown): Decision => ({
  ok: false,
  why,
  ...(details === undefined ? {} : { details }),
})
const accept = (state: CafeState, extra?: Extra): Decision => ({ ok: true, state, extra })
const fromStep = (step: phases.Step): Decision => ('why' in step ? refuse(step.why) : accept(step.state))

/** Announcements kept; older ones were read long ago. */
const ANNOUNCEMENTS = 50
const MESSAGES = 200

/** May this be, and what is then true? Pure: nothing is read or written anywhere. */
export function decide(state: CafeState, command: Command, actor: Actor, given: Given): Decision {
  if (!mayCommand(actor.role, command.type)) return refuse('not-allowed')
  if (state.phase === 'closed' && command.type !== 'reopen' && command.type !== 'publish') return refuse('event-closed')
  if ('table' in command && tableOf(state, command.table) === undefined) return refuse('unknown-table')
  const right = RIGHTS[command.type]
  if (!isStaff(actor.role)) {
    if (right === 'table' && 'table' in command && actor.hostOf !== command.table) return refuse('not-your-table')
    if (right === 'harvest' && state.phase !== 'harvest') return refuse('wrong-phase')
  }
  const { now } = given
  switch (command.type) {
    case 'open':
      return state.phase === 'prepared' ? accept({ ...state, phase: 'open' }) : refuse('wrong-phase')
    case 'start':
      if (state.phase !== 'prepared' && state.phase !== 'open') return refuse('already-started')
      return accept(phases.beginRound(state, 1, now))
    case 'ring': {
      const step = phases.ring(state, now)
      if ('why' in step) return refuse(step.why)
      const first = state.undoUntil === null
      const rung = first ? withLog(step.state, given, { what: 'rang', ...signature(actor) }) : step.state
      return accept(rung, rung.undoUntil === null ? undefined : { undoUntil: rung.undoUntil })
    }
    case 'cancel-ring':
      return fromStep(phases.cancelRing(state))
    case 'begin-round':
      return state.phase === 'transfer' ? accept(phases.beginRound(state, state.round + 1, now)) : refuse('wrong-phase')
    case 'pause':
      return fromStep(phases.pause(state, now))
    case 'resume':
      return fromStep(phases.resume(state, now))
    case 'add-time':
      return fromStep(phases.addTime(state, command.minutes, now))
    case 'go-to':
      return fromStep(phases.goTo(state, command.phase, command.round, now))
    case 'plan-round':
      return fromStep(phases.planRound(state, command.drop === true ? 'drop' : 'add', LIMITS.rounds))
    case 'announce':
      return accept({
        ...state,
        announcements: newest(
          { ...state.announcements, [given.id]: { text: command.text, to: command.to, at: now, ...signature(actor) } },
          ANNOUNCEMENTS,
        ),
      })
    case 'message':
      return accept(
        withLog(state, given, { what: 'message', ...signature(actor), table: actor.hostOf, text: command.text }),
      )
    case 'lock-table':
    case 'unlock-table': {
      const locked = command.type === 'lock-table'
      if (tableState(state, command.table).locked === locked) return accept(state)
      const what = locked ? 'locked' : 'unlocked'
      return accept(
        withLog(withTable(state, command.table, { locked }), given, {
          what,
          ...signature(actor),
          table: command.table,
        }),
      )
    }
    case 'reveal':
      if (tableState(state, command.table).revealed === true) return accept(state)
      return accept(
        withLog(withTable(state, command.table, { revealed: true }), given, {
          what: 'revealed',
          ...signature(actor),
          table: command.table,
        }),
      )
    case 'welcome':
      return accept(withTable(state, command.table, { welcome: command.text }))
    case 'spotlight':
      if (command.note !== null && given.note(command.table, command.note) === undefined) return refuse('unknown-note')
      return accept(
        withTable(state, command.table, {
          spotlight: command.note,
          spotlightBy: command.note === null ? undefined : actor.name,
        }),
      )
    case 'set-aside-note':
    case 'restore-note':
      return decideModeration(state, command, actor, given)
    case 'scribe': {
      const scribing = scribeFor(state, command.for, actor)
      return 'why' in scribing ? refuse(scribing.why) : accept(scribing.state)
    }
    case 'add-guest': {
      const added = addGuest(state, command, actor, given)
      if ('full' in added) return refuse('table-full', fullDetails(added.full.next))
      if ('why' in added) return refuse(added.why)
      return accept(added.state, 'person' in added ? { person: added.person } : undefined)
    }
    case 'move-person':
      return decideMove(state, command.person, command.table)
    case 'mark-absent':
    case 'mark-present':
      return decidePresence(state, command.person, command.type === 'mark-absent')
    case 'open-dots':
      return accept(openDots(state, command.where))
    case 'close-dots':
      return accept(closeDots(state, command.where))
    case 'place-dots': {
      const placed = placeDots(state, command, actor.person, given)
      return 'why' in placed ? refuse(placed.why) : accept(placed.state, { dotsLeft: placed.dotsLeft })
    }
    case 'carry-note':
    case 'drop-carried': {
      const carrying =
        command.type === 'carry-note'
          ? carryNote(state, command, actor.person, given)
          : dropCarried(state, command, actor.person)
      return 'why' in carrying ? refuse(carrying.why) : accept(carrying.state, { carriesLeft: carrying.carriesLeft })
    }
    case 'draw-thread': {
      for (const { table, note } of command.notes) {
        if (tableOf(state, table) === undefined) return refuse('unknown-table')
        if (given.note(table, note) === undefined) return refuse('unknown-note')
      }
      const thread = { name: command.name, notes: command.notes, at: now }
      return accept({ ...state, threads: { ...state.threads, [given.id]: thread } }, { thread: given.id })
    }
    case 'cut-thread': {
      if (state.threads[command.thread] === undefined) return refuse('unknown-thread')
      const { [command.thread]: _cut, ...threads } = state.threads
      return accept({ ...state, threads })
    }
    case 'publish':
      return state.published ? refuse('already-published') : accept({ ...state, published: true })
    case 'close':
      return fromStep(phases.close(state, now))
    case 'reopen':
      return fromStep(phases.reopen(state))
  }
}

function decideModeration(
  state: CafeState,
  command: Extract<Command, { type: 'set-aside-note' | 'restore-note' }>,
  actor: Actor,
  given: Given,
): Decision {
  const { table, note } = command
  const facts = given.note(table, note)
  if (facts === undefined) return refuse('unknown-note')
  const aside = command.type === 'set-aside-note'
  // Asked twice: already so. A note that its author took back is not for moderation to bring back.
  if (aside ? facts.removal === 2 : facts.removal !== 2) return accept(state)
  // Nobody is invited to look at what was set aside.
  const lit = aside && tableState(state, table).spotlight === note
  const shown = lit ? withTable(state, table, { spotlight: null, spotlightBy: undefined }) : state
  const moderated = { ...state.moderated, [note]: { table, removal: aside ? (2 as const) : (0 as const) } }
  const entry = { what: aside ? ('set-aside' as const) : ('restored' as const), ...signature(actor), table, note }
  return accept(
    withLog(
      { ...shown, moderated },
      given,
      command.type === 'set-aside-note' ? { ...entry, text: command.reason } : entry,
    ),
  )
}

/** To another table for now: somebody who hosts stays with their cloth. */
export function decideMove(state: CafeState, id: string, to: string): Decision {
  const person = state.people.get(id)
  if (person === undefined || !isPerson(person)) return refuse('unknown-person')
  const table = tableOf(state, to)
  if (table === undefined) return refuse('unknown-table')
  const round = presentRound(state)
  if (round === undefined || person.hostOf !== undefined)
    return refuse(round === undefined ? 'wrong-phase' : 'not-allowed')
  if (person.seats[round - 1] === to) return refuse('same-table')
  if (isFull(state, table, round, id)) return refuse('table-full', fullDetails(nextFree(state, table, round, id)))
  const arriving = { ...person, absent: false, following: false }
  const seated =
    arriving.absent === person.absent && arriving.following === person.following ? state : reseated(state, arriving)
  const moved = moveTo(seated, seated.people.get(id) ?? arriving, table)
  return moved === undefined ? refuse('wrong-phase') : accept(moved)
}

function reseated(state: CafeState, person: Person): CafeState {
  const result = seat(withPerson(state, person), person)
  return 'state' in result ? result.state : withPerson(state, person)
}

function decidePresence(state: CafeState, id: string, absent: boolean): Decision {
  const person = state.people.get(id)
  if (person === undefined || !isPerson(person)) return refuse('unknown-person')
  if (person.absent === absent) return accept(state)
  const changed = { ...person, absent }
  if (absent) return accept(unseat(withPerson(state, changed), changed))
  const result = seat(withPerson(state, changed), changed)
  return 'full' in result ? refuse('table-full', fullDetails(result.full.next)) : accept(result.state)
}

/** What a refused person is told: where there is a chair. */
export const fullDetails = (next: { readonly id: string; readonly number: number } | undefined): unknown =>
  next === undefined ? { next: null } : { next: { table: next.id, number: next.number } }

function withTable(state: CafeState, table: string, change: Partial<CafeState['tables'][string]>): CafeState {
  return { ...state, tables: { ...state.tables, [table]: { ...tableState(state, table), ...change } } }
}

function withLog(state: CafeState, given: Given, entry: Omit<Signed<LogEntry>, 'at'>): CafeState {
  const log = { ...state.log, [given.id]: { at: given.now, ...entry } }
  // What moderation did is never dropped; words to the facilitator are, after many.
  const messages = Object.entries(log).filter(([, each]) => each.what === 'message')
  if (messages.length <= MESSAGES) return { ...state, log }
  const oldest = messages.sort(([, a], [, b]) => a.at - b.at)[0]?.[0]
  return { ...state, log: Object.fromEntries(Object.entries(log).filter(([id]) => id !== oldest)) }
}

const signature = ({ name, person }: Actor): { readonly by: string; readonly who?: string } => ({
  by: name,
  ...(person === undefined ? {} : { who: person }),
})

function newest<T extends { readonly at: number }>(
  entries: Readonly<Record<string, T>>,
  most: number,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(entries)
      .sort(([, a], [, b]) => a.at - b.at)
      .slice(-most),
  )
}
