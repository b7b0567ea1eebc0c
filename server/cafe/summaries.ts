import type { Summary } from '../../shared/document/programme.ts'
import type { CafeState } from './state.ts'
import { emptySummary, lookAgain } from './summary.ts'

/** Console and wall look once a second at most. */
const SUMMARY_MS = 1_000
/** So many tables a second: each has its turn every second in a café of forty tables, every four with a hundred and twenty-five. */
const AT_ONCE = 40

/** What is told of each table, worked out again a moment after something changed there. */
export interface Summaries {
  readonly all: ReadonlyMap<string, Summary>
  /** A table's cloth or its people changed. */
  touch(table: string): void
  /** Something else is to be told soon. */
  tellSoon(): void
  /** Works out those of tables that changed, now: of so many at most, those that have waited longest first. */
  workOut(most?: number): Promise<void>
  /** Is anything still to be told? */
  isDue(): boolean
  stop(): void
}

/** @param tell called within a second after something changed, with how many tables may be worked out */
export function createSummaries(
  tools: Parameters<typeof lookAgain>[0] & {
    readonly timers: { readonly after: (ms: number, run: () => void) => () => void }
  },
  given: {
    readonly told: Map<string, Summary>
    readonly state: () => CafeState
    readonly tell: (most: number) => void
  },
): Summaries {
  const { told } = given
  const stale = new Set<string>()
  let cancel: (() => void) | undefined
  const tellSoon = (): void => {
    cancel ??= tools.timers.after(SUMMARY_MS, () => {
      cancel = undefined
      given.tell(AT_ONCE)
    })
  }
  return {
    all: told,
    touch(table) {
      stale.add(table)
      tellSoon()
    },
    tellSoon,
    async workOut(most = Number.POSITIVE_INFINITY) {
      const tables = [...stale].slice(0, most)
      for (const table of tables) stale.delete(table)
      if (stale.size > 0) tellSoon()
      for (const table of tables)
        told.set(table, await lookAgain(tools, given.state(), table, told.get(table) ?? emptySummary))
    },
    isDue: () => cancel !== undefined || stale.size > 0,
    stop: () => cancel?.(),
  }
}
