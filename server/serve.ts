import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { type AccessContext, identify, principalOf, readBearer } from './access/caller.ts'
import { makePersonalKeys } from './access/personal.ts'
import { isOurOrigin } from './access/origin.ts'
import { keepApart } from './archive/apart.ts'
import { createBackups } from './backup/backups.ts'
import { Fenced } from './archive/fenced.ts'
import { openFormat } from './archive/format.ts'
import type { Archive } from './archive/archive.ts'
import { makeAliases } from './cafe/aliases.ts'
import { Cafes } from './cafe/cafes.ts'
import { calmLog } from './calm-log.ts'
import { upgradesFor } from './cafe/upgrades.ts'
import { addressHere, roomAddresses } from './greeting.ts'
import { createApp } from './http/app.ts'
import { type FairShares, FairUse } from './http/fair-use.ts'
import type { DoorLimits } from './http/limits.ts'
import { buildOf } from './http/pages.ts'
import { type HttpContext, Throttles } from './http/route.ts'
import { isRehearsal } from '../shared/domain/rehearsal.ts'
import { type Log, quietAbout } from './log.ts'
import { meteredArchive } from './metrics/metered-archive.ts'
import { createMetrics, type Metrics } from './metrics/metrics.ts'
import { createDarkroom } from './photos/darkroom.ts'
import type { Nodes } from './nodes/nodes.ts'
import { createPress } from './print/press.ts'
import { createReadiness } from './readiness.ts'
import { createRenderer } from './reports/renderer.ts'
import { createLogos } from './photos/logo.ts'
import { type Summon, summonThread } from './rehearsal/company.ts'
import { Rehearsals } from './rehearsal/rehearsals.ts'
import { createFolder } from './sync/folder.ts'
import { createRooms } from './sync/rooms.ts'
import type { Timers } from './sync/timers.ts'
import type { Quotas } from './sync/usage.ts'
import { type Admission, attachSync, type Knock, type SyncDoor } from './sync/upgrade.ts'

/** how long a call under way may take to finish when the server leaves */
const FAREWELL_MS = 3_000
/** How long the farewell of sockets may take to be answered: a phone that sleeps answers nothing, and all others wait for the next start. */
const PARTING_MS = 150
const HANDED_OVER_AT_ONCE = 20
/**
 * So many may wait at the door while the loop is busy, as after a restart, when a whole room comes back: whom the kernel finds no place for
 * tries again a second later. Where the kernel's own limit is smaller, that one counts.
 */
const WAITING_AT_THE_DOOR = 4_096

export interface ServeOptions {
  readonly archive: Archive
  readonly timers: Timers
  readonly log: Log
  /** what keys are derived from; the same at every start */
  readonly secret: string
  readonly adminKey: string
  readonly publicUrl?: string | undefined
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
  /** folder of the built client, when it is to be served */
  readonly pages?: string | undefined
  readonly version?: string
  /** how slow and how large a request may be; a test gives its own */
  readonly limits?: Partial<DoorLimits> | undefined
  /** who plays the guests of a rehearsal; a test gives its own */
  readonly summon?: Summon | undefined
  /** what counts for `/metrics`; without it, one of its own that knows nothing of the process */
  readonly metrics?: Metrics | undefined
  /** how often what costs much may be asked for; a test gives its own */
  readonly fairUse?: Partial<FairShares> | undefined
  /** what an event may hold; a test gives its own */
  readonly quota?: Quotas | undefined
  /** when several processes share the archive; without it every event is kept here */
  readonly nodes?: Nodes | undefined
}

export interface TableeServer {
  readonly app: FastifyInstance
  readonly context: HttpContext
  listen(port: number, host: string): Promise<void>
  /** Takes nobody more, writes what is under way, tells clients to come back (1012), and closes the archive. */
  close(): Promise<void>
}

