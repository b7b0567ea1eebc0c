import { type AgendaItem, LIMITS, type Plan, type TablePlan, type ThemePlan } from '../../shared/domain/plan.ts'
import type { Language, Localised } from '../../shared/domain/text.ts'
import { withRounds } from './agenda.ts'

/** One function per gesture of the prepare screen: a plan in, the next plan out. What cannot be done changes nothing. */
export type PlanEdit = (plan: Plan) => Plan

/** A text with one language changed; an emptied one is left out, so that the other language stands in for it. */
export function withText(text: Localised, language: Language, value: string): Localised {
  const { [language]: _, ...rest } = text
  return value === '' ? rest : { ...rest, [language]: value }
}

export const setTitle = (id: string, language: Language, value: string): PlanEdit =>
  onTheme(id, theme => ({ ...theme, title: withText(theme.title, language, value) }))

export const addTheme: PlanEdit = plan => {
  if (plan.themes.length >= LIMITS.themes) return plan
  // never the id of a theme that was there before: its cloth may already hold words
  const used = plan.themes.map(theme => Number(/^t(\d+)$/.exec(theme.id)?.[1] ?? 0))
  const fresh: ThemePlan = {
    id: `t${Math.max(0, ...used) + 1}`,
    number: Math.max(0, ...plan.themes.map(theme => theme.number)) + 1,
    title: {},
    zones: [],
    tables: plan.questions === 'per-round' ? (plan.themes[0]?.tables ?? 1) : 1,
  }
  return { ...plan, themes: [...plan.themes, fresh] }
}

/** The last theme stays: a café has at least one. */
export const removeTheme =
  (id: string): PlanEdit =>
  plan => {
    if (plan.themes.length <= 1) return plan
    return {
      ...plan,
      themes: renumbered(
        plan,
        plan.themes.filter(theme => theme.id !== id),
      ),
    }
  }

/** Moves a theme by some places; stops at either end. */
export const moveTheme =
  (id: string, by: number): PlanEdit =>
  plan => {
    const themes = moved(
      plan.themes,
      plan.themes.findIndex(theme => theme.id === id),
      by,
    )
    return themes === plan.themes ? plan : { ...plan, themes: renumbered(plan, themes) }
  }

/** Numbers that ran 1, 2, 3 … run on so; numbers that the organiser chose stay with their theme. */
function renumbered(before: Plan, themes: readonly ThemePlan[]): readonly ThemePlan[] {
  const inOrder = before.themes.every((theme, index) => theme.number === index + 1)
  return inOrder ? themes.map((theme, index) => ({ ...theme, number: index + 1 })) : themes
}

export const addZone = (id: string): PlanEdit =>
  onTheme(id, theme => (theme.zones.length >= LIMITS.zones ? theme : { ...theme, zones: [...theme.zones, {}] }))
export const removeZone = (id: string, at: number): PlanEdit =>
  onTheme(id, theme => ({ ...theme, zones: theme.zones.filter((_, index) => index !== at) }))
export const setZone = (id: string, at: number, language: Language, value: string): PlanEdit =>
  onTheme(id, theme => ({
    ...theme,
    zones: theme.zones.map((zone, index) => (index === at ? withText(zone, language, value) : zone)),
  }))

/** How many tables talk about a theme; tables that were described one by one keep their description. */
export const setTables = (id: string, count: number): PlanEdit => {
  const wanted = Math.max(1, Math.min(LIMITS.tablesPerTheme, count))
  return plan => {
    // with one question per round, the first theme speaks for the room
    const first = plan.questions === 'per-round' ? plan.themes[0]?.id : undefined
    return onTheme(first ?? id, theme => ({ ...theme, tables: resized(theme.tables, wanted) }))(plan)
  }
}
export const tableCount = (theme: ThemePlan): number =>
  typeof theme.tables === 'number' ? theme.tables : theme.tables.length

function resized(tables: ThemePlan['tables'], count: number): ThemePlan['tables'] {
  if (typeof tables === 'number') return count
  const kept: readonly TablePlan[] = tables.slice(0, count)
  return [...kept, ...Array.from({ length: count - kept.length }, () => ({}))]
}

