import { withoutPassages } from './amendments.ts'
import type { CafeTools } from './cafe.ts'
import type { Decision } from './decide.ts'
import { PROGRAMME, QUOTES, SYNTHESIS, wipe } from './erasure.ts'
import { forgotten } from './people.ts'
import type { CafeState } from './state.ts'

/** A table's document begins anew for people who left at most so often: everybody there comes back each time. */
const RENEW_MS = 60_000

/** Lets documents forget whoever is gone, as far as it is time. */
export interface Wiping {
  /** What is due; what is not yet is planned. Run one after the other. */
  run(): Promise<void>
  /** Is something planned? */
  isPlanned(): boolean
  stop(): void
}

interface Wiped {
  readonly state: () => CafeState
  readonly hasTable: (table: string) => boolean
  readonly change: (decision: (state: CafeState) => Decision) => Promise<unknown>
  /** it is time again */
  readonly wake: () => void
}

export function createWiping(tools: CafeTools, cafe: Wiped): Wiping {
  const { rooms, timers } = tools
  const renewedAt = new Map<string, number>()
  let cancel: (() => void) | undefined
  let stopped = false

  /** Histories begin anew when that disturbs nobody; quotations go when their notes have gone. */
  function waits(person: string, trace: string): boolean {
    const state = cafe.state()
    const isAlone = rooms.onlineAt(state.id).size === 0
    const others = state.people.get(person)?.traces ?? []
    if (trace === PROGRAMME || trace === SYNTHESIS)
      return others.includes(QUOTES) || !(isAlone || (trace === PROGRAMME && state.phase === 'closed'))
    return trace === QUOTES && others.some(each => !each.startsWith('/'))
  }

  return {
    async run() {
      const now = timers.now()
      let next = Number.POSITIVE_INFINITY
      for (const { id, traces = [] } of [...cafe.state().people.values()].filter(each => each.gone))
        for (const table of traces) {
          if (waits(id, table)) continue
          const last = table === QUOTES ? undefined : renewedAt.get(table)
          const due = (last ?? Number.NEGATIVE_INFINITY) + RENEW_MS
          if (due > now) {
            next = Math.min(next, due)
            continue
          }
          renewedAt.set(table, now)
          const isThere = table.startsWith('/') || cafe.hasTable(table)
          const words = isThere ? await wipe(tools, cafe.state(), table, id) : []
          await cafe.change(state => ({ ok: true, state: withoutPassages(forgotten(state, id, table), words) }))
        }
      if (next === Number.POSITIVE_INFINITY || stopped) return
      cancel?.()
      cancel = timers.after(next - now, () => {
        cancel = undefined
        cafe.wake()
      })
    },
    isPlanned: () => cancel !== undefined,
    stop() {
      stopped = true
      cancel?.()
    },
  }
}
