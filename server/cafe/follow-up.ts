import type { Command, Refusal } from '../../shared/domain/commands.ts'
import { foldName } from '../../shared/domain/fold-name.ts'
import { FOLLOW_UP, type FollowUp, followUpKey } from '../../shared/domain/follow-up.ts'
import type { CafeState } from './state.ts'

/** The list of what becomes of leads and levers. Pure, like all decisions. */

/** Another line, the same one changed, or with `state` null one less. Words that are not given stay as they were; '' takes them away. */
export function followUp(
  state: CafeState,
  { role, title, who, step, date, state: now }: Extract<Command, { type: 'follow-up' }>,
  at: number,
): { readonly state: CafeState } | { readonly why: Refusal } {
  const key = followUpKey(role, title)
  const before = state.followUp?.[key]
  if (now === null) {
    const { [key]: _off, ...others } = state.followUp ?? {}
    return { state: before === undefined ? state : { ...state, followUp: others } }
  }
  if (before === undefined && Object.keys(state.followUp ?? {}).length >= FOLLOW_UP.most) return { why: 'list-full' }
  const words = { who: who ?? before?.who ?? '', step: step ?? before?.step ?? '', date: date ?? before?.date ?? '' }
  const line: FollowUp = {
    role,
    title,
    ...(words.who === '' ? {} : { who: words.who }),
    ...(words.step === '' ? {} : { step: words.step }),
    ...(words.date === '' ? {} : { date: words.date }),
    state: now,
    at,
  }
  return { state: { ...state, followUp: { ...state.followUp, [key]: line } } }
}

/** Somebody who is erased takes nothing on any more. Only their own name, alone, is known to be theirs. */
export function withoutTaker(state: CafeState, name: string): CafeState {
  const folded = foldName(name)
  const { followUp: lines } = state
  const isTheirs = ({ who }: FollowUp): boolean => folded !== '' && who !== undefined && foldName(who) === folded
  if (lines === undefined || !Object.values(lines).some(isTheirs)) return state
  return {
    ...state,
    followUp: Object.fromEntries(
      Object.entries(lines).map(([key, line]) => {
        const { who: _who, ...rest } = line
        return [key, isTheirs(line) ? rest : line]
      }),
    ),
  }
}
