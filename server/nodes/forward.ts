import { Agent as HttpAgent, type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Duplex } from 'node:stream'
import { createProxyServer, proxyUpgrade } from 'httpxy'
import type { Timers } from '../sync/timers.ts'
import { type Hop, HOP_HEADER, type Hops } from './hop.ts'

/** Another node, as the lease names it. */
export interface Node {
  readonly node: string
  readonly url: string
}

/** Hands whole calls and sockets to another node, as they came: Host, Origin, cookies, body and all. */
export interface Forwarder {
  /** False: the node was lost before it said anything, and nothing was answered yet. */
  call(to: Node, hop: Hop, request: IncomingMessage, response: ServerResponse): Promise<boolean>
  /** Takes the socket over. Resolves when it is through, or has ended. */
  socket(to: Node, hop: Hop, line: Line): Promise<void>
  /** Hangs up all that was passed on to this node. */
  hangUp(node: string): void
  /** Hangs up everything, a portion at a time. */
  close(): Promise<void>
  counts(): { readonly calls: number; readonly sockets: number }
}
export interface Line {
  readonly request: IncomingMessage
  readonly socket: Duplex
  readonly head: Buffer
}

/** A kept connection is given up well before the other end does (`limits.ts`), so that no call is lost in between. */
const KEEP_MS = 30_000
const MOST_CONNECTIONS = 256
/** what one end of a socket may take to read the rest when the other is gone */
const FAREWELL_MS = 5_000
/** As `rooms.close` does: a large café does not come back as a herd. */
const LEAVING = { atOnce: 100, everyMs: 100, mostPortions: 30 } as const

export interface ForwarderOptions {
  readonly hops: Hops
  readonly timers: Timers
  /** until the owner has answered an upgrade, ms */
  readonly upgradeMs: number
}

export function createForwarder({ hops, timers, upgradeMs }: ForwarderOptions): Forwarder {
  const keeping = { keepAlive: true, maxSockets: MOST_CONNECTIONS, timeout: KEEP_MS }
  const agents = { 'http:': new HttpAgent(keeping), 'https:': new HttpsAgent(keeping) }
  const proxy = createProxyServer()
  const outgoing = new WeakMap<IncomingMessage, ClientRequest>()
  proxy.on('proxyReq', (sent, request) => void outgoing.set(request, sent))
  /** what ends each call and each socket under way, by node */
  const calls = new Map<() => void, string>()
  const sockets = new Map<() => void, string>()

  const headers = (hop: Hop, request: IncomingMessage): Record<string, string> => ({
    [HOP_HEADER]: hops.sign(hop, request),
  })

  return {
    async call({ node, url }, hop, request, response) {
      const end = (): void => void outgoing.get(request)?.destroy(new Error('the node is lost'))
      calls.set(end, node)
      const agent = url.startsWith('https:') ? agents['https:'] : agents['http:']
      try {
        await proxy.web(request, response, { target: url, headers: headers(hop, request), agent, xfwd: false })
        return true
      } catch {
        if (!response.headersSent) return false
        // Half an answer is none: the caller must see that it broke off.
        response.destroy()
        return true
      } finally {
        calls.delete(end)
      }
    },
    async socket({ node, url }, hop, { request, socket, head }) {
      let far: Duplex | undefined
      const end = (): void => {
        socket.destroy()
        far?.destroy()
      }
      sockets.set(end, node)
      socket.once('close', () => {
        sockets.delete(end)
        if (far !== undefined) dismiss(far)
      })
      try {
        far = await proxyUpgrade(url, request, socket, head, {
          headers: headers(hop, request),
          xfwd: false,
          upgradeTimeout: upgradeMs,
        })
      } catch {
        // Refused by the owner, who has told so itself; or lost, and then the client comes again.
        dismiss(socket)
        return
      }
      const [near, other] = [socket, far]
      // What breaks also closes; and a socket that one end has ended is over for both.
      far.on('error', () => {})
      far.once('close', () => dismiss(near))
      for (const end of [near, far])
        end.once('end', () => {
          dismiss(near)
          dismiss(other)
        })
      if (socket.destroyed) dismiss(far)
    },
    hangUp(node) {
      for (const [end, of] of [...calls, ...sockets]) if (of === node) end()
    },
    async close() {
      const all = [...sockets.keys()]
      const portion = Math.max(LEAVING.atOnce, Math.ceil(all.length / LEAVING.mostPortions))
      for (let i = 0; i < all.length; i += portion) {
        if (i > 0) await new Promise<void>(resolve => timers.after(LEAVING.everyMs, resolve))
        for (const end of all.slice(i, i + portion)) end()
      }
      for (const agent of Object.values(agents)) agent.destroy()
    },
    counts: () => ({ calls: calls.size, sockets: sockets.size }),
  }

  /** Lets it read what is under way, and hangs up when it does not. */
  function dismiss(socket: Duplex): void {
    if (socket.destroyed) return
    socket.end()
    const cancel = timers.after(FAREWELL_MS, () => socket.destroy())
    socket.once('close', cancel)
  }
}