/** Puts the whole server together over an archive that is ready. Nothing listens before `listen`. */
export async function serve(options: ServeOptions): Promise<TableeServer> {
  const { timers, secret, adminKey, publicUrl, tls, nodes } = options
  // Rehearsals never reach what lasts: neither the disk nor the log.
  const metrics = options.metrics ?? createMetrics({ version: options.version ?? '0', now: () => timers.now() })
  const stored = meteredArchive(options.archive, metrics.meter.store, () => timers.spent())
  const archive = keepApart(stored, isRehearsal)
  const log = calmLog(quietAbout(options.log, isRehearsal), timers)
  const readiness = createReadiness()
  // Asked each time: a laptop may join the room's Wi-Fi after it was started.
  let hear: () => readonly string[] = () => []
  let ownAddress = ''
  const build = options.pages === undefined ? undefined : buildOf(options.pages)
  const folder = createFolder()
  const rooms = createRooms({
    archive,
    timers,
    onStorageFailure: fault => {
      // Late words of an event that another node keeps by now are refused, and that is all.
      if (!(fault instanceof Fenced)) readiness.fails('storage')
    },
    log: fact => log.info('sync', onlyFacts(fact)),
    meter: metrics.meter.sync,
    quota: options.quota,
    build,
    folder,
  })
  const aliases = makeAliases(secret)
  await openFormat(archive, upgradesFor(log))
  const cafes = await Cafes.open(
    archive,
    { rooms, timers, aliases, log, ...(nodes === undefined ? {} : { ownership: nodes.ownership }) },
    secret,
  )
  const rehearsals = new Rehearsals({
    cafes,
    timers,
    log,
    secret,
    summon: options.summon ?? summonThread,
    address: () => ownAddress,
  })
  const context: HttpContext = {
    adminKey,
    secret,
    cafes,
    rooms,
    rehearsals,
    backups: createBackups({ archive, timers, log, aliases, cafes, secret, version: options.version ?? '0' }),
    aliases,
    personal: makePersonalKeys(secret),
    darkroom: createDarkroom(archive),
    press: createPress(),
    renderer: createRenderer(),
    logos: createLogos(archive),
    log,
    publicUrl,
    secureCookies: tls !== undefined || publicUrl?.startsWith('https:') === true,
    version: options.version ?? '0',
    now: () => timers.now(),
    roomAddresses: () => (publicUrl === undefined ? hear() : [publicUrl]),
    readiness,
    metrics,
    throttles: new Throttles(() => timers.now()),
    fairUse: new FairUse(() => timers.now(), options.fairUse),
  }
  const app = await createApp(context, {
    tls,
    pages: options.pages,
    limits: options.limits,
    router: nodes?.router,
    build,
  })
  const door: SyncDoor = attachSync(app.server, {
    rooms,
    timers,
    authenticate: knock => admission(context, knock),
    route: nodes === undefined ? undefined : (event, line) => nodes.router.socket(event, line),
    log: fact => log.info('sync', onlyFacts(fact)),
    meter: metrics.meter.sync,
  })
  nodes?.attend({
    away: () => readiness.fails('database'),
    back: () => readiness.recovered('database'),
    lonely: () => door.sendAway(),
  })
  metrics.watch({
    rooms: () => rooms.measure(),
    eventsOpen: () => cafes.all().length,
    underWay: () => ({
      render: context.renderer.underWay(),
      print: context.press.underWay(),
      photo: context.darkroom.underWay(),
    }),
    isReady: () => readiness.why() === undefined,
    nodes: () => nodes?.counts(),
  })

  return {
    app,
    context,
    async listen(port, host) {
      await app.listen({ port, host, backlog: WAITING_AT_THE_DOOR })
      const address = app.server.address()
      const heardPort = typeof address === 'object' && address !== null ? address.port : port
      ownAddress = addressHere({ host, port: heardPort, secure: tls !== undefined })
      hear = () => roomAddresses({ host, port: heardPort, secure: tls !== undefined })
    },
    async close() {
      // Whoever sends people here is told first.
      readiness.fails('stopping')
      nodes?.leave()
      // From here on nobody new comes in; what is being answered is answered, then the sockets are told.
      const closing = app.close()
      door.close()
      await rehearsals.stop()
      await context.press.close()
      await context.renderer.close()
      // Each event can be taken elsewhere as soon as it is stored, and its people find it there.
      if (nodes !== undefined) await handOver(cafes)
      await cafes.stop()
      await rooms.close()
      await folder.close()
      await nodes?.close()
      const parting = setTimeout(() => door.hangUp(), PARTING_MS)
      const impatience = setTimeout(() => app.server.closeAllConnections(), FAREWELL_MS)
      await closing
      clearTimeout(parting)
      clearTimeout(impatience)
      await archive.close()
      metrics.stop()
    },
  }
}

/** Puts events away a few at a time, so that none waits for all. What cannot be stored is let go with the rest. */
async function handOver(cafes: Cafes): Promise<void> {
  const waiting = cafes.all().map(({ state }) => state.id)
  const next = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await cafes.release(id).catch(() => {})
  }
  await Promise.all(Array.from({ length: HANDED_OVER_AT_ONCE }, next))
}

/** Who may open a socket: like a call, except that a cookie never counts without an `Origin` of ours. */
async function admission(context: HttpContext & AccessContext, knock: Knock): Promise<Admission> {
  const { origin, host } = knock
  const bearer = readBearer(knock.authorization)
  if (origin !== undefined ? !isOurOrigin(origin, { host, publicUrl: context.publicUrl }) : bearer === undefined)
    return { ok: false, why: 'forbidden' }
  const cafe = await context.cafes.find(knock.event)
  if (cafe === undefined) return { ok: false, why: 'unknown' }
  const shown = { bearer, cookies: new Map(Object.entries(knock.cookies)), named: knock.personNamed }
  const principal = principalOf(identify(context, shown, cafe))
  return principal === undefined
    ? { ok: false, why: 'unauthorised' }
    : { ok: true, principal, situation: cafe.situation }
}

function onlyFacts(fact: Readonly<Record<string, unknown>>): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(fact).flatMap(([name, value]) =>
      // The words of an error may quote anything; its kind does not.
      name === 'error'
        ? [[name, String(value).split(':', 1)[0]?.slice(0, 40) ?? '']]
        : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
          ? [[name === 'what' ? 'of' : name, value]]
          : [],
    ),
  )
}

/** Where the built client lies, seen from the bundle and from the sources; undefined when nothing was built. */
export function builtPages(): string | undefined {
  const candidates = ['./client', '../dist/client'].map(path => fileURLToPath(new URL(path, import.meta.url)))
  return candidates.find(folder => existsSync(`${folder}/index.html`) && !existsSync(`${folder}/main.tsx`))
}

export { ownVersion } from './version.ts'
