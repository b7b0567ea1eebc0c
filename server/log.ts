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

/** A log that says nothing of some events: what happens at them is told to nobody, except that something failed. */
export function quietAbout(log: Log, isQuiet: (event: string) => boolean): Log {
  const told =
    (level: 'error' | 'warn' | 'info' | 'debug') =>
    (what: string, facts: Facts = {}) => {
      if (typeof facts['event'] !== 'string' || !isQuiet(facts['event'])) return log[level](what, facts)
      const { event: _event, document: _document, ...rest } = facts
      if (level === 'error' || level === 'warn') log[level](what, rest)
    }
  return { error: told('error'), warn: told('warn'), info: told('info'), debug: told('debug') }
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
