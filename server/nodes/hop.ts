import { createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'
import { derive, sameText } from '../access/secrets.ts'

/** What a node says of a call that it passes on. Only nodes can write it: they share the secret. */
export interface Hop {
  /** id of the node that passes it on */
  readonly from: string
  /** of whoever called, as that node saw it: guesses are counted by it */
  readonly address: string
  /** did the call come over HTTPS? */
  readonly secure: boolean
}

export const HOP_HEADER = 'tablee-hop'

export interface Hops {
  /** The header for this very request, and for no other. */
  sign(hop: Hop, request: Requested): string
  /** The hop that a request came by. Takes off the header, so that what a client made up goes no further. */
  take(request: Requested & { readonly headers: IncomingHttpHeaders }): Hop | undefined
}
interface Requested {
  readonly method?: string | undefined
  readonly url?: string | undefined
}

export function makeHops(secret: string): Hops {
  const key = derive(secret, 'hop', 32)
  const seal = (text: string, { method = '', url = '' }: Requested): string =>
    createHmac('sha256', key).update(`${text}\n${method}\n${url}`).digest('base64url')

  return {
    sign({ from, address, secure }, request) {
      const text = `${from} ${address} ${secure ? 's' : '-'}`
      return `${text} ${seal(text, request)}`
    },
    take(request) {
      const shown = request.headers[HOP_HEADER]
      if (shown === undefined) return undefined
      delete request.headers[HOP_HEADER]
      const [from = '', address = '', secure = '', mac = '', ...more] = String(shown).split(' ')
      if (more.length > 0 || isIP(address) === 0) return undefined
      if (!sameText(mac, seal(`${from} ${address} ${secure}`, request))) return undefined
      return { from, address, secure: secure === 's' }
    },
  }
}
