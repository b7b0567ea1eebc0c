import { isStaff } from '../../shared/access/roles.ts'
import type { LeftOut, PartFacts } from '../../shared/document/programme.ts'
import { FIXED_PARTS, partOf, readPartName } from '../../shared/document/synthesis.ts'
import type { Command, Refusal } from '../../shared/domain/commands.ts'
import type { Actor, Given } from './decide.ts'
import { type CafeState, type Signed, tableOf } from './state.ts'

/** What is decided of the compte rendu while it is written: which parts were read over, which notes are left out of it. */

type Decided = { readonly state: CafeState } | { readonly why: Refusal }

/** «Relu»: `text` is a fingerprint of the words that were read, so that every screen sees when they changed since. */
export function reviewPart(
  state: CafeState,
  command: Extract<Command, { type: 'review-part' }>,
  actor: Actor,
  { now }: Given,
): Decided {
  const theme = themeOfPart(state, command.part)
  if (theme === undefined) return { why: 'unknown-part' }
  if (!mayWork(state, actor, theme)) return { why: 'not-your-part' }
  const { [command.part]: _before, ...others } = state.reviews ?? {}
  if (!command.reviewed) return { state: { ...state, reviews: others } }
  const review = { at: now, by: actor.name, text: command.text, ...who(actor) }
  return { state: { ...state, reviews: { ...others, [command.part]: review } } }
}

/** Chosen by a person and read by all, with the reason; taken in again as easily. Nothing is set aside on the cloth. */
export function leaveOut(
  state: CafeState,
  command: Extract<Command, { type: 'leave-out' }>,
  actor: Actor,
  given: Given,
): Decided {
  const { table, note } = command
  if (!mayWork(state, actor, tableOf(state, table)?.theme ?? '')) return { why: 'not-your-part' }
  const { [note]: _before, ...others } = state.leftOut ?? {}
  if (!command.left) return { state: { ...state, leftOut: others } }
  if (given.note(table, note) === undefined) return { why: 'unknown-note' }
  const entry = {
    table,
    at: given.now,
    by: actor.name,
    ...(command.reason === undefined || command.reason === '' ? {} : { reason: command.reason }),
    ...who(actor),
  }
  return { state: { ...state, leftOut: { ...others, [note]: entry } } }
}

export const partsOf = ({ reviews = {} }: CafeState): Readonly<Record<string, PartFacts>> =>
  Object.fromEntries(
    Object.entries(reviews).map(([part, { who: _who, ...reviewed }]): [string, PartFacts] => [part, { reviewed }]),
  )

export const leftOutOf = ({ leftOut = {} }: CafeState): Readonly<Record<string, LeftOut>> =>
  Object.fromEntries(Object.entries(leftOut).map(([note, { who: _who, ...entry }]): [string, LeftOut] => [note, entry]))

/** Which theme's part it is; '' for one of the parts that belong to no workshop; undefined when there is no such part. */
function themeOfPart(state: CafeState, fragment: string): string | undefined {
  const { part } = readPartName(fragment)
  if ((FIXED_PARTS as readonly string[]).includes(part)) return ''
  return state.plan.themes.find(theme => partOf(theme.id) === part)?.id
}

/** Staff everywhere; a host at whatever belongs to their own workshop, at all of its tables. */
function mayWork(state: CafeState, { role, hostOf }: Actor, theme: string): boolean {
  if (isStaff(role)) return true
  return theme !== '' && hostOf !== undefined && tableOf(state, hostOf)?.theme === theme
}

const who = ({ person }: Actor): Pick<Signed<object>, 'who'> => (person === undefined ? {} : { who: person })
