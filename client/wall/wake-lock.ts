import { onCleanup } from 'solid-js'

/** Can this browser be asked to keep the screen on? Only over HTTPS or on localhost. */
export const canStayAwake = (): boolean => 'wakeLock' in navigator

/** Keeps the screen on as long as the owner lives and the page is seen; a browser drops the lock whenever the page is hidden. */
export function stayAwake(): void {
  if (!canStayAwake()) return
  let lock: WakeLockSentinel | undefined
  let ended = false
  const ask = () => {
    if (document.visibilityState !== 'visible' || ended) return
    navigator.wakeLock.request('screen').then(
      given => {
        if (ended) void given.release()
        else lock = given
      },
      () => undefined, // battery low, or not allowed: the screen may sleep, as if there were no such thing
    )
  }
  document.addEventListener('visibilitychange', ask)
  ask()
  onCleanup(() => {
    ended = true
    document.removeEventListener('visibilitychange', ask)
    void lock?.release()
  })
}
