import type { Plan } from '../../shared/domain/plan.ts'
import { Failure } from './failure.ts'
import { attachment } from './notes.ts'
import { type HttpContext, requireMember, type Route } from './route.ts'

export function calendarRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/events/:id/event.ics',
      summary: 'The calendar entry',
      who: 'any role',
      answers: { 200: 'the file', 409: 'the event has no date yet' },
      type: 'text/calendar',
      handle: async (request, reply) => {
        const { cafe } = requireMember(context, request)
        const entry = toCalendar(cafe.state.id, cafe.state.plan, context.now())
        if (entry === undefined) throw new Failure(409, 'no-date', 'This event has no date yet.')
        reply.type('text/calendar; charset=utf-8').header('content-disposition', attachment(cafe, 'event.ics'))
        return entry
      },
    },
  ]
}

const MINUTE = 60_000

/** How long the day lasts: the agenda's minutes, and the rounds with the walks between them. */
export function minutesOf(plan: Plan): number {
  const rounds = plan.rounds.count * plan.rounds.minutes + (plan.rounds.count - 1) * plan.rounds.transferMinutes
  return Math.round(plan.agenda.reduce((sum, item) => sum + (item.kind === 'rounds' ? 0 : (item.minutes ?? 0)), rounds))
}

/**
 * An iCalendar entry (RFC 5545), or undefined when the plan has no date. Times are local to the café's place, named by their
 * zone; without a start it is an entry for the whole day.
 */
export function toCalendar(id: string, plan: Plan, now: number): string | undefined {
  if (plan.date === undefined) return undefined
  const day = plan.date.replaceAll('-', '')
  const times =
    plan.start === undefined
      ? [`DTSTART;VALUE=DATE:${day}`]
      : [
          `DTSTART;TZID=${plan.timeZone}:${day}T${plan.start.replace(':', '')}00`,
          `DTEND;TZID=${plan.timeZone}:${localEnd(plan.date, plan.start, minutesOf(plan))}`,
        ]
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tablee//Tablee//EN',
    'BEGIN:VEVENT',
    `UID:${id}@tablee`,
    `DTSTAMP:${compact(new Date(now))}Z`,
    ...times,
    `SUMMARY:${escapeText(plan.title)}`,
    ...(plan.subtitle === '' ? [] : [`DESCRIPTION:${escapeText(plan.subtitle)}`]),
    ...(plan.place === '' ? [] : [`LOCATION:${escapeText(plan.place)}`]),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map(fold).join('\r\n') + '\r\n'
}

/** Counts on a clock without time zones: the entry says the local time, whatever the zone does that night. */
function localEnd(date: string, start: string, minutes: number): string {
  return compact(new Date(Date.parse(`${date}T${start}:00Z`) + minutes * MINUTE))
}

const compact = (date: Date): string => date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')

const escapeText = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n/g, '\\n')

/** No line over 75 bytes; the next one begins with a blank. */
function fold(line: string): string {
  const pieces: string[] = []
  let piece = ''
  for (const character of line) {
    if (Buffer.byteLength(piece + character) > 74) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece].join('\r\n ')
}
