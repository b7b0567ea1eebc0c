import { dayTimes } from '../../shared/domain/day-times.ts'
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

/**
 * An iCalendar entry (RFC 5545), or undefined when the plan has no date. Times are local to the café's place, named by their
 * zone, whose distance from UTC on that day comes with it; a zone that nobody knows is left out, and times are the reader's own.
 * Without a start it is an entry for the whole day.
 */
export function toCalendar(id: string, plan: Plan, now: number): string | undefined {
  if (plan.date === undefined) return undefined
  const day = plan.date.replaceAll('-', '')
  const offset = plan.start === undefined ? undefined : offsetOf(plan.timeZone, `${plan.date}T${plan.start}:00Z`)
  const zone = offset === undefined ? '' : `;TZID=${plan.timeZone}`
  const times = dayTimes(plan)
  const length = times.end - (times.items[0]?.from ?? times.end)
  const span =
    plan.start === undefined
      ? [`DTSTART;VALUE=DATE:${day}`]
      : [
          `DTSTART${zone}:${day}T${plan.start.replace(':', '')}00`,
          `DTEND${zone}:${localEnd(plan.date, plan.start, Math.round(length))}`,
        ]
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tablee//Tablee//EN',
    ...(offset === undefined ? [] : zoneLines(plan.timeZone, offset)),
    'BEGIN:VEVENT',
    `UID:${id}@tablee`,
    `DTSTAMP:${compact(new Date(now))}Z`,
    ...span,
    `SUMMARY:${escapeText(plan.title)}`,
    ...(plan.subtitle === '' ? [] : [`DESCRIPTION:${escapeText(plan.subtitle)}`]),
    ...(plan.place === '' ? [] : [`LOCATION:${escapeText(plan.place)}`]),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map(fold).join('\r\n') + '\r\n'
}

/** `+0200`: how far a zone's clocks are from UTC when they show this local time; undefined for a zone that is none. */
function offsetOf(timeZone: string, local: string): string | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    const at = (moment: number): number => {
      const name = format.formatToParts(moment).find(part => part.type === 'timeZoneName')?.value ?? ''
      const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? ['', '+', '0', '0']
      return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
    }
    // Looked up as if it were UTC, then once more where that led: right but for the hour that a change of time skips.
    const asked = Date.parse(local)
    const offset = at(asked - at(asked) * MINUTE)
    const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
    return `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}${two(Math.abs(offset) % 60)}`
  } catch {
    return undefined // no such zone
  }
}

/** A zone as it is on the day: an entry of one day needs no more of its history. */
const zoneLines = (timeZone: string, offset: string): string[] => [
  'BEGIN:VTIMEZONE',
  `TZID:${timeZone}`,
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  `TZOFFSETFROM:${offset}`,
  `TZOFFSETTO:${offset}`,
  'END:STANDARD',
  'END:VTIMEZONE',
]

/** Counts on a clock without time zones: the entry says the local time, whatever the zone does that night. */
function localEnd(date: string, start: string, minutes: number): string {
  return compact(new Date(Date.parse(`${date}T${start}:00Z`) + minutes * MINUTE))
}

const compact = (date: Date): string => date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')

const escapeText = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n|\r|\n/g, '\\n')

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
