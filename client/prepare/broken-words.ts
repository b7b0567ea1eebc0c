import type { Table } from '../../shared/domain/plan.ts'
import type { Broken } from '../../shared/domain/planner/problem.ts'
import type { Language } from '../../shared/domain/text.ts'
import { joinList } from '../../shared/i18n/dates.ts'
import type { PrepareWords } from './words.ts'

const NAMED = 3

/** What was asked for somebody and cannot be, by name; the same for several rounds is said once. */
export function brokenWords(given: {
  readonly broken: readonly Broken[]
  readonly names: ReadonlyMap<string, string>
  readonly tables: readonly Table[]
  readonly language: Language
  readonly t: PrepareWords
}): readonly string[] {
  const { broken, names, tables, language, t } = given
  const sayings = broken.map(({ rule, people, table, round }) => {
    const called = people.map(id => names.get(id) ?? t.broken.somebody)
    const who =
      called.length > NAMED
        ? t.broken.several(joinList(called.slice(0, NAMED), language), called.length - NAMED)
        : joinList(called, language)
    const at = t.table(tables.find(each => each.id === table)?.number ?? 0)
    // which table it is matters only where that table was to be avoided
    return { rule, who, at: rule === 'not' ? at : undefined, round }
  })
  const merged = new Map<string, { readonly say: (typeof sayings)[number]; readonly rounds: number[] }>()
  for (const say of sayings) {
    const key = `${say.rule} ${say.who} ${say.at ?? ''}`
    const known = merged.get(key)
    const rounds = say.round === undefined ? [] : [say.round + 1]
    if (known === undefined) merged.set(key, { say, rounds })
    else known.rounds.push(...rounds)
  }
  return [...merged.values()].map(({ say: { rule, who, at }, rounds }) => {
    const when = rounds.length === 0 ? '' : t.broken.rounds(joinList([...new Set(rounds)].map(String), language))
    return t.broken[rule](who, at ?? '', when)
  })
}
