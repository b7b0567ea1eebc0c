import type { Day, LogEntry, Programme } from '../../shared/document/programme.ts'
import { seatingRound } from '../mirror/seating.ts'
import { whoDid } from '../i18n/who-did.ts'

/** What the facilitator hears of without asking: a host's word, somebody who came after the start. */
export type News =
  | {
      readonly key: string
      readonly kind: 'message'
      readonly at: number
      readonly from: string
      readonly table: string | undefined
      readonly text: string
    }
  | {
      readonly key: string
      readonly kind: 'arrival'
      readonly at: number
      readonly name: string
      readonly table: string | undefined
    }

/** The newest first, at most `limit`. */
export function newsOf(
  facts: Pick<Programme, 'log' | 'people' | 'seats'>,
  day: Pick<Day, 'moments' | 'phase' | 'round' | 'rounds'>,
  limit: number,
): News[] {
  const messages = Object.entries(facts.log).flatMap(([key, entry]) => messageOf(key, entry))
  const round = seatingRound(day)
  const started = day.moments[0]?.startedAt
  const arrivals = Object.entries(facts.people).flatMap(([id, person]): News[] =>
    started === undefined || person.joinedAt <= started
      ? []
      : [
          {
            key: `arrival-${id}`,
            kind: 'arrival',
            at: person.joinedAt,
            name: person.name,
            table: facts.seats[id]?.[round - 1] ?? undefined,
          },
        ],
  )
  return [...messages, ...arrivals].sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1)).slice(0, limit)
}

function messageOf(key: string, entry: LogEntry): News[] {
  if (entry.what !== 'message' || entry.text === undefined) return []
  return [{ key, kind: 'message', at: entry.at, from: whoDid(entry.by), table: entry.table, text: entry.text }]
}
