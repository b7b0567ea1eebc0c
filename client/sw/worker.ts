/// <reference lib="webworker" />
/**
 * Keeps the table's page on this device: its shell and the files it is made of, one cache for each build. Written by hand, since all
 * it has to know fits here. What people write is never here: documents are in IndexedDB, calls and sockets always go to the server.
 */
interface Shell {
  readonly version: string
  /** addresses of all files that a table may need */
  readonly files: readonly string[]
}
declare const SHELL: Shell
const worker = self as unknown as ServiceWorkerGlobalScope

const PREFIX = 'tablee-shell-'
const cacheName = PREFIX + SHELL.version
const files = new Set(SHELL.files)
/** A network that answers nothing within this is none. */
const PATIENCE_MS = 4_000

worker.addEventListener('install', event => {
  // All or nothing: half a shell would open half a page. What the page has loaded already comes from the browser's own cache.
  event.waitUntil(caches.open(cacheName).then(cache => cache.addAll(['/', ...SHELL.files])))
})

// A new version waits until no page of the old one is open, so that none finds its files gone; then the old ones go.
worker.addEventListener('activate', event => {
  const clean = async () => {
    const names = await caches.keys()
    await Promise.all(
      names.filter(name => name.startsWith(PREFIX) && name !== cacheName).map(name => caches.delete(name)),
    )
    await worker.clients.claim()
  }
  event.waitUntil(clean())
})

worker.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate') {
    if (/^\/e\/[A-Za-z0-9_-]+\/table(\/|$)/.test(pathname)) event.respondWith(openTable(request))
  } else if (files.has(pathname)) event.respondWith(fromShell(request))
})

/** The network's page when there is one: it may be newer. */
async function openTable(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match('/')
  if (kept === undefined) return fetch(request)
  const late = new Promise<Response>(resolve => setTimeout(() => resolve(kept), PATIENCE_MS))
  return Promise.race([
    fetch(request).then(
      answer => (answer.status < 500 ? answer : kept),
      () => kept,
    ),
    late,
  ])
}

/** Files with a hash in their name never change. */
async function fromShell(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(request, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request)
}
