import * as v from 'valibot'
import { isStaff } from '../../shared/access/roles.ts'
import type { ReachTest } from '../../shared/protocol/api.ts'
import { newId } from '../access/secrets.ts'
import { Failure, forbidden, read } from './failure.ts'
import { type HttpContext, requireAdmin, requireMember, type Route } from './route.ts'
import type { FastifyRequest } from 'fastify'

/** A test is of use while somebody stands there with a telephone. */
const LASTS_MS = 15 * 60_000
const MOST_TESTS = 200
const MOST_VISITS = 40

interface Visit {
  readonly at: number
  readonly ms: number
  readonly sameDevice: boolean
}
interface Test {
  readonly startedAt: number
  /** who began it, by what a request shows of a device: to tell a telephone from the very computer that asks */
  readonly device: string
  readonly visits: Map<string, Visit>
}

const visitSchema = v.object({
  /** drawn by the page that visits, so that a reload is not another telephone */
  visit: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{8,40}$/)),
  /** how long one call there and back took */
  ms: v.pipe(v.number(), v.minValue(0), v.maxValue(600_000)),
})

/**
 * «Do phones reach this computer?»: a test has an address that a QR code carries; whichever browser opens it tells so, and the
 * screen that began the test sees it. Kept in memory, for a quarter of an hour, without anything about the telephone.
 */
export function reachabilityRoutes(context: HttpContext): Route[] {
  const tests = new Map<string, Test>()
  const begin = (request: FastifyRequest): ReachTest => {
    const now = context.now()
    for (const [id, test] of tests) if (now - test.startedAt > LASTS_MS) tests.delete(id)
    const oldest = tests.keys().next().value
    if (tests.size >= MOST_TESTS && oldest !== undefined) tests.delete(oldest)
    const id = newId('', 10)
    const test: Test = { startedAt: now, device: deviceOf(request), visits: new Map() }
    tests.set(id, test)
    return told(id, test)
  }
  const testOf = (request: FastifyRequest): readonly [string, Test] => {
    const { test: id = '' } = request.params as { test?: string }
    const test = tests.get(id)
    if (test === undefined || context.now() - test.startedAt > LASTS_MS)
      throw new Failure(404, 'unknown-test', 'This test is over. Start another one.')
    return [id, test]
  }
  return [
    {
      method: 'POST',
      path: '/api/v1/reachability',
      summary: 'Begin a test that phones reach this server',
      who: 'admin',
      answers: { 201: 'test, path, until, visits', 401: 'not the admin key' },
      handle: async (request, reply) => {
        requireAdmin(context, request)
        reply.code(201)
        return begin(request)
      },
    },
    {
      method: 'POST',
      path: '/api/v1/events/:id/reachability',
      summary: 'The same, from an event’s own screens',
      who: 'organiser, facilitator',
      answers: { 201: 'test, path, until, visits', 403: 'this role may not' },
      handle: async (request, reply) => {
        if (!isStaff(requireMember(context, request).role)) throw forbidden()
        reply.code(201)
        return begin(request)
      },
    },
    {
      method: 'GET',
      path: '/api/v1/reachability/:test',
      summary: 'Which devices have opened the test’s address',
      who: 'anyone',
      answers: { 200: 'test, path, until, visits', 404: 'no such test, or it is over' },
      handle: async request => told(...testOf(request)),
    },
    {
      method: 'POST',
      path: '/api/v1/reachability/:test/visits',
      summary: 'A device says that it came through, and how long a call took',
      who: 'anyone',
      body: visitSchema,
      answers: { 204: 'noted', 404: 'no such test, or it is over', 422: 'what is wrong with the body' },
      handle: async (request, reply) => {
        const [, test] = testOf(request)
        const { visit, ms } = read(visitSchema, request.body)
        if (test.visits.size < MOST_VISITS || test.visits.has(visit))
          test.visits.set(visit, {
            at: context.now(),
            ms: Math.round(ms),
            sameDevice: deviceOf(request) === test.device,
          })
        reply.code(204)
        return undefined
      },
    },
  ]
}

const told = (id: string, test: Test): ReachTest => ({
  test: id,
  path: `/t/${id}`,
  until: test.startedAt + LASTS_MS,
  visits: [...test.visits.values()],
})

/** The address and the kind of browser together: two telephones of one kind still differ by their addresses in the room. */
const deviceOf = (request: FastifyRequest): string => `${request.ip} ${request.headers['user-agent'] ?? ''}`
