import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { BUILD_HEADER } from '../../shared/protocol/build.ts'
import { isOurOrigin } from '../access/origin.ts'
import { ADMIN_COOKIE, identify, shownIn } from '../access/caller.ts'
import { NotOpened } from '../cafe/not-opened.ts'
import { NotStored } from '../cafe/not-stored.ts'
import { faultFacts } from '../log.ts'
import type { Router } from '../nodes/router.ts'
import { SLOWED } from '../metrics/meter.ts'
import { addressRoutes } from './addresses.ts'
import { adminRoutes } from './admin.ts'
import { announcementRoutes } from './announcements.ts'
import { backupRoutes } from './backup.ts'
import { calendarRoutes } from './calendar.ts'
import { commandRoutes } from './commands.ts'
import { eventRoutes } from './events.ts'
import { exportRoutes } from './exports.ts'
import { Failure, toBody } from './failure.ts'
import { headersFor } from './headers.ts'
import { joinRoutes } from './join.ts'
import { kitRoutes } from './kit.ts'
import { DOOR_LIMITS, type DoorLimits, limitServer, refuseUnreadable, serverOptions } from './limits.ts'
import { logoRoutes } from './logos.ts'
import { metaRoutes } from './meta.ts'
import { metricsRoutes } from './metrics.ts'
import { nextRoutes } from './next.ts'
import { passCallsOn } from './nodes.ts'
import { noteRoutes } from './notes.ts'
import { peopleRoutes } from './people.ts'
import { rehearsalRoutes } from './rehearsal.ts'
import { reportRoutes } from './reports.ts'
import { photoRoutes } from './photos.ts'
import { planRoutes } from './plans.ts'
import { reachabilityRoutes } from './reachability.ts'
import type { HttpContext, Route } from './route.ts'
import { servePages } from './pages.ts'
import { travelRoutes } from './travel.ts'
import { versionRoutes } from './versions.ts'
import { wordRoutes } from './words.ts'

const BODY_BYTES = 1024 * 1024
export interface AppOptions {
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
  /** folder of the built client; undefined: the interface alone */
  readonly pages?: string | undefined
  readonly limits?: Partial<DoorLimits> | undefined
  /** passes on the calls of events that other nodes keep; undefined: all are kept here */
  readonly router?: Router | undefined
  /** of the pages, told with every answer */
  readonly build?: string | undefined
}

/** Every call of the interface, in the order of the contract. */
export function routesOf(context: HttpContext): readonly Route[] {
  const routes: Route[] = [
    ...metaRoutes(context, () => routes),
    ...metricsRoutes(context),
    ...adminRoutes(context),
    ...eventRoutes(context),
    ...joinRoutes(context),
    ...peopleRoutes(context),
    ...commandRoutes(context),
    ...announcementRoutes(context),
    ...wordRoutes(context),
    ...noteRoutes(context),
    ...travelRoutes(context),
    ...photoRoutes(context),
    ...reportRoutes(context),
    ...versionRoutes(context),
    ...exportRoutes(context),
    ...calendarRoutes(context),
    ...kitRoutes(context),
    ...planRoutes(context),
    ...nextRoutes(context),
    ...addressRoutes(context),
    ...logoRoutes(context),
    ...reachabilityRoutes(context),
    ...rehearsalRoutes(context),
    ...backupRoutes(context),
  ]
  return routes
}

