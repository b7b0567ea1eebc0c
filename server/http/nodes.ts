import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Hop } from '../nodes/hop.ts'
import type { Router } from '../nodes/router.ts'
import { Failure, toBody } from './failure.ts'

const RETRY_AFTER_S = '1'
const NOBODY = new Failure(503, 'moved', 'This café is changing machines. Try again in a second.')
const LOST = new Failure(503, 'node-lost', 'The machine that keeps this café was lost. Look whether this was done.')

/**
 * Passes calls of an event on to the node that keeps it, before they are counted, read or understood here: all of that is the
 * owner's. To be added before any other hook.
 */
export function passCallsOn(app: FastifyInstance, router: Router): void {
  app.addHook('onRequest', async (request, reply) => {
    const { raw } = request
    const hop = router.hopOf(raw)
    if (router.answer(hop, raw, reply.raw)) return void reply.hijack()
    if (hop !== undefined) believe(request, hop)
    const event = eventOf(request)
    if (event === undefined) return
    const answered = await router.call(event, {
      request: raw,
      response: reply.raw,
      hop,
      address: request.ip,
      secure: request.protocol === 'https',
      takeOver: () => void reply.hijack(),
    })
    if (answered === 'lost' && !reply.raw.destroyed)
      reply.raw
        .writeHead(LOST.status, { 'content-type': 'application/json; charset=utf-8', 'retry-after': RETRY_AFTER_S })
        .end(JSON.stringify(toBody(LOST)))
    if (answered === 'nobody') {
      reply.header('retry-after', RETRY_AFTER_S)
      throw NOBODY
    }
  })
}

/** Another node of ours saw the caller: their address and whether they came by HTTPS are as it says. */
function believe(request: FastifyRequest, { address, secure }: Hop): void {
  Object.defineProperties(request, {
    ip: { value: address },
    protocol: { value: secure ? 'https' : 'http' },
  })
}

function eventOf(request: FastifyRequest): string | undefined {
  if (request.routeOptions.url?.startsWith('/api/v1/events/:id') !== true) return undefined
  const { id } = request.params as { id?: string }
  return id !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(id) ? id : undefined
}
