import { LIMITS, type TablePlan, type ThemePlan } from '../../shared/domain/plan.ts'
import type { PlanEdit } from './plan-edits.ts'

/** Each table by itself: chairs, language, easy to reach. Tables of which nothing is said stay a number. */

/** The tables of a theme, described or not. */
export const tablesOfTheme = (theme: ThemePlan): readonly TablePlan[] =>
  typeof theme.tables === 'number' ? Array.from({ length: theme.tables }, () => ({})) : theme.tables

/** Changes what is said of one table; `undefined` takes a word back. With one question per round, the first theme speaks for the room. */
export const setTable =
  (theme: string, at: number, change: { readonly [K in keyof TablePlan]?: TablePlan[K] | undefined }): PlanEdit =>
  plan => {
    const whose = plan.questions === 'per-round' ? plan.themes[0]?.id : theme
    return {
      ...plan,
      themes: plan.themes.map(each => {
        if (each.id !== whose) return each
        const tables = tablesOfTheme(each).map((table, index) => (index === at ? said({ ...table, ...change }) : table))
        return { ...each, tables: tables.every(isPlain) ? tables.length : tables }
      }),
    }
  }

function said(table: TablePlan): TablePlan {
  const seats = table.seats === undefined ? undefined : Math.max(1, Math.min(LIMITS.chairs, Math.round(table.seats)))
  const fields = { ...table, seats, reachable: table.reachable === true ? true : undefined }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

const isPlain = (table: TablePlan): boolean => Object.keys(table).length === 0