/** The HTTP server, not yet listening. */
export async function createApp(context: HttpContext, options: AppOptions = {}): Promise<FastifyInstance> {
  const limits = { ...DOOR_LIMITS, ...options.limits }
  const app: FastifyInstance = Fastify({
    logger: false,
    bodyLimit: BODY_BYTES,
    forceCloseConnections: 'idle',
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.idleMs,
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (_fault: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      void reply.code(400).send(toBody(new Failure(400, 'bad-request', 'This address could not be read.')))
    },
    routerOptions: { ignoreTrailingSlash: true },
    ...(options.tls === undefined
      ? { http: serverOptions(limits) }
      : { https: { ...serverOptions(limits), ...options.tls } }),
  } as object)
  limitServer(app.server, limits)

  app.setErrorHandler((fault: FastifyError | Failure, request, reply) => {
    const failure = toFailure(fault)
    if (failure.status >= 500 && !(fault instanceof NotOpened))
      context.log.error('fault', { route: routeOf(request), ...faultFacts(fault) })
    if (failure.status === 429) {
      reply.header('retry-after', String(failure.retryAfter ?? 1))
      const what = SLOWED.find(each => failure.code === `too-many-${each}`) ?? 'uploads'
      context.metrics.meter.http.slowed(what)
      context.log.warn('slowed', { of: what })
    }
    reply.code(failure.status).type('application/json; charset=utf-8').send(toBody(failure))
  })
  app.addHook('onResponse', async (request, reply) => {
    context.metrics.meter.http.answered(request.method, routeOf(request), reply.statusCode, reply.elapsedTime)
    context.log.debug('call', {
      method: request.method,
      route: routeOf(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    })
  })
  if (options.build !== undefined) {
    const { build } = options
    app.addHook('onRequest', async (_request, reply) => void reply.header(BUILD_HEADER, build))
  }
  if (options.router !== undefined) passCallsOn(app, options.router)
  app.addHook('onRequest', async request => checkOrigin(context, request))
  const unopened = new Set(routesOf(context).flatMap(({ path, replaces }) => (replaces === true ? [path] : [])))
  // The event that a call is about is in memory before anybody looks for it.
  app.addHook('onRequest', async request => {
    const { id } = request.params as { id?: string }
    if (id !== undefined && !unopened.has(routeOf(request))) await context.cafes.find(id)
  })

  await app.register(cookie)
  await app.register(helmet, headersFor(options.tls !== undefined || context.secureCookies))
  const known = (request: FastifyRequest): string | undefined => knownCaller(context, request)
  await app.register(rateLimit, {
    timeWindow: 1_000,
    max: request => (known(request) === undefined ? limits.callsPerAddress : limits.callsPerToken),
    keyGenerator: request => known(request) ?? request.ip,
    errorResponseBuilder: () => new Failure(429, 'too-many-calls', 'Too many calls. Try again in a second.'),
    addHeaders: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
      'retry-after': false,
    },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  })
  // A DELETE from a browser may say that its missing body is JSON.
  app.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: BODY_BYTES }, (_request, body, done) => {
    if (body === '') return done(null, undefined)
    try {
      done(null, JSON.parse(String(body)))
    } catch {
      done(new Failure(400, 'not-json', 'The body is not JSON.'))
    }
  })

  const files = new Set(routesOf(context).flatMap(({ path, raw }) => (raw === undefined ? [] : path)))
  app.addContentTypeParser(/^(?:image\/|application\/(?:zip|gzip)\b)/, { parseAs: 'buffer' }, (request, body, done) => {
    if (files.has(routeOf(request))) return done(null, body)
    done(new Failure(415, 'not-json', 'A body is application/json.'))
  })

  // A file is held in memory whole: whoever may send one is asked for patience before it is read.
  const receive = async (
    raw: NonNullable<Route['raw']>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> => {
    raw.before(request)
    // A restore sends one file for each event, one after the other.
    if (unopened.has(routeOf(request))) return
    const { id = '' } = request.params as { id?: string }
    const read = context.fairUse.uploads(id, known(request) ?? request.ip)
    reply.raw.once('close', read).once('finish', read)
  }
  for (const { method, path, raw, handle } of routesOf(context))
    app.route({
      method,
      url: path,
      ...(raw === undefined
        ? {}
        : { bodyLimit: raw.bytes, onRequest: async (request, reply) => receive(raw, request, reply) }),
      handler: async (request, reply) => {
        // Answers belong to who asked: nothing on the way may keep them.
        reply.header('cache-control', 'no-store')
        const answer = await handle(request, reply)
        return answer === undefined ? reply.send() : reply.send(answer)
      },
    })

  if (options.pages !== undefined) await servePages(app, options.pages)
  app.setNotFoundHandler(async (request, reply) => {
    if (options.pages !== undefined && request.method === 'GET' && isPage(request.url))
      return reply.sendFile('index.html')
    throw new Failure(404, 'unknown-address', 'There is nothing at this address.')
  })
  return app
}

/** A screen's address, as the client's router knows it; what looks like a file, a call or a socket is not one. */
const isPage = (url: string): boolean => {
  const path = url.split('?')[0] ?? ''
  return !/^\/(?:api|sync|assets|healthz|livez|metrics)(?:\/|$)/.test(path) && !/\.[A-Za-z0-9]+$/.test(path)
}

const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'none'

/** Who is calling, for counting only. A token that is nobody's has no allowance of its own: anybody can make up many. */
function knownCaller(context: HttpContext, request: FastifyRequest): string | undefined {
  const { id } = request.params as { id?: string }
  const caller = identify(context, shownIn(request.headers), context.cafes.get(id ?? ''))
  switch (caller.kind) {
    case 'person':
      return `person ${caller.person.id}`
    case 'admin':
      return 'admin'
    case 'key':
    case 'anyone':
      return undefined
  }
}

/** D11: a page from elsewhere gets no answer, and a cookie without an `Origin` changes nothing. */
function checkOrigin(context: HttpContext, request: FastifyRequest): void {
  const { origin, host } = request.headers
  if (origin !== undefined) {
    if (isOurOrigin(origin, { host, publicUrl: context.publicUrl })) return
    throw new Failure(403, 'foreign-origin', 'This call comes from another site.')
  }
  if (request.method === 'GET' || request.method === 'HEAD') return
  const { bearer, cookies } = shownIn(request.headers)
  const counts = [...cookies.keys()].some(name => name.startsWith('tablee.') || name === ADMIN_COOKIE)
  if (bearer === undefined && counts) throw new Failure(403, 'foreign-origin', 'A cookie alone needs an Origin header.')
}

function toFailure(fault: FastifyError | Failure): Failure {
  if (fault instanceof Failure) return fault
  switch (fault.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Failure(413, 'too-large', 'This body is larger than what is read here.')
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new Failure(400, 'not-json', 'The body is not JSON.')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Failure(415, 'not-json', 'A body is application/json.')
  }
  const status = fault.statusCode ?? 500
  if (status >= 400 && status < 500) return new Failure(status, 'bad-request', 'This request could not be read.')
  if (fault instanceof NotStored)
    return new Failure(503, 'not-stored', 'This could not be stored. Nothing of it is true; try again in a moment.')
  if (fault instanceof NotOpened)
    return new Failure(
      503,
      'not-opened',
      'This event cannot be opened now. Nothing of it was changed; try again in a moment.',
    )
  // The message of a fault may quote anything: it stays here.
  return new Failure(status === 503 ? 503 : 500, 'fault', 'Something went wrong here. What was acknowledged is kept.')
}
