/**
 * The moment (ms) when clocks of a place show a date (`2018-10-04`) and a time (`14:00`). An unknown time zone is read as
 * UTC; undefined when the date or the time cannot be read.
 */
export function localMoment(date: string, time: string, timeZone: string): number | undefined {
  const wanted = Date.parse(`${date}T${time}:00Z`)
  if (Number.isNaN(wanted)) return undefined
  // The first guess may fall on the other side of a change of hour; the second does not.
  const guess = wanted - offsetAt(wanted, timeZone)
  return wanted - offsetAt(guess, timeZone)
}

/** The date (`2018-10-04`) at a place. */
export function localDate(moment: number, timeZone: string): string {
  return new Date(moment + offsetAt(moment, timeZone)).toISOString().slice(0, 10)
}

/** How far clocks of a place are ahead of UTC at a moment, in ms. */
function offsetAt(moment: number, timeZone: string): number {
  try {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }).formatToParts(moment)
    const part = (type: string) => Number(parts.find(found => found.type === type)?.value ?? 0)
    const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
    return shown - Math.floor(moment / 1_000) * 1_000
  } catch {
    return 0 // the plan's time zone is a free text: a wrong one is read as UTC
  }
}
