import { RIGHTS, mayCommand } from '../../shared/access/commands.ts'
import { isStaff, type Role } from '../../shared/access/roles.ts'
import type { Command, Refusal } from '../../shared/domain/commands.ts'
import { LIMITS } from '../../shared/domain/plan.ts'
import { isRehearsal } from '../../shared/domain/rehearsal.ts'
import type { PlanChange } from '../../shared/protocol/api.ts'
import { decideAmendment } from './amendments.ts'
import { carryNote, dropCarried } from './carry.ts'
import { closeDots, countHands, openDots, placeDots } from './dots.ts'
import { followUp } from './follow-up.ts'
import { addGuest, scribeFor } from './guests.ts'
import * as phases from './phases.ts'
import { fullDetails } from './decide-details.ts'
import { changeDay, movePerson } from './living-plan.ts'
import { undoPlan } from './plan-undo.ts'
import { leaveOut, reviewPart } from './report-desk.ts'
import { tellPlan } from './seat-cards.ts'
import { type CafeState, type Logged, type Signed, tableOf, tableState } from './state.ts'
import { isWord } from './words.ts'

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

export interface Extra extends Partial<PlanChange> {
  readonly undoUntil?: number
  readonly dotsLeft?: number
  readonly carriesLeft?: number
  readonly thread?: string
  readonly amendment?: string
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

/** The compte rendu is written and read after the day. */
const AFTER_CLOSING: ReadonlySet<Command['type']> = new Set([
  'reopen',
  'publish',
  'unpublish',
  'share-draft',
  'settle-amendment',
  'take-back-amendment',
  'follow-up',
  'review-part',
  'leave-out',
])
/** Announcements kept; older ones were read long ago. */
const ANNOUNCEMENTS = 50
/** Words between hosts and facilitators kept. */
export const MESSAGES = 200

/** May this be, and what is then true? Pure: nothing is read or written anywhere. */
export function decide(state: CafeState, command: Command, actor: Actor, given: Given): Decision {
  if (!mayCommand(actor.role, command.type)) return refuse('not-allowed')
  if (state.phase === 'closed' && !AFTER_CLOSING.has(command.type)) return refuse('event-closed')
  if ('table' in command && command.table !== undefined && tableOf(state, command.table) === undefined)
    return refuse('unknown-table')
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
      const step = phases.ring(state, now, command.round)
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
    case 'catch-up':
      return fromStep(phases.catchUp(state, command.on, command.minutes))
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
    case 'word':
      return accept(
        withLog(state, given, { what: 'word', ...signature(actor), table: command.table, text: command.text }),
      )
    case 'slate':
      if (state.slate?.text === (command.text ?? undefined)) return accept(state)
      return accept({ ...state, slate: command.text === null ? undefined : { text: command.text, at: now } })
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
      return accept(withTable(state, command.table, { welcome: command.text, handOver: command.lines }))
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
      if ('why' in added) return refuse(added.why, 'details' in added ? added.details : undefined)
      return accept(added.state, 'person' in added ? { person: added.person } : undefined)
    }
    case 'move-person':
    case 'mark-absent':
    case 'mark-present':
    case 'add-person':
    case 'swap':
    case 'close-table':
    case 'open-table':
    case 'replan':
      return changeDay(state, command, given)
    case 'tell-plan':
      return accept(tellPlan(state))
    case 'undo-plan':
      return undoPlan(state, now)
    case 'open-dots':
      return accept(
        openDots(state, command.where, command.minutes === undefined ? undefined : now + command.minutes * 60_000),
      )
    case 'close-dots':
      return accept(closeDots(state, command.where))
    case 'place-dots': {
      const placed = placeDots(state, command, actor.person, given)
      return 'why' in placed ? refuse(placed.why) : accept(placed.state, { dotsLeft: placed.dotsLeft })
    }
    case 'count-hands': {
      const counted = countHands(state, command, actor, given)
      return 'why' in counted ? refuse(counted.why, counted.details) : accept(counted.state)
    }
    case 'show-harvest': {
      const { thread, perspective } = command
      if (thread !== undefined && state.threads[thread] === undefined) return refuse('unknown-thread')
      const shown = thread !== undefined ? { thread } : perspective !== undefined ? { perspective } : undefined
      return accept({ ...state, shown })
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
      const lost = state.shown !== undefined && 'thread' in state.shown && state.shown.thread === command.thread
      return accept({ ...state, threads, ...(lost ? { shown: undefined } : {}) })
    }
    case 'review-part':
    case 'leave-out': {
      const decided =
        command.type === 'review-part'
          ? reviewPart(state, command, actor, given)
          : leaveOut(state, command, actor, given)
      return 'why' in decided ? refuse(decided.why) : accept(decided.state)
    }
    case 'publish':
      if (isRehearsal(state.id)) return refuse('rehearsal')
      if (state.published) return refuse('already-published')
      // What was open to be amended is now there to be read.
      return accept({ ...state, published: true, publishedAt: now, draftShared: undefined })
    case 'unpublish':
      return state.published ? accept({ ...state, published: false }) : refuse('not-published')
    case 'share-draft':
    case 'amend':
    case 'support-amendment':
    case 'amendment-hands':
    case 'settle-amendment':
    case 'take-back-amendment': {
      const decided = decideAmendment(state, command, actor, given)
      if ('why' in decided) return refuse(decided.why)
      const { deed } = decided
      return accept(
        deed === undefined ? decided.state : withLog(decided.state, given, { ...deed, ...signature(actor) }),
        decided.amendment === undefined ? undefined : { amendment: decided.amendment },
      )
    }
    case 'follow-up':
      return fromStep(followUp(state, command, now))
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
export function decideMove(state: CafeState, person: string, table: string): Decision {
  const moved = movePerson(state, { type: 'move-person', person, table })
  return 'why' in moved ? refuse(moved.why, moved.details) : accept(moved.state)
}

function withTable(state: CafeState, table: string, change: Partial<CafeState['tables'][string]>): CafeState {
  return { ...state, tables: { ...state.tables, [table]: { ...tableState(state, table), ...change } } }
}

function withLog(state: CafeState, given: Given, entry: Undated<Signed<Logged>>): CafeState {
  const log = { ...state.log, [given.id]: { at: given.now, ...entry } }
  // What moderation did is never dropped; words to the facilitator are, after many.
  const messages = Object.entries(log).filter(([, each]) => isWord(each))
  if (messages.length <= MESSAGES) return { ...state, log }
  const oldest = messages.sort(([, a], [, b]) => a.at - b.at)[0]?.[0]
  return { ...state, log: Object.fromEntries(Object.entries(log).filter(([id]) => id !== oldest)) }
}

type Undated<T> = T extends unknown ? Omit<T, 'at'> : never

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
