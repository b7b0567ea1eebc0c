import { createRoot, createSignal, onCleanup } from 'solid-js'

/**
 * The server's clock, whatever this device's says. Each answer that carries the server's `now` gives an estimate; the one
 * that travelled fastest is kept (Cristian's algorithm, 1989). Between answers the device's monotonic clock runs on.
 */
let best: { readonly offset: number; readonly trip: number; readonly at: number } | undefined

const FRESH_MS = 10 * 60_000 // an old estimate gives way to a slower but newer one: clocks drift, laptops sleep

/** `now` from the server, received at this moment after a round trip of `trip` ms (0 when it was pushed to us). */
export function learnServerTime(now: number, trip: number): void {
  const here = Date.now()
  const offset = now + trip / 2 - here
  const jumped = best !== undefined && Math.abs(offset - best.offset) > 2_000 + trip
  if (best === undefined || trip <= best.trip || here - best.at > FRESH_MS || jumped) best = { offset, trip, at: here }
}

export const serverNow = (): number => Date.now() + (best?.offset ?? 0)

const [tick, setTick] = createRoot(() => createSignal(0))
let watchers = 0
let timer: ReturnType<typeof setInterval> | undefined

/** The server's time as a signal that moves once a second while somebody looks, and at once when the page wakes up. */
export function useServerNow(): () => number {
  watchers++
  const wake = () => setTick(count => count + 1)
  timer ??= setInterval(wake, 1_000)
  document.addEventListener('visibilitychange', wake)
  onCleanup(() => {
    document.removeEventListener('visibilitychange', wake)
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
