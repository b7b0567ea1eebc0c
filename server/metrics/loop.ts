import { type EventLoopUtilization, monitorEventLoopDelay, performance } from 'node:perf_hooks'

/** How late the event loop is, and how busy. */
export interface LoopWatch {
  /** since the last ten seconds or more, s: 0 is on time */
  delay(quantile: number): number
  /** 0 idle … 1 never waiting, over the same time */
  utilisation(): number
  /** Begins a new stretch of time, unless the present one is too short to tell anything. */
  turn(): void
  stop(): void
}

/** How often the loop is looked at, ms. What Node measures holds this wait itself, so it is taken off again. */
const EVERY_MS = 20
const SHORTEST_MS = 10_000

export function watchLoop(): LoopWatch {
  const histogram = monitorEventLoopDelay({ resolution: EVERY_MS })
  histogram.enable()
  let since = performance.now()
  let before: EventLoopUtilization = performance.eventLoopUtilization()
  const late = (ns: number): number => Math.max(0, ns / 1e9 - EVERY_MS / 1e3)
  return {
    delay(quantile) {
      if (histogram.count === 0) return 0
      return late(quantile >= 1 ? histogram.max : histogram.percentile(quantile * 100))
    },
    utilisation: () => performance.eventLoopUtilization(before).utilization,
    turn() {
      if (performance.now() - since < SHORTEST_MS) return
      histogram.reset()
      before = performance.eventLoopUtilization()
      since = performance.now()
    },
    stop: () => void histogram.disable(),
  }
}
