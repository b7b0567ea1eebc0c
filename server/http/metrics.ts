import type { FastifyRequest } from 'fastify'
import { Failure } from './failure.ts'
import { callerOf, type HttpContext, type Route } from './route.ts'

/** Numbers for whoever keeps the server alive. They name nobody, but how busy a house is concerns only those who keep it. */
export function metricsRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'GET',
      path: '/metrics',
      summary: 'How the server is doing, for Prometheus; `docs/operations.md` says what each metric means',
      who: 'this machine itself, or the admin',
      answers: { 200: 'Prometheus text', 403: 'from elsewhere, without the admin key' },
      type: 'text/plain',
      handle: async (request, reply) => {
        if (!isFromThisMachine(request) && callerOf(context, request, undefined).kind !== 'admin')
          throw new Failure(403, 'not-allowed', 'The metrics are for this machine itself, and for the admin key.')
        const text = await context.metrics.text()
        reply.type(context.metrics.contentType)
        return text
      },
    },
  ]
}

/** What a proxy adds. A call that came through one is from anywhere, although the proxy itself may run here. */
const OF_A_PROXY = /^(?:x-forwarded(?:-.*)?|forwarded|via|x-real-ip|x-client-ip|true-client-ip|cf-.*)$/
const LOOPBACK = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/
const OWN_NAME = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5})?$/i

/**
 * Asked on the loopback address, by that address, through nobody. The name matters too: a page elsewhere whose name leads to
 * 127.0.0.1 could otherwise read along in a browser on this machine.
 */
export function isFromThisMachine({ socket, headers }: Pick<FastifyRequest, 'socket' | 'headers'>): boolean {
  return (
    LOOPBACK.test(socket.remoteAddress ?? '') &&
    OWN_NAME.test(headers.host ?? '') &&
    !Object.keys(headers).some(name => OF_A_PROXY.test(name))
  )
}
