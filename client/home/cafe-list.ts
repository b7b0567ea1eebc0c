import type { Phase } from '../../shared/domain/phase.ts'
import type { EventSummary } from '../../shared/protocol/api.ts'

/** What a café on the home page invites to, by its phase; the first is the one most likely wanted now. */
export type Action = 'console' | 'wall' | 'prepare' | 'harvest' | 'report'

export function actionsOf(phase: Phase): readonly Action[] {
  switch (phase) {
    case 'prepared':
      return ['prepare', 'console']
    case 'open':
      return ['console', 'wall', 'prepare']
    case 'round':
    case 'transfer':
      return ['console', 'wall']
    case 'harvest':
      return ['harvest', 'report', 'console']
    case 'closed':
      return ['report', 'harvest']
  }
}

export type Stage = 'running' | 'ready' | 'closed'
export function stageOf(phase: Phase): Stage {
  if (phase === 'closed') return 'closed'
  return phase === 'prepared' ? 'ready' : 'running'
}

const ORDER: Record<Stage, number> = { running: 0, ready: 1, closed: 2 }

/** Those under way first, then those to come by date (no date yet: last), then the closed ones, newest first. */
export function inOrder(cafes: readonly EventSummary[]): readonly EventSummary[] {
  return [...cafes].sort((a, b) => {
    const [left, right] = [stageOf(a.phase), stageOf(b.phase)]
    if (left !== right) return ORDER[left] - ORDER[right]
    if (left === 'ready' && a.date !== b.date) return (a.date ?? '9999') < (b.date ?? '9999') ? -1 : 1
    return b.createdAt - a.createdAt
  })
}

/** A date's day and month for the middle of a table, or undefined when there is no date. */
export function dayAndMonth(date: string | undefined): { readonly day: number; readonly month: number } | undefined {
  const [, month, day] = /^\d{4}-(\d{2})-(\d{2})$/.exec(date ?? '') ?? []
  return month === undefined || day === undefined ? undefined : { day: Number(day), month: Number(month) }
}

/** Equal sectors of a disc of this radius, from the top left on, as SVG paths; one alone is the whole disc. */
export function sectors(count: number, radius: number): readonly string[] {
  if (count <= 1) return [`M0 ${-radius}A${radius} ${radius} 0 1 1 -.01 ${-radius}z`]
  const at = (part: number): string => {
    const turn = (part / count) * 2 * Math.PI - Math.PI
    return `${(Math.cos(turn) * radius).toFixed(1)} ${(Math.sin(turn) * radius).toFixed(1)}`
  }
  return Array.from({ length: count }, (_, index) => `M0 0L${at(index)}A${radius} ${radius} 0 0 1 ${at(index + 1)}z`)
}

/** Chairs around a table, from the top on: their places and how big they can be without touching. */
export function ring(
  count: number,
  radius: number,
): { readonly size: number; readonly places: readonly (readonly [number, number])[] } {
  const places = Array.from({ length: count }, (_, index) => {
    const turn = (index / count) * 2 * Math.PI - Math.PI / 2
    return [Number((Math.cos(turn) * radius).toFixed(1)), Number((Math.sin(turn) * radius).toFixed(1))] as const
  })
  return { size: Math.min(7.4, Math.max(2.2, (Math.PI * radius) / Math.max(count, 1) - 1.4)), places }
}
