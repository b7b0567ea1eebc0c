import { type PlannedPerson, type Table, type ThemePlan } from '../../shared/domain/plan.ts'
import type { Language } from '../../shared/domain/text.ts'
import { joinList } from '../../shared/i18n/dates.ts'
import type { PeopleWords } from './words-people.ts'

/** What is to be heeded for somebody, in a few words each. Tables that are gone are said to be. */
export function constraintWords(
  person: PlannedPerson,
  tables: readonly Table[],
  t: PeopleWords,
  language: Language,
): readonly string[] {
  const { constraints } = person
  if (constraints === undefined) return []
  const list = (items: readonly string[]) => joinList(items, language)
  const table = (id: string) => {
    const found = tables.find(each => each.id === id)
    return found === undefined ? t.goneTable : t.table(found.number).toLocaleLowerCase(language)
  }
  const pins = Object.entries(constraints.tables ?? {})
  return [
    ...(constraints.hosts === undefined ? [] : [t.said.hosts(table(constraints.hosts))]),
    ...(constraints.with === undefined ? [] : [t.said.with(list(constraints.with))]),
    ...(constraints.apart === undefined ? [] : [t.said.apart(list(constraints.apart))]),
    ...(constraints.notTables === undefined ? [] : [t.said.notTables(list(constraints.notTables.map(table)))]),
    ...pins.map(([round, id]) => t.said.pin(table(id), round)),
    ...(constraints.language === undefined ? [] : [t.said.language[constraints.language]]),
    ...(constraints.reachable === true ? [t.said.reachable] : []),
    ...(constraints.paper === true ? [t.said.paper] : []),
    ...(constraints.wishes === undefined ? [] : [t.said.wishes(constraints.wishes.length)]),
    ...(constraints.from === undefined ? [] : [t.said.from(constraints.from)]),
    ...(constraints.until === undefined ? [] : [t.said.until(constraints.until)]),
  ]
}

/** A theme by its title, for a list to choose from. */
export const themeName = (theme: ThemePlan | undefined, language: Language, t: PeopleWords): string =>
  theme === undefined
    ? t.goneTheme
    : `${theme.number}. ${theme.title[language] ?? theme.title.fr ?? theme.title.en ?? ''}`.trim()
