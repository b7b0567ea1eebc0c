import { createEffect } from 'solid-js'

/**
 * Keeps the table's page itself on this device (the service worker in `client/sw`), so that it opens without network. Browsers allow
 * this only where the connection is secure: on plain HTTP an open page goes on, and a reload needs the network.
 */
const isPossible = (): boolean => import.meta.env.PROD && window.isSecureContext && 'serviceWorker' in navigator

/** Asks for it once the page has what it needs for itself. */
export function keepShell(isReady: () => boolean): void {
  if (!isPossible()) return
  createEffect(() => {
    // Refused (a certificate that the browser does not trust, a private window): then a reload needs the network.
    if (isReady()) navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => {})
  })
}

/** Would this page open again without network? */
export const opensOffline = (): boolean => isPossible() && navigator.serviceWorker.controller !== null
