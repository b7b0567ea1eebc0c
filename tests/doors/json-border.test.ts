import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { routesOf } from '../../server/http/app.ts'
import type { Route } from '../../server/http/route.ts'
import { RIGHTS } from '../../shared/access/commands.ts'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { ADMIN_KEY, type Answer, aServer, type TestServer } from '../support/a-server.ts'

/** Whatever stands at the border of the interface: any route, any body, any caller. */
let tablee: TestServer
let event: CreatedEvent
let untouched: CreatedEvent
let watcher: Joined
let callers: readonly (string | undefined)[]
let routes: readonly Route[]
const runs = Number(process.env['TABLEE_LONG'] === '1' ? 4_000 : 500)

vi.setConfig({ testTimeout: 120_000 })
beforeAll(async () => {
  tablee = await aServer({ limits: { callsPerToken: 1e6, callsPerAddress: 1e6 } })
  untouched = await tablee.create()
  watcher = await tablee.join(untouched, { key: untouched.keys.facilitator })
  await freshEvent()
  routes = routesOf(tablee.server.context)
})
afterAll(() => tablee.close())

async function freshEvent(): Promise<void> {
  event = await tablee.create()
  const { organiser, facilitator, host, participant, wall } = event.keys
  const people = [
    await tablee.join(event, { key: organiser, name: 'O' }),
    await tablee.join(event, { key: facilitator, name: 'F' }),
    await tablee.join(event, { key: host, name: 'H' }),
    await tablee.join(event, { key: participant, name: 'P' }),
    await tablee.join(event, { key: wall }),
  ]
  callers = [undefined, ADMIN_KEY, participant, ...people.map(person => person.token)]
}

const expectContract = (answer: Answer, what: unknown): void => {
  const shown = JSON.stringify(what)?.slice(0, 500)
  if (answer.status >= 200 && answer.status < 300) return
  expect([answer.status >= 400 && answer.status < 500, answer.status, shown]).toEqual([true, answer.status, shown])
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  expect(Object.keys(answer.body)).toEqual(['error'])
  const { code, message } = answer.body.error ?? {}
  expect([typeof code, typeof message]).toEqual(['string', 'string'])
}

const word = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', ''),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('t1', 't9', 'x'.repeat(5_000), '\ud800', '\u0000', '../../..', '%00', '=1+1'),
)
const number = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(Number.MAX_VALUE, -Number.MAX_VALUE, Number.MAX_SAFE_INTEGER + 2, -0, 1e308, 5e-324),
)
const anything = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    word,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(word, tie('value'), { maxKeys: 6 }),
  ),
})).value
/** The words that our schemas know, with anything in them: much of it gets past the first look. */
const known = fc.constantFrom(
  ...`type table note person text reason minutes phase round name email key code personal consent device wishes following count action title themes rounds agenda languages people notes dots plate template tables zones for to where add drop`.split(
    ' ',
  ),
)
const plausible = fc.dictionary(
  known,
  fc.oneof(anything, fc.constantFrom<unknown>('t1', 1, 'fr', true, 'harvest', 'round', 'renew', 'participant', [])),
  { maxKeys: 8 },
)
const command = fc
  .tuple(fc.constantFrom(...Object.keys(RIGHTS)), plausible)
  .map(([type, fields]) => ({ ...fields, type }))
const planLike = fc
  .tuple(plausible, anything)
  .map(([fields, themes]) => ({ title: 'A café', ...fields, themes: [{ title: 'One?' }, themes] }))
const body = fc.oneof(anything, plausible, command, planLike)

/** JSON text with `__proto__` as a key of its own, which an object literal cannot say. */
const text = body.map(value => JSON.stringify(value) ?? '')
const nesting = fc.constantFrom('['.repeat(100_000), '{"a":'.repeat(50_000), `${'['.repeat(9_000)}${']'.repeat(9_000)}`)
const broken = fc.oneof(
  nesting,
  text.map(good => `${good}garbage`),
  text.map(good => good.slice(0, -1)),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'undefined',
    'NaN',
    '{"a":1}{"a":1}',
    '\ufeff{}',
    '{"__proto__":{"role":"organiser"}}',
  ),
  fc.constantFrom(
    '{"type":"announce","text":"x","__proto__":{"to":["wall"]}}',
    '{"constructor":{"prototype":{"x":1}}}',
  ),
)
const contentType = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=latin1',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'nonsense',
  '',
)
const id = fc.constantFrom('event', 'event', 'event', 'untouched', '__proto__', 'constructor', '%00', '..%2f..', 'c%ff')

