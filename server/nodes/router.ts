import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Timers } from '../sync/timers.ts'
import { findOwner } from './find-owner.ts'
import { createForwarder, type Line, type Node } from './forward.ts'
import { type Hop, HOP_HEADER, makeHops } from './hop.ts'
import type { Ownership } from './ownership.ts'

/** Where the nodes ask one another, before anything is passed on, who keeps an event. Others find nothing there. */
const ASKING = /^\/nodes\/holds\/([A-Za-z0-9_-]{1,64})$/
/** A node that cannot say within this whether it keeps an event is not passed anything. */
const CONFIRM_MS = 1_500
const UPGRADE_MS = 5_000
/** Owners remembered, so that a call passed on asks the database nothing; each is confirmed by the owner itself all the same. */
const MOST_REMEMBERED = 10_000

/** Each call and each socket of an event goes to the node that keeps it. */
export interface Router {
  /**
   * `here`: answer it · `passed`: it was answered elsewhere · `nobody`: 503, and try again in a moment · `lost`: the same, but the
   * node may have done some of it.
   */
  call(event: string, passing: Passing): Promise<'here' | 'passed' | 'lost' | 'nobody'>
  /** The same for a WebSocket that asks to come in; the socket is somebody else's once it was passed. */
  socket(event: string, line: Line): Promise<'here' | 'passed' | 'nobody'>
  /** The hop that a request came by; takes its header off. Ask once, before anything else. */
  hopOf(request: IncomingMessage): Hop | undefined
  /** Answers a question of another node; false if this is none. */
  answer(hop: Hop | undefined, request: IncomingMessage, response: ServerResponse): boolean
  /** A node is gone: so is what was passed on to it. */
  lost(node: string): void
  /** From now on answers nothing for any event: it is handed over. */
  leave(): void
  close(): Promise<void>
  counts(): { readonly calls: number; readonly sockets: number }
}
export interface Passing {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly hop: Hop | undefined
  /** of whoever called, if this is the first node that sees them */
  readonly address: string
  readonly secure: boolean
  /** called before anything is answered elsewhere */
  readonly takeOver: () => void
}

export interface RouterOptions {
  readonly ownership: Pick<Ownership, 'whose'>
  /** of this process */
  readonly node: string
  readonly secret: string
  readonly timers: Timers
  /** asks another node over the network; a test gives its own */
  readonly ask?: (url: string, headers: Readonly<Record<string, string>>) => Promise<boolean>
  /** until an owner has answered an upgrade, ms */
  readonly upgradeMs?: number
}

export function createRouter(options: RouterOptions): Router {
  const { ownership, node, secret, timers, ask = askNode, upgradeMs = UPGRADE_MS } = options
  const hops = makeHops(secret)
  const forwarder = createForwarder({ hops, timers, upgradeMs })
  const remembered = new Map<string, Node>()
  const confirming = new Map<string, Promise<boolean>>()
  let leaving = false

  /** However many ask at one moment, as after a restart: the owner is asked once. */
  function confirm(url: string, event: string): Promise<boolean> {
    const path = `/nodes/holds/${event}`
    const address = `${url}${path}`
    const known = confirming.get(address)
    if (known !== undefined) return known
    const hop = { from: node, address: '127.0.0.1', secure: false }
    const asked = ask(address, { [HOP_HEADER]: hops.sign(hop, { method: 'GET', url: path }) }).finally(() =>
      confirming.delete(address),
    )
    confirming.set(address, asked)
    return asked
  }

  async function find(event: string, isStillAsked: () => boolean) {
    const before = remembered.get(event)
    if (before !== undefined && (await confirm(before.url, event))) return { kind: 'there', ...before } as const
    remembered.delete(event)
    const found = await findOwner({ ownership, confirm, timers }, event, isStillAsked)
    if (found.kind === 'there') remember(event, found)
    return found
  }

  function remember(event: string, { node: of, url }: Node): void {
    const oldest = remembered.keys().next()
    if (remembered.size >= MOST_REMEMBERED && !oldest.done) remembered.delete(oldest.value)
    remembered.set(event, { node: of, url })
  }

  return {
    async call(event, { request, response, hop, address, secure, takeOver }) {
      if (leaving) return 'nobody'
      // Passed on once is enough: whoever sent it here asks again.
      if (hop !== undefined) return (await ownership.whose(event)).kind === 'ours' ? 'here' : 'nobody'
      const found = await find(event, () => !response.destroyed)
      if (found.kind !== 'there') return found.kind
      takeOver()
      if (await forwarder.call(found, { from: node, address, secure }, request, response)) return 'passed'
      // Not asked again: it has been read, and nobody knows how far it came.
      remembered.delete(event)
      return 'lost'
    },
    async socket(event, line) {
      if (leaving) return 'nobody'
      const { request, socket } = line
      if (hops.take(request) !== undefined) return (await ownership.whose(event)).kind === 'ours' ? 'here' : 'nobody'
      const found = await find(event, () => !socket.destroyed)
      if (found.kind !== 'there') return found.kind
      const address = request.socket.remoteAddress ?? ''
      await forwarder.socket(found, { from: node, address, secure: false }, line)
      return 'passed'
    },
    hopOf: request => hops.take(request),
    answer(hop, request, response) {
      const event = ASKING.exec(request.url ?? '')?.[1]
      if (hop === undefined || event === undefined) return false
      const answer = async (): Promise<boolean> => !leaving && (await ownership.whose(event)).kind === 'ours'
      void answer().then(isOurs => response.writeHead(isOurs ? 204 : 409).end())
      return true
    },
    lost(gone) {
      for (const [event, { node: of }] of remembered) if (of === gone) remembered.delete(event)
      forwarder.hangUp(gone)
    },
    leave() {
      leaving = true
    },
    close: () => forwarder.close(),
    counts: () => forwarder.counts(),
  }
}

async function askNode(url: string, headers: Readonly<Record<string, string>>): Promise<boolean> {
  try {
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(CONFIRM_MS) })
    return answer.status === 204
  } catch {
    return false
  }
}
