import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { type AccessContext, identify, principalOf, readBearer } from './access/caller.ts'
import { makePersonalKeys } from './access/personal.ts'
import { isOurOrigin } from './access/origin.ts'
import { keepApart } from './archive/apart.ts'
import type { Archive } from './archive/archive.ts'
import { makeAliases } from './cafe/aliases.ts'
import { Cafes } from './cafe/cafes.ts'
import { addressHere, roomAddresses } from './greeting.ts'
import { createApp } from './http/app.ts'
import type { DoorLimits } from './http/limits.ts'
import { type HttpContext, Throttles } from './http/route.ts'
import { isRehearsal } from '../shared/domain/rehearsal.ts'
import { type Log, quietAbout } from './log.ts'
import { createDarkroom } from './photos/darkroom.ts'
import { createPress } from './print/press.ts'
import { createRenderer } from './reports/renderer.ts'
import { createLogos } from './photos/logo.ts'
import { type Summon, summonThread } from './rehearsal/company.ts'
import { Rehearsals } from './rehearsal/rehearsals.ts'
import { createRooms } from './sync/rooms.ts'
import type { Timers } from './sync/timers.ts'
import { type Admission, attachSync, type Knock, type SyncDoor } from './sync/upgrade.ts'

/** how long a call under way may take to finish when the server leaves */
const FAREWELL_MS = 3_000

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
  const { timers, secret, adminKey, publicUrl, tls } = options
  // Rehearsals never reach what lasts: neither the disk nor the log.
  const archive = keepApart(options.archive, isRehearsal)
  const log = quietAbout(options.log, isRehearsal)
  let healthy = true
  // Asked each time: a laptop may join the room's Wi-Fi after it was started.
  let hear: () => readonly string[] = () => []
  let ownAddress = ''
  const rooms = createRooms({
    archive,
    timers,
    onStorageFailure: () => {
      healthy = false
    },
    log: fact => log.info('sync', onlyFacts(fact)),
  })
  const aliases = makeAliases(secret)
  const cafes = await Cafes.open(archive, { rooms, timers, aliases, log }, secret)
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
    isHealthy: () => healthy,
    throttles: new Throttles(() => timers.now()),
  }
  const app = await createApp(context, { tls, pages: options.pages, limits: options.limits })
  const door: SyncDoor = attachSync(app.server, {
    rooms,
    timers,
    authenticate: async knock => admission(context, knock),
    log: fact => log.info('sync', onlyFacts(fact)),
  })

  return {
    app,
    context,
    async listen(port, host) {
      await app.listen({ port, host })
      const address = app.server.address()
      const heardPort = typeof address === 'object' && address !== null ? address.port : port
      ownAddress = addressHere({ host, port: heardPort, secure: tls !== undefined })
      hear = () => roomAddresses({ host, port: heardPort, secure: tls !== undefined })
    },
    async close() {
      healthy = false
      // From here on nobody new comes in; what is being answered is answered, then the sockets are told.
      const closing = app.close()
      door.close()
      await rehearsals.stop()
      await context.press.close()
      await context.renderer.close()
      await cafes.stop()
      await rooms.close()
      const impatience = setTimeout(() => app.server.closeAllConnections(), FAREWELL_MS)
      await closing
      clearTimeout(impatience)
      await archive.close()
    },
  }
}

/** Who may open a socket: like a call, except that a cookie never counts without an `Origin` of ours. */
function admission(context: HttpContext & AccessContext, knock: Knock): Admission {
  const { origin, host } = knock
  const bearer = readBearer(knock.authorization)
  if (origin !== undefined ? !isOurOrigin(origin, { host, publicUrl: context.publicUrl }) : bearer === undefined)
    return { ok: false, why: 'forbidden' }
  const cafe = context.cafes.get(knock.event)
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

export function ownVersion(): string {
  for (const path of ['../package.json', './package.json']) {
    const file = fileURLToPath(new URL(path, import.meta.url))
    if (!existsSync(file)) continue
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown }
    if (typeof version === 'string') return version
  }
  return '0'
}
