/** Runs something a little later, once; what it gives back calls it off. */
export type Later = (run: () => void) => () => void

/** Others' changes are shown this late at most. */
const LATEST_MS = 200
/** Where a browser does not say when it is idle. */
const SOON_MS = 50

/** As soon as the page has nothing better to do: keys and taps go first. A page that nobody sees does not wait. */
export const whenIdle: Later = run => {
  if (document.hidden) {
    run()
    return () => {}
  }
  // Missing in Safari, and in the browser that tests of components pretend to be.
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = setTimeout(run, SOON_MS)
    return () => clearTimeout(timer)
  }
  const idle = window.requestIdleCallback(run, { timeout: LATEST_MS })
  return () => window.cancelIdleCallback(idle)
}
