import type { Day, Summary, TableFacts } from '../../shared/document/programme.ts'

/** A table counts as quiet when its cloth has not changed for this long while another's has. */
export const QUIET_MS = 4 * 60_000

export interface QuietTable {
  readonly table: TableFacts
  /** whole minutes without a change */
  readonly minutes: number
}

export interface QuietFacts {
  readonly day: Pick<Day, 'phase' | 'round' | 'clock' | 'moments'>
  readonly tables: readonly TableFacts[]
  readonly summaries: Readonly<Record<string, Summary>>
  /** tables with people at them: nobody doubts an empty one */
  readonly peopled: ReadonlySet<string>
}

/** Tables on whose cloth nothing has moved for four minutes of this round while others moved; the quietest first. */
export function quietTables(facts: QuietFacts, now: number): QuietTable[] {
  const { day } = facts
  if (day.phase !== 'round' || day.clock.state !== 'running') return []
  const roundBegan = day.moments[day.round - 1]?.startedAt
  if (roundBegan === undefined) return []
  const changed = (table: TableFacts) => facts.summaries[table.id]?.changedAt ?? 0
  const someoneMoves = facts.tables.some(table => now - changed(table) < QUIET_MS)
  if (!someoneMoves) return []
  return facts.tables
    .filter(
      table => facts.peopled.has(table.id) && !table.locked && (facts.summaries[table.id]?.writing.length ?? 0) === 0,
    )
    .map(table => ({ table, since: Math.max(changed(table), roundBegan) }))
    .filter(({ since }) => now - since >= QUIET_MS)
    .sort((a, b) => a.since - b.since || a.table.number - b.table.number)
    .map(({ table, since }) => ({ table, minutes: Math.floor((now - since) / 60_000) }))
}
