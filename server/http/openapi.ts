import { planSchema } from '../../shared/domain/read-plan.ts'
import { toJsonSchema } from './json-schema.ts'
import type { Route } from './route.ts'

const ERROR = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: { code: { type: 'string' }, message: { type: 'string' }, details: {} },
    },
  },
} as const

/** The OpenAPI 3.1 document of the routes that are really served: the same list registers them. */
export function toOpenApi(routes: readonly Route[], version: string): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: toOperation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tablée',
      version,
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
      description:
        'Errors are { "error": { "code", "message", "details"? } } with a 4xx status. Times are the server’s ms since 1970.',
    },
    paths,
    components: {
      schemas: { Error: ERROR, Plan: toJsonSchema(planSchema) },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'a person’s token, or the admin key' },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: 'tablee.<event>.<person>',
          description: 'given by join; the header Tablee-Person names the person',
        },
      },
    },
  }
}

function toOperation(route: Route): Record<string, unknown> {
  const names = [...route.path.matchAll(/:([A-Za-z]+)/g)].flatMap(([, name]) => (name === undefined ? [] : [name]))
  const parameters = [
    ...names.map(name => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...Object.entries(route.query ?? {}).map(([name, description]) => ({
      name,
      in: 'query',
      description,
      schema: { type: 'string' },
    })),
  ]
  return {
    summary: route.summary,
    description: `For: ${route.who}.`,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: toJsonSchema(route.body) } } } }),
    ...(route.raw === undefined
      ? {}
      : { requestBody: { required: true, content: Object.fromEntries(route.raw.types.map(type => [type, {}])) } }),
    ...(route.who === 'anyone' ? { security: [] } : { security: [{ bearer: [] }, { cookie: [] }] }),
    responses: Object.fromEntries(
      Object.entries(route.answers).map(([status, what]) => [status, toAnswer(Number(status), what, route.type)]),
    ),
  }
}

function toAnswer(status: number, description: string, type = 'application/json'): Record<string, unknown> {
  if (status >= 400)
    return { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } }
  return status === 204 ? { description } : { description, content: { [type]: {} } }
}
