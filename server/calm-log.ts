import type { Facts, Log } from './log.ts'
import type { Timers } from './sync/timers.ts'

/** the same fact is told once in so long */
const EVERY_MS = 60_000
/** different facts remembered at once; beyond, what is new is told without remembering it */
const MOST_KINDS = 1_000
/** What makes two lines the same fact. Who did it and how much of it do not: a flood of them is one fact. */
const TELLING = ['of', 'event', 'code', 'route', 'fault', 'kind'] as const

/**
 * A log that somebody who is refused over and over cannot fill. Of warnings, errors and what the sync tells, the first is written
 * at once; what is the same within a minute is counted, and told in one line at the end of it, with `times`. What is told on
 * purpose (a café was begun, erased) is written each time.
 */
export function calmLog(log: Log, timers: Pick<Timers, 'after'>): Log {
  const counting = new Map<string, number>()

  const once =
    (level: 'error' | 'warn' | 'info') =>
    (what: string, facts: Facts = {}): void => {
      if (level === 'info' && what !== 'sync') return log.info(what, facts)
      const key = [level, what, ...TELLING.map(name => facts[name])].join('|')
      const times = counting.get(key)
      if (times !== undefined) {
        counting.set(key, times + 1)
        return
      }
      log[level](what, facts)
      if (counting.size >= MOST_KINDS) return
      counting.set(key, 0)
      timers.after(EVERY_MS, () => {
        const more = counting.get(key) ?? 0
        counting.delete(key)
        if (more === 0) return
        const same = Object.fromEntries(
          TELLING.flatMap(name => (facts[name] === undefined ? [] : [[name, facts[name]]])),
        )
        log[level](what, { ...same, times: more })
      })
    }

  return {
    error: once('error'),
    warn: once('warn'),
    info: once('info'),
    debug: (what, facts) => log.debug(what, facts),
  }
}
