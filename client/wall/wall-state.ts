import type { Announcement, Day, Programme } from '../../shared/document/programme.ts'

export type WallState = 'welcome' | 'round' | 'ringing' | 'transfer' | 'harvest' | 'closed' | 'slate'

/** What the wall shows. A paused round is still a round. The slate gives way to the bell, the walk and the end. */
export function wallState(day: Pick<Day, 'phase' | 'undoUntil' | 'slate'>, now: number): WallState {
  const state = stateOfDay(day, now)
  const gives = state === 'ringing' || state === 'transfer' || state === 'closed'
  return day.slate === undefined || gives ? state : 'slate'
}

function stateOfDay(day: Pick<Day, 'phase' | 'undoUntil'>, now: number): WallState {
  switch (day.phase) {
    case 'prepared':
    case 'open':
      return 'welcome'
    case 'round':
      return day.undoUntil !== null && day.undoUntil > now ? 'ringing' : 'round'
    case 'transfer':
    case 'harvest':
    case 'closed':
      return day.phase
  }
}

/** The last announcement meant for the wall; what was said before the present round, walk or harvest began has had its time. */
export function announcementFor(
  announcements: Programme['announcements'],
  day: Pick<Day, 'phase' | 'round' | 'moments'>,
): Announcement | undefined {
  const moment = day.moments[day.round - 1]
  const began = (day.phase === 'round' ? moment?.startedAt : moment?.rangAt) ?? 0
  return Object.values(announcements)
    .filter(announcement => announcement.to.includes('wall') && announcement.at >= began)
    .reduce<Announcement | undefined>(
      (last, next) => (last === undefined || next.at >= last.at ? next : last),
      undefined,
    )
}

/** What the clock asks people to hear: five minutes, one minute; nothing in between, nothing when paused. */
export function cueOf(left: number | undefined, lasts: number): 'five' | 'one' | 'soon' | undefined {
  if (left === undefined) return undefined
  const minute = 60_000
  if (left <= 0) return 'soon'
  if (left <= minute) return lasts > minute ? 'one' : undefined
  return left <= 5 * minute && lasts > 5 * minute ? 'five' : undefined
}

/** Sums of what lies on all cloths. */
export function countsOf(summaries: Programme['summaries']): {
  readonly notes: number
  readonly links: number
  readonly dots: number
} {
  const all = Object.values(summaries)
  const sum = (of: (summary: (typeof all)[number]) => number) => all.reduce((total, summary) => total + of(summary), 0)
  return {
    notes: sum(summary => summary.notes),
    links: sum(summary => summary.links),
    dots: sum(summary => summary.dots),
  }
}

/** The address people type, without its secret: `cafe.example/e/isn/join`. */
export function shortAddress(link: string): string {
  return link
    .replace(/^https?:\/\//, '')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '')
}