async function knock(route: Route, where: string, by: number, given: { raw: string; type: string }): Promise<Answer> {
  const name = where === 'event' ? event.id : where === 'untouched' ? untouched.id : where
  const token = callers[by % callers.length]
  // Somebody else's event, but nobody who belongs there.
  const shown = where === 'untouched' && token === ADMIN_KEY ? undefined : token
  return tablee.call(route.method, route.path.replace(':id', name), {
    ...(shown === undefined ? {} : { token: shown }),
    raw: route.method === 'GET' ? '' : given.raw,
    headers: given.type === '' ? {} : { 'content-type': given.type },
  })
}

async function sound(): Promise<void> {
  expect((await tablee.call('GET', '/healthz')).status).toBe(200)
  const seen = await tablee.call('GET', `events/${untouched.id}`, { token: watcher.token })
  expect(seen.body).toMatchObject({ phase: 'prepared', round: 0, plan: { title: untouched.plan.title } })
  expect(({} as Record<string, unknown>)['role']).toBeUndefined()
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  if (tablee.server.context.cafes.get(event.id) === undefined) await freshEvent()
}

describe('the border of the interface', () => {
  it('answers any JSON at any address with what the contract says, and never falls', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), id, fc.nat(), text, async (n, where, by, raw) => {
        const route = routes[n % routes.length]
        if (route === undefined) throw new Error('no routes')
        expectContract(await knock(route, where, by, { raw, type: 'application/json' }), [route.path, raw])
        if (tablee.server.context.cafes.get(event.id) === undefined) await freshEvent()
      }),
      { numRuns: runs },
    )
    await sound()
  })

  it('refuses what is no JSON, or says that it is something else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), broken, contentType, async (n, by, raw, type) => {
        const route = routes[n % routes.length]
        if (route === undefined) throw new Error('no routes')
        expectContract(await knock(route, 'event', by, { raw, type }), [route.path, raw.slice(0, 80), type])
        if (tablee.server.context.cafes.get(event.id) === undefined) await freshEvent()
      }),
      { numRuns: Math.ceil(runs / 2) },
    )
    await sound()
  })

  it('takes commands with anything in them from those who may give them, and the café stays one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), command, async (by, asked) => {
        const answer = await tablee.call('POST', `events/${event.id}/commands`, {
          body: asked,
          token: callers[3 + (by % 4)] ?? '',
        })
        expectContract(answer, asked)
      }),
      { numRuns: runs },
    )
    await sound()
    const seen = await tablee.call('GET', `events/${event.id}`, { token: ADMIN_KEY })
    expect(seen.status).toBe(200)
  })

  it('reads a plan with any value in any place, or lists its faults', async () => {
    await fc.assert(
      fc.asyncProperty(planLike, async fields => {
        const answer = await tablee.call('POST', 'events', { body: fields, token: ADMIN_KEY })
        expectContract(answer, fields)
        expect([201, 400, 422]).toContain(answer.status)
        if (answer.status === 201)
          expect(
            (await tablee.call('DELETE', `events/${String(answer.body['id'])}`, { token: ADMIN_KEY })).status,
          ).toBe(204)
      }),
      { numRuns: Math.ceil(runs / 2) },
    )
    await sound()
  })

  it('reads queries and headers of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.webQueryParameters(), fc.string({ maxLength: 80 }), async (n, query, value) => {
        const reading = routes.filter(route => route.method === 'GET')
        const route = reading[n % reading.length]
        if (route === undefined) throw new Error('no routes')
        const header = value.replace(/[^\t\x20-\x7e\x80-\xff]/g, '')
        for (const name of ['authorization', 'cookie', 'tablee-person', 'accept', 'if-none-match']) {
          const answer = await tablee.call('GET', `${route.path.replace(':id', event.id)}?${query}`, {
            headers: { authorization: `Bearer ${callers[4] ?? ''}`, [name]: header },
          })
          expectContract(answer, [route.path, query, name, header])
        }
      }),
      { numRuns: Math.ceil(runs / 5) },
    )
    await sound()
  })

  it('a megabyte and a byte is too much, a body within it is read', async () => {
    const bodyOf = (bytes: number): string => `{"name":"${'x'.repeat(bytes - 11)}"}`
    const join = (raw: string) => tablee.call('POST', `events/${event.id}/join`, { raw })
    expect((await join(bodyOf(1024 * 1024 + 1))).body.error?.code).toBe('too-large')
    expect((await join(bodyOf(1024 * 1024 + 1))).status).toBe(413)
    expect((await join(bodyOf(1024 * 1024))).status).toBe(422)
  })
})
