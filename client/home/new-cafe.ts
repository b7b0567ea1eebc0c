import { LIMITS } from '../../shared/domain/plan.ts'
import { LANGUAGES, type Language } from '../../shared/domain/text.ts'

/** The three cloths one starts from. */
export const CLOTHS = ['isn-2018', 'per-round', 'blank'] as const
export type Cloth = (typeof CLOTHS)[number]

/** What the short form asks; everything else is for the planning book. */
export interface NewCafe {
  readonly cloth: Cloth
  readonly title: string
  readonly date: string
  readonly place: string
  readonly people: string
  readonly tables: string
  /** themes, or questions, one a line */
  readonly themes: string
}

export type NewCafeField = Exclude<keyof NewCafe, 'cloth'>
export type NewCafeFault = 'missing' | 'too-long' | 'too-many' | 'not-a-number' | 'not-a-date' | 'refused'
export type NewCafeFaults = { readonly [F in NewCafeField]?: NewCafeFault }

/** Blank lines do not count, nor do bullets and numbers in front of a line that was pasted from elsewhere. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map(line => line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, '').trim())
    .filter(line => line !== '')

export function faultsOf(form: NewCafe): NewCafeFaults {
  const themes = linesOf(form.themes)
  return {
    ...textFault('title', form.title),
    ...(form.date !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(form.date) ? { date: 'not-a-date' } : {}),
    ...(form.place.trim().length > 200 ? { place: 'too-long' } : {}),
    ...numberFault('people', form.people, LIMITS.people),
    ...(form.cloth === 'per-round' ? numberFault('tables', form.tables, LIMITS.tablesPerTheme) : {}),
    ...(form.cloth === 'isn-2018' ? {} : themesFault(themes)),
  }
}

function textFault(field: 'title', text: string): NewCafeFaults {
  if (text.trim() === '') return { [field]: 'missing' }
  return text.trim().length > LIMITS.title ? { [field]: 'too-long' } : {}
}

function numberFault(field: 'people' | 'tables', text: string, most: number): NewCafeFaults {
  if (text.trim() === '') return {}
  const value = Number(text)
  return Number.isInteger(value) && value >= 1 && value <= most ? {} : { [field]: 'not-a-number' }
}

function themesFault(themes: readonly string[]): NewCafeFaults {
  if (themes.length === 0) return { themes: 'missing' }
  if (themes.length > LIMITS.themes) return { themes: 'too-many' }
  return themes.some(theme => theme.length > LIMITS.title) ? { themes: 'too-long' } : {}
}

/** The body of `POST /events`. Titles typed here are in the language that the page is read in. */
export function toBody(form: NewCafe, language: Language): Record<string, unknown> {
  const shared = {
    title: form.title.trim(),
    place: form.place.trim(),
    ...(form.date === '' ? {} : { date: form.date }),
    ...(form.people.trim() === '' ? {} : { capacity: Number(form.people) }),
  }
  // the day of 2018 is over: without a date, none
  if (form.cloth === 'isn-2018') return { template: form.cloth, date: null, ...shared }
  const languages = [language, ...LANGUAGES.filter(each => each !== language)]
  const titles = linesOf(form.themes)
  const themes = titles.map(title => ({ title: { [language]: title } }))
  if (form.cloth === 'blank') return { ...shared, languages, themes }
  const tables = form.tables.trim() === '' ? usualTables(form.people) : Number(form.tables)
  return {
    ...shared,
    languages,
    questions: 'per-round',
    themes: themes.map(theme => ({ ...theme, tables })),
    rounds: { count: Math.min(titles.length, LIMITS.rounds) },
  }
}

/** Six or seven at a table, when nobody said how many tables there are. */
export const usualTables = (people: string): number => {
  const count = Number(people)
  return Number.isInteger(count) && count > 0
    ? Math.max(1, Math.min(LIMITS.tablesPerTheme, Math.round(count / 6.5)))
    : 4
}

/** Which fields the server did not like (`details.faults` of its answer, by path); those unknown to this form are left out. */
export function refusedFields(details: unknown): NewCafeFaults {
  const faults = typeof details === 'object' && details !== null && 'faults' in details ? details.faults : details
  if (!Array.isArray(faults)) return {}
  const fields: Record<string, NewCafeField> = {
    title: 'title',
    date: 'date',
    place: 'place',
    capacity: 'people',
    themes: 'themes',
  }
  const found: { [F in NewCafeField]?: NewCafeFault } = {}
  for (const fault of faults as unknown[]) {
    const path = typeof fault === 'object' && fault !== null && 'path' in fault ? String(fault.path) : ''
    const field = fields[path.split('.')[0] ?? '']
    if (field !== undefined) found[field] = 'refused'
  }
  return found
}
