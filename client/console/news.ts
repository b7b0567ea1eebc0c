import type { Day, Programme } from '../../shared/document/programme.ts'
import type { Word } from '../../shared/protocol/api.ts'
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
  facts: Pick<Programme, 'people' | 'seats'>,
  said: readonly Word[],
  day: Pick<Day, 'moments' | 'phase' | 'round' | 'rounds'>,
  limit: number,
): News[] {
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
  return [...messagesAmong(said), ...arrivals].sort(newestFirst).slice(0, limit)
}

export const newestFirst = (a: News, b: News): number => b.at - a.at || (a.key < b.key ? -1 : 1)

/** What hosts said; not what was said to them. */
export const messagesAmong = (said: readonly Word[]) =>
  said.flatMap(({ id, what, at, by, table, text }) =>
    what === 'message' ? [{ key: id, kind: 'message', at, from: whoDid(by), table, text } as const] : [],
  )
