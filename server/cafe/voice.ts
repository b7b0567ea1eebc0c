import type { Refusal } from '../../shared/domain/commands.ts'
import { type CafeState, isPerson, type Person } from './state.ts'

/** Whoever may speak with this guest's voice: themselves, or somebody who writes for them. */
export function voiceOf(state: CafeState, actor: string | undefined, guest: string | undefined): Person | Refusal {
  const own = state.people.get(actor ?? '')
  if (own === undefined || !isPerson(own)) return 'not-allowed'
  if (guest === undefined || guest === own.id) return own
  const person = own.scribeFor.includes(guest) ? state.people.get(guest) : undefined
  if (person === undefined || !isPerson(person)) return 'not-allowed'
  // With a device of their own now, and no wish for paper: they speak for themselves.
  return person.device === 'paper' ? person : 'not-on-paper'
}
