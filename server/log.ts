import { LOG_LEVELS, type LogLevel } from './config.ts'

/**
 * One line of JSON per fact, given to whoever needs it. Callers pass ids and numbers, never a name, a key, an address or a
 * text that somebody wrote: what is not passed cannot leak.
 */
export interface Log {
  error(what: string, facts?: Facts): void
  warn(what: string, facts?: Facts): void
  info(what: string, facts?: Facts): void
  debug(what: string, facts?: Facts): void
}
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>

/** `write` receives whole lines; `now` gives the server's ms. */
export function makeLog(level: LogLevel, write: (line: string) => void, now: () => number = Date.now): Log {
  const threshold = LOG_LEVELS.indexOf(level)
  const at =
    (own: LogLevel) =>
    (what: string, facts: Facts = {}) => {
      if (LOG_LEVELS.indexOf(own) <= threshold)
        write(`${JSON.stringify({ at: new Date(now()).toISOString(), level: own, what, ...facts })}\n`)
    }
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') }
}

/** What may be said of a fault: its kind and where it was thrown, not its message, which may quote data. */
export function faultFacts(fault: unknown): Facts {
  if (!(fault instanceof Error)) return { fault: typeof fault }
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined
  const where = fault.stack
    ?.split('\n')
    .find(line => line.trimStart().startsWith('at '))
    ?.trim()
  return { fault: fault.name, code, where }
}
