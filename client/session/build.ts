import { BUILD_HEADER } from '../../shared/protocol/build.ts'

/**
 * A page stays open for hours; the server may be upgraded meanwhile, or put back. What the page is told by the way (the welcome of a
 * socket, a header of each answer) shows it; then `/renewal.js` (client/renewal), which each build has under this same
 * name, asks the person to load the page anew. None of it is known in development, where nothing is built.
 */
let own = ''
let isAsked = false

/** `address`: of the page's first file, which bears the name of its build. */
export function beBuild(address: string): void {
  own = address
}

/** What the server says that it hands out now. Gives whether that is another build than this page's. */
export function hearBuild(told: string | null | undefined): boolean {
  if (!told || !own.includes('/assets/') || own.includes(`-${told}.`)) return false
  renew(told)
  return true
}

/** Asks the server, when a part of the page could not be fetched: its file may be gone for good. */
export const askBuild = (): Promise<boolean> =>
  fetch('/healthz', { cache: 'no-store' }).then(
    answer => hearBuild(answer.headers.get(BUILD_HEADER)),
    () => false,
  )

/**
 * Dispatched on the window before the page is loaded anew; whoever holds words adds when they are safe, and whether they are.
 * Between two builds: neither this name nor the meaning of the list may change.
 */
export const LEAVING = 'tablee:leaving'
declare global {
  interface WindowEventMap {
    readonly [LEAVING]: CustomEvent<Promise<boolean>[]>
  }
}

/** Shows what `/renewal.js` has to say: about another build (its name), another `protocol`, or the `words` of before. */
export function renew(why: string): void {
  if (isAsked) return
  isAsked = true
  document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: `/renewal.js?${why}` }))
}
