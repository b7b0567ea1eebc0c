/** Time as the sync sees it, so that tests turn the hands themselves. */
export interface Timers {
  /** ms since 1970, the server's clock */
  now(): number
  /** ms that only ever go forward, for measuring work */
  spent(): number
  /** Runs once after so many ms; the returned function calls it off. */
  after(ms: number, run: () => void): () => void
}

export const systemTimers: Timers = {
  now: () => Date.now(),
  spent: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    // A pending heartbeat must not keep a process alive that is done.
    timer.unref()
    return () => clearTimeout(timer)
  },
}
