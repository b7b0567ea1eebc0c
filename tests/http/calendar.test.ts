import { describe, expect, it } from 'vitest'
import { toCalendar } from '../../server/http/calendar.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'

const entry = (fields: Record<string, unknown> = {}): string => {
  const reading = readPlan({
    title: 'Un café',
    themes: [{ title: 'A' }],
    date: '2026-07-02',
    start: '14:00',
    rounds: { count: 2, minutes: 20, transferMinutes: 5, breakAfter: [1] },
    agenda: [
      { kind: 'welcome', minutes: 15 },
      { kind: 'rounds' },
      { kind: 'break', minutes: 10 },
      { kind: 'harvest', minutes: 30 },
    ],
    ...fields,
  })
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return toCalendar('c1', reading.plan, Date.UTC(2026, 0, 1)) ?? 'no entry'
}
/** Long lines joined again. */
const unfolded = (text: string) => text.replaceAll('\r\n ', '')

describe('the calendar entry', () => {
  it('says the local time by its zone, winter and summer, and ends with the agenda', () => {
    const summer = entry()
    expect(summer).toContain('DTSTART;TZID=Europe/Paris:20260702T140000\r\n')
    // 15 of welcome, two rounds of 20, 5 to walk, 10 of break, 30 of harvest
    expect(summer).toContain('DTEND;TZID=Europe/Paris:20260702T154000\r\n')
    expect(summer).toContain('TZOFFSETTO:+0200')
    expect(entry({ date: '2026-12-03' })).toContain('TZOFFSETTO:+0100')
    expect(entry({ timeZone: 'America/St_Johns' })).toContain('TZOFFSETTO:-0230')
  })

  it('knows the hour on the very day on which clocks change', () => {
    expect(entry({ date: '2026-03-29', start: '01:30' })).toContain('TZOFFSETTO:+0100')
    expect(entry({ date: '2026-03-29', start: '03:30' })).toContain('TZOFFSETTO:+0200')
    expect(entry({ date: '2026-10-25', start: '09:00' })).toContain('TZOFFSETTO:+0100')
  })

  it('past midnight ends on the next day', () => {
    expect(entry({ start: '23:30' })).toContain('DTEND;TZID=Europe/Paris:20260703T011000')
  })

  it('without a start is for the whole day, without a date there is none', () => {
    expect(entry({ start: undefined })).toContain('DTSTART;VALUE=DATE:20260702\r\n')
    expect(entry({ date: undefined })).toBe('no entry')
  })

  it('writes every sign of a title so that it comes back, and no line of its own is smuggled in', () => {
    const text = entry({ title: 'A; B, C \\ D\nBEGIN:VALARM', place: 'É'.repeat(100) })
    expect(unfolded(text)).toContain('SUMMARY:A\\; B\\, C \\\\ D\\nBEGIN:VALARM\r\n')
    expect(text.split('\r\n').filter(line => line.startsWith('BEGIN:VALARM'))).toEqual([])
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(unfolded(text)).toContain(`LOCATION:${'É'.repeat(100)}`)
  })

  it('with a zone that is none gives the time without one', () => {
    const text = entry({ timeZone: 'Nulle/Part\r\nX-BAD:1' })
    expect(text).toContain('DTSTART:20260702T140000\r\n')
    expect(text).not.toContain('X-BAD')
  })
})