/**
 * One theme per table, or one question per round for all of them. Going to questions, the room keeps as many
 * tables as it had; coming back, each theme has one.
 */
export const setQuestions =
  (questions: Plan['questions']): PlanEdit =>
  plan => {
    if (questions === plan.questions) return plan
    const room = plan.themes.reduce((sum, theme) => sum + tableCount(theme), 0)
    const tables = questions === 'per-round' ? Math.min(LIMITS.tablesPerTheme, room) : 1
    return { ...plan, questions, themes: plan.themes.map(theme => ({ ...theme, tables })) }
  }

export const setRounds =
  (change: Partial<Plan['rounds']>): PlanEdit =>
  plan => {
    const rounds = { ...plan.rounds, ...change }
    const count = Math.max(1, Math.min(LIMITS.rounds, rounds.count))
    // a pause comes between two rounds: none after the last
    return { ...plan, rounds: { ...rounds, count, breakAfter: rounds.breakAfter.filter(round => round < count) } }
  }

export const toggleBreak =
  (after: number): PlanEdit =>
  plan => {
    const { breakAfter } = plan.rounds
    const next = breakAfter.includes(after)
      ? breakAfter.filter(round => round !== after)
      : [...breakAfter, after].sort((a, b) => a - b)
    return setRounds({ breakAfter: next })(plan)
  }

/** Sets or, with undefined, takes out fields of the plan. */
export const setFields =
  (fields: { readonly [K in keyof Plan]?: Plan[K] | undefined }): PlanEdit =>
  plan => {
    const next: Record<string, unknown> = { ...plan, ...fields }
    for (const [key, value] of Object.entries(next)) if (value === undefined) delete next[key]
    return next as unknown as Plan
  }

/** A crew by its place in the order of crews; an emptied name gives it its food again. */
export const setCrewName =
  (crew: number, name: string): PlanEdit =>
  plan => {
    const names = Array.from({ length: Math.max(plan.crews?.length ?? 0, crew + 1) }, (_, at) =>
      at === crew ? name : (plan.crews?.[at] ?? ''),
    )
    const last = names.findLastIndex(each => each.trim() !== '')
    return { ...plan, crews: last === -1 ? undefined : names.slice(0, last + 1) }
  }

export const setAgendaItem = (at: number, change: Partial<AgendaItem>): PlanEdit =>
  onAgenda(agenda => agenda.map((item, index) => (index === at ? { ...item, ...change } : item)))
export const addAgendaItem = (item: AgendaItem): PlanEdit =>
  onAgenda(agenda => (agenda.length >= 60 ? agenda : [...agenda, item]))
export const removeAgendaItem = (at: number): PlanEdit =>
  onAgenda(agenda => (agenda[at]?.kind === 'rounds' ? agenda : agenda.filter((_, index) => index !== at)))
export const moveAgendaItem = (at: number, by: number): PlanEdit => onAgenda(agenda => moved(agenda, at, by))

function onAgenda(change: (agenda: readonly AgendaItem[]) => readonly AgendaItem[]): PlanEdit {
  return plan => ({ ...plan, agenda: change(withRounds(plan.agenda)) })
}

function onTheme(id: string, change: (theme: ThemePlan) => ThemePlan): PlanEdit {
  return plan => ({ ...plan, themes: plan.themes.map(theme => (theme.id === id ? change(theme) : theme)) })
}

function moved<T>(list: readonly T[], from: number, by: number): readonly T[] {
  const to = Math.max(0, Math.min(list.length - 1, from + by))
  const item = list[from]
  if (item === undefined || to === from) return list
  const rest = list.filter((_, index) => index !== from)
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}

/** The top-level fields in which two plans differ, as a PATCH wants them; a field taken out is null. */
export function changedFields(before: Plan, after: Plan): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  const [old, now] = [before as unknown as Record<string, unknown>, after as unknown as Record<string, unknown>]
  for (const key of new Set([...Object.keys(old), ...Object.keys(now)]))
    if (JSON.stringify(old[key]) !== JSON.stringify(now[key])) changes[key] = now[key] ?? null
  return changes
}
