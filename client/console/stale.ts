import { createEffect, createMemo, createSignal, untrack } from 'solid-js'
import type { Programme } from '../../shared/document/programme.ts'
import { hasCome } from '../mirror/seating.ts'
import { onlinePeople } from './room-facts.ts'

/** A device that nobody has heard of for this long is worth a look: asleep, out of battery, or gone. */
export const STALE_MS = 3 * 60_000

export type StaleFacts = Pick<Programme, 'people' | 'summaries'>

/**
 * Since when this console has not heard of each person's device: server ms, by person id. Nobody keeps such a thing on the
 * server (presence is passing), so a console that was just opened knows it from its opening on.
 */
export function createAwayTimes(facts: StaleFacts, now: () => number): () => ReadonlyMap<string, number> {
  const online = createMemo(() => onlinePeople(facts.summaries))
  const [away, setAway] = createSignal<ReadonlyMap<string, number>>(new Map())
  createEffect(() => {
    const here = online()
    const moment = untrack(now)
    setAway(before => {
      const next = new Map<string, number>()
      for (const [id, person] of Object.entries(facts.people))
        if (person !== undefined && hasCome(person) && person.device === 'own' && !here.has(id))
          next.set(id, before.get(id) ?? moment)
      return next
    })
  })
  return away
}

/** Of these people, those whose device has been silent for long, with whole minutes. */
export function staleAmong(
  people: readonly string[],
  away: ReadonlyMap<string, number>,
  now: number,
): { readonly id: string; readonly minutes: number }[] {
  return people.flatMap(id => {
    const since = away.get(id)
    return since === undefined || now - since < STALE_MS ? [] : [{ id, minutes: Math.floor((now - since) / 60_000) }]
  })
}
