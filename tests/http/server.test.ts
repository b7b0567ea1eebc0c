import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { routesOf } from '../../server/http/app.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'

let tablee: TestServer
beforeEach(async () => {
  tablee = await aServer()
})
afterEach(() => tablee.close())

describe('the server', () => {
  it('says when it is ready', async () => {
    expect((await tablee.call('GET', '/healthz')).status).toBe(200)
  })

  const bad: [string, Parameters<TestServer['call']>, number, string][] = [
    ['an address that is not there', ['GET', 'nothing'], 404, 'unknown-address'],
    ['a method that is not there', ['DELETE', 'templates'], 404, 'unknown-address'],
    ['a body that is not JSON', ['POST', 'events', { raw: '{"title":', token: ADMIN_KEY }], 400, 'not-json'],
    [
      'a body that is too large',
      ['POST', 'events', { raw: JSON.stringify({ title: 'x'.repeat(1_100_000) }), token: ADMIN_KEY }],
      413,
      'too-large',
    ],
    [
      'a body of another kind',
      ['POST', 'events', { raw: '<plan/>', headers: { 'content-type': 'text/xml' }, token: ADMIN_KEY }],
      415,
      'not-json',
    ],
    ['no body where one is needed', ['POST', 'codes'], 422, 'invalid'],
    ['an address that cannot be read', ['GET', '/api/v1/events/%E0%A4%A'], 400, 'bad-request'],
  ]
  it.each(bad)('answers %s in the one shape of errors, and goes on', async (_what, call, status, code) => {
    const answer = await tablee.call(...call)
    expect([answer.status, answer.body.error?.code]).toEqual([status, code])
    expect(answer.body.error?.message).toMatch(/\S/)
    expect((await tablee.call('GET', '/healthz')).status).toBe(200)
  })

  it('does not take a body for more than it is', async () => {
    const polluted = '{"title":"x","themes":[{"title":"y"}],"__proto__":{"admin":true}}'
    const answer = await tablee.call('POST', 'events', { raw: polluted, token: ADMIN_KEY })
    expect([201, 400, 422]).toContain(answer.status)
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })

  it('sends a strict policy, and on plain HTTP nothing a browser complains about', async () => {
    const { headers } = await tablee.call('GET', '/healthz')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("style-src 'self'")
    expect(policy).toContain('ws://localhost')
    expect(policy).not.toContain('unsafe')
    expect(policy).not.toContain('upgrade-insecure-requests')
    for (const name of ['strict-transport-security', 'cross-origin-opener-policy', 'origin-agent-cluster'])
      expect(headers).not.toHaveProperty(name)
  })

  it('writes no key, token, code, name or word of anybody into its log', async () => {
    const event = await tablee.create()
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé-in-the-log' })
    const facilitator = await tablee.join(event, { key: event.keys.facilitator })
    await tablee.command(event, facilitator.token, { type: 'announce', text: 'Coffee-in-the-log' })
    await tablee.call('POST', `events/${event.id}/join`, { body: { code: 'ZZZZZZ', name: 'x' } })
    await tablee.call('GET', `nothing?key=${event.keys.wall}`)
    tablee.archive.fail(new Error('could not write Zoé-in-the-log'))
    await tablee.call('POST', `events/${event.id}/commands`, { token: facilitator.token, body: { type: 'start' } })
    const log = tablee.lines.join('')
    expect(log).toContain('not-stored')
    const secrets = [
      event.keys.participant,
      event.keys.facilitator,
      event.keys.wall,
      event.code,
      ADMIN_KEY,
      zoe.token,
      facilitator.token,
    ]
    for (const secret of [...secrets, 'in-the-log']) expect(log).not.toContain(secret)
  })
})

describe('the OpenAPI document', () => {
  it('describes every route that is served, and no other', async () => {
    const { body } = await tablee.call('GET', 'openapi.json')
    expect(body).toMatchObject({ openapi: '3.1.0', info: { title: 'Tablée' } })
    const described = Object.entries(body['paths'] as Record<string, Record<string, unknown>>).flatMap(
      ([path, methods]) => Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`),
    )
    const served = routesOf(tablee.server.context).map(
      ({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
    )
    expect(described.sort()).toEqual(served.sort())
    for (const { method, path } of routesOf(tablee.server.context))
      expect(tablee.server.app.hasRoute({ method, url: path })).toBe(true)
    // Fastify's own list: nothing is registered beside the table.
    const lines =
      tablee.server.app.printRoutes({ commonPrefix: false }).match(/\((?:GET|POST|PATCH|DELETE|PUT)[^)]*\)/g) ?? []
    const verbs = lines.flatMap(line => line.slice(1, -1).split(', ')).filter(verb => verb !== 'HEAD')
    expect(verbs).toHaveLength(served.length)
  })

  it('says what a body is', async () => {
    const { body } = await tablee.call('GET', 'openapi.json')
    const paths = body['paths'] as Record<
      string,
      Record<string, { requestBody?: { content: Record<string, { schema: Record<string, unknown> }> } }>
    >
    const join = paths['/api/v1/events/{id}/join']?.['post']?.requestBody?.content['application/json']?.schema
    expect(join).toMatchObject({
      type: 'object',
      properties: { name: { type: 'string', maxLength: 60 }, device: { enum: ['own', 'paper'] } },
    })
    const commands = paths['/api/v1/events/{id}/commands']?.['post']?.requestBody?.content['application/json']?.schema
    expect(commands).toMatchObject({
      oneOf: expect.arrayContaining([
        { type: 'object', properties: { type: { const: 'cancel-ring' } }, required: ['type'] },
      ]),
    })
  })
})

describe('the pages', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tablee-pages-'))
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Tablée</title>')
    writeFileSync(join(folder, 'assets', 'main-abc123.js'), 'plain')
    writeFileSync(join(folder, 'assets', 'main-abc123.js.br'), 'brotli')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('are served with the one page for every screen; files with a hash for ever', async () => {
    const own = await aServer({ pages: folder })
    for (const path of ['/', '/e/cabc/join', '/e/cabc/table/t1']) {
      const page = await own.call('GET', path)
      expect([page.status, page.headers['content-type'], page.headers['cache-control']]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-cache',
      ])
    }
    const script = await own.call('GET', '/assets/main-abc123.js', { headers: { 'accept-encoding': 'br' } })
    expect([script.text, script.headers['content-encoding']]).toEqual(['brotli', 'br'])
    expect(script.headers['cache-control']).toContain('immutable')
    for (const path of ['/assets/gone.js', '/api/v1/gone', '/favicon.gone.ico', '/../package.json']) {
      const missing = await own.call('GET', path)
      expect([missing.status, missing.body.error?.code]).toEqual([404, 'unknown-address'])
    }
    await own.close()
  })
})
