import { createRoot, createSignal } from 'solid-js'

/**
 * The page's address as a signal, and how to go elsewhere without loading everything again. Nine addresses do not need a
 * routing library: the one we had was a tenth of what a phone downloads to sit at a table.
 */
export const SCREENS = ['join', 'table', 'prepare', 'console', 'people', 'wall', 'harvest', 'report', 'me'] as const
export type Screen = (typeof SCREENS)[number]

export type Address =
  | { readonly screen: 'home' | 'nowhere' }
  /** `/t/:test`: a phone tries whether it reaches this server */
  | { readonly screen: 'reach'; readonly test: string }
  /** `table`: the one in `/e/:event/table/:table` */
  | { readonly screen: Screen; readonly event: string; readonly table?: string }

/** Reads a path such as `/e/c42/table/t2`. */
export function readAddress(path: string): Address {
  if (path === '/') return { screen: 'home' }
  const test = /^\/t\/([a-z0-9]{4,40})\/?$/.exec(path)?.[1]
  if (test !== undefined) return { screen: 'reach', test }
  const [, event, name, table] = /^\/e\/([A-Za-z0-9_-]+)\/([a-z]+)(?:\/([A-Za-z0-9_]+))?\/?$/.exec(path) ?? []
  const screen = SCREENS.find(known => known === name)
  if (event === undefined || screen === undefined || (table !== undefined && screen !== 'table'))
    return { screen: 'nowhere' }
  return { screen, event, ...(table === undefined ? {} : { table }) }
}

const [path, setPath] = createRoot(() => createSignal(location.pathname))
export const address = (): Address => readAddress(path())

/** The event that this page is about; screens of an event are only shown at such an address. */
export function eventOfPage(): string {
  const now = address()
  return 'event' in now ? now.event : ''
}

/** Goes to an address of ours, fragment and query included. `replace`: the present one is not worth coming back to. */
export function navigate(to: string, options: { readonly replace?: boolean } = {}): void {
  if (options.replace === true) history.replaceState(null, '', to)
  else history.pushState(null, '', to)
  setPath(location.pathname)
  if (options.replace !== true) window.scrollTo(0, 0)
}

/** Links of ours lead on without a new load; any other click, or one with a key held, is the browser's. */
export function followLinks(): void {
  window.addEventListener('popstate', () => setPath(location.pathname))
  document.addEventListener('click', clicked => {
    if (
      clicked.defaultPrevented ||
      clicked.button !== 0 ||
      clicked.metaKey ||
      clicked.ctrlKey ||
      clicked.shiftKey ||
      clicked.altKey
    )
      return
    const link = clicked.target instanceof Element ? clicked.target.closest('a[href]') : null
    if (!(link instanceof HTMLAnchorElement) || link.target !== '' || link.hasAttribute('download')) return
    if (link.origin !== location.origin || readAddress(link.pathname).screen === 'nowhere') return
    // A fragment on this very page is a skip link.
    if (link.pathname === location.pathname && link.search === location.search) return
    clicked.preventDefault()
    navigate(link.pathname + link.search + link.hash)
  })
}
