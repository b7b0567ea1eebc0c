import { createRenderEffect, createRoot, createSignal, onCleanup } from 'solid-js'

/** A clock that is told the time by somebody far away. All in ms. */
export interface ServerClock {
  /** `now` as the server said it, received at this moment after a round trip of `trip`; 0: it was pushed to us. */
  readonly learn: (now: number, trip: number) => void
  readonly now: () => number
}

const FRESH_MS = 10 * 60_000 // an old estimate gives way to a newer one: clocks drift, laptops sleep
const JUMP_MS = 2_000 // further than this from what we thought: somebody has set this device's clock
const UNKNOWN_MS = 1_000 // how wrong a first word of the server may be

/**
 * The server's clock, whatever this device's says (`here`, which runs on through sleep and without network). An answer is believed to
 * half its round trip (Cristian's algorithm, 1989); a pushed word can only be late, so that of several the greatest is
 * nearest to the truth.
 */
export function createServerClock(here: () => number): ServerClock {
  let best: { readonly offset: number; readonly error: number; readonly at: number } | undefined
  return {
    learn(now, trip) {
      const at = here()
      const offset = now + trip / 2 - at
      const isPushed = trip === 0
      const error = isPushed ? (best?.error ?? UNKNOWN_MS) : trip / 2
      const isOld = best === undefined || at - best.at > FRESH_MS
      const isFar = best !== undefined && Math.abs(offset - best.offset) > JUMP_MS + trip
      const isNearer = best !== undefined && (isPushed ? offset > best.offset : error <= best.error)
      if (isOld || isFar || isNearer) best = { offset, error, at }
    },
    now: () => here() + (best?.offset ?? 0),
  }
}

const clock = createServerClock(() => Date.now())
export const learnServerTime = clock.learn
export const serverNow = clock.now

/** True until a moment of the server's clock (ms; 0: never), woken once at that moment and not every second. */
export function createMoment(until: () => number): () => boolean {
  const [isBefore, setBefore] = createSignal(until() > serverNow())
  createRenderEffect(() => {
    const left = until() - serverNow()
    setBefore(left > 0)
    if (left <= 0) return
    const soon = setTimeout(() => setBefore(false), left)
    onCleanup(() => clearTimeout(soon))
  })
  return isBefore
}

const [tick, setTick] = createRoot(() => createSignal(0))
let watchers = 0
let timer: ReturnType<typeof setInterval> | undefined

/** The server's time as a signal that moves once a second while somebody looks, and at once when the page wakes up. */
export function useServerNow(): () => number {
  watchers++
  const wake = () => setTick(count => count + 1)
  timer ??= setInterval(wake, 1_000)
  // After a sleep, or out of the back-forward cache, nobody sees the old time for a second.
  document.addEventListener('visibilitychange', wake)
  window.addEventListener('pageshow', wake)
  onCleanup(() => {
    document.removeEventListener('visibilitychange', wake)
    window.removeEventListener('pageshow', wake)
    if (--watchers === 0) {
      clearInterval(timer)
      timer = undefined
    }
  })
  return () => {
    tick()
    return serverNow()
  }
}
