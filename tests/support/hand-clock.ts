import type { Timers } from '../../server/sync/timers.ts'

/** A clock whose hands are turned by the test. */
export interface HandClock extends Timers {
  /** Turns the hands forward, running on the way what was planned, in order. */
  advance(ms: number): void
  /** Pretends that work took so long: only `spent` moves. */
  work(ms: number): void
  /** How many things are planned and have neither come nor been called off. */
  planned(): number
}

export function createHandClock(start = Date.UTC(2018, 9, 4, 12)): HandClock {
  let time = start
  let worked = 0
  let planned: { readonly at: number; readonly run: () => void }[] = []

  return {
    now: () => time,
    spent: () => worked,
    after(ms, run) {
      const entry = { at: time + ms, run }
      planned.push(entry)
      return () => {
        planned = planned.filter(each => each !== entry)
      }
    },
    advance(ms) {
      const end = time + ms
      for (;;) {
        const next = planned.filter(each => each.at <= end).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        planned = planned.filter(each => each !== next)
        time = next.at
        next.run()
      }
      time = end
    },
    work(ms) {
      worked += ms
    },
    planned: () => planned.length,
  }
}
