import { TEMPLATES } from '../../shared/domain/templates.ts'
import { Failure } from './failure.ts'
import { toOpenApi } from './openapi.ts'
import type { HttpContext, Route } from './route.ts'

/** Calls about the server itself. `routes` gives the whole list, this file's included. */
export function metaRoutes(context: HttpContext, routes: () => readonly Route[]): Route[] {
  return [
    {
      method: 'GET',
      path: '/healthz',
      summary: 'Ready to serve',
      who: 'anyone',
      answers: { 200: 'ready', 503: 'not: details say why (storage, database, stopping)' },
      handle: async () => {
        const why = context.readiness.why()
        if (why !== undefined) throw new Failure(503, 'not-ready', 'Not ready to serve.', { why })
        return { ok: true, now: context.now() }
      },
    },
    {
      method: 'GET',
      path: '/livez',
      summary:
        'Alive: the process answers, whether or not it is ready. One that does not answer has to be started again',
      who: 'anyone',
      answers: { 200: 'alive' },
      handle: async () => ({ ok: true, now: context.now() }),
    },
    {
      method: 'GET',
      path: '/api/v1/openapi.json',
      summary: 'This description',
      who: 'anyone',
      answers: { 200: 'an OpenAPI 3.1 document' },
      handle: async () => toOpenApi(routes(), context.version),
    },
    {
      method: 'GET',
      path: '/api/v1/templates',
      summary: 'Plans to start from',
      who: 'anyone',
      answers: { 200: 'templates' },
      handle: async () => ({ templates: TEMPLATES }),
    },
  ]
}
