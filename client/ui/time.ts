import type { Language } from '../../shared/domain/text.ts'

/** `12:40`, `00:07`, `+01:15` once over: milliseconds left, as every clock of the product says them. */
export function clockText(left: number): string {
  const over = left <= -1_000
  const seconds = over ? Math.floor(-left / 1_000) : Math.max(0, Math.ceil(left / 1_000))
  const two = (value: number) => String(value).padStart(2, '0')
  const text =
    seconds >= 3_600
      ? `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
      : `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
  return over ? `+${text}` : text
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** One formatter a time zone: screens ask every second. A plan's time zone is a free text; a wrong one is read as UTC. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const kept = formatters.get(timeZone)
  if (kept !== undefined) return kept
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  let made: Intl.DateTimeFormat
  try {
    made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone })
  } catch {
    made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }) // an unknown zone must not cost anybody their screen
  }
  formatters.set(timeZone, made)
  return made
}

/** `14 h 25` in French, `14:25` in English, in the café's time zone. */
export function hourText(moment: number, timeZone: string, language: Language): string {
  const parts = formatterOf(timeZone).formatToParts(moment)
  const part = (type: string) => parts.find(found => found.type === type)?.value ?? '00'
  return language === 'fr'
    ? `${Number(part('hour'))}\u00a0h\u00a0${part('minute')}`
    : `${part('hour')}:${part('minute')}`
}
