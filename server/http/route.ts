import type { FastifyReply, FastifyRequest } from 'fastify'
import type * as v from 'valibot'
import { isStaff, type Role } from '../../shared/access/roles.ts'
import { type AccessContext, type Caller, identify, roleOf, shownIn } from '../access/caller.ts'
import type { PersonalKeys } from '../access/personal.ts'
import { keepLately } from '../access/lately.ts'
import { PERSONAL, Throttle } from '../access/throttle.ts'
import type { Backups } from '../backup/backups.ts'
import type { Cafe } from '../cafe/cafe.ts'
import type { Cafes } from '../cafe/cafes.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { Readiness } from '../readiness.ts'
import type { Darkroom } from '../photos/darkroom.ts'
import type { Logos } from '../photos/logo.ts'
import type { Press } from '../print/press.ts'
import type { Renderer } from '../reports/renderer.ts'
import type { Rehearsals } from '../rehearsal/rehearsals.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Aliases } from '../cafe/aliases.ts'
import type { FairUse } from './fair-use.ts'
import { forbidden, unauthorised, unknownEvent } from './failure.ts'

/** One call of the interface: what the OpenAPI document says of it and what Fastify does for it are the same entry. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Fastify's way of writing it: `/api/v1/events/:id` */
  readonly path: string
  readonly summary: string
  /** who may call it, in words */
  readonly who: string
  readonly body?: v.GenericSchema
  /** a body that is a file: which types, how large, and who is refused before any of it is read */
  readonly raw?: {
    readonly types: readonly string[]
    readonly bytes: number
    readonly before: (request: FastifyRequest) => void
  }
  /** the event is replaced as a whole: it need not open, or even be there */
  readonly replaces?: true
  readonly query?: Readonly<Record<string, string>>
  readonly answers: Readonly<Record<number, string>>
  /** what the body of a good answer is, when it is not JSON */
  readonly type?: string
  readonly handle: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
}

/** What routes need of the server. */
export interface HttpContext extends AccessContext {
  readonly cafes: Cafes
  readonly rooms: Rooms
  readonly rehearsals: Rehearsals
  readonly backups: Backups
  readonly aliases: Aliases
  readonly personal: PersonalKeys
  readonly darkroom: Darkroom
  readonly press: Press
  readonly renderer: Renderer
  readonly logos: Logos
  readonly log: Log
  readonly publicUrl?: string | undefined
  readonly secureCookies: boolean
  /** of this software, for the OpenAPI document and exports */
  readonly version: string
  now(): number
  /** where phones in the room find this server, best first */
  roomAddresses(): readonly string[]
  /** whether this server can serve */
  readonly readiness: Pick<Readiness, 'why'>
  readonly metrics: Pick<Metrics, 'meter' | 'text' | 'contentType'>
  readonly throttles: Throttles
  /** how often what costs much may be asked for */
  readonly fairUse: FairUse
}

/** Only events that are there have one, so nobody can push another's out. */
const MOST_THROTTLES = 20_000

/** Wrong guesses at codes are counted by event, and for codes typed without an event all together. */
export class Throttles {
  readonly #now: () => number
  readonly #byKey = keepLately<Throttle>(MOST_THROTTLES)
  constructor(now: () => number) {
    this.#now = now
  }
  of(key: string): Throttle {
    return this.#byKey(key, () => new Throttle(this.#now))
  }
  /** of an event's personal codes, apart from its spoken one */
  personalOf(event: string): Throttle {
    return this.#byKey(`personal|${event}`, () => new Throttle(this.#now, PERSONAL))
  }
}

export function cafeOf(context: HttpContext, request: FastifyRequest): Cafe {
  const { id } = request.params as { id?: string }
  const cafe = context.cafes.get(id ?? '')
  if (cafe === undefined) throw unknownEvent()
  return cafe
}

export const callerOf = (context: HttpContext, request: FastifyRequest, cafe: Cafe | undefined): Caller =>
  identify(context, shownIn(request.headers), cafe)

/** Somebody who has joined, or the administrator; 401 for others. Keys open the door, not the house. */
export function requireMember(
  context: HttpContext,
  request: FastifyRequest,
): { cafe: Cafe; caller: Caller; role: Role } {
  const cafe = cafeOf(context, request)
  const caller = callerOf(context, request, cafe)
  const role = caller.kind === 'key' ? undefined : roleOf(caller)
  if (role === undefined) throw unauthorised()
  return { cafe, caller, role }
}

export function requireStaff(
  context: HttpContext,
  request: FastifyRequest,
): { cafe: Cafe; caller: Caller; role: Role } {
  const found = requireMember(context, request)
  if (!isStaff(found.role)) throw forbidden()
  return found
}

export function requireOrganiser(context: HttpContext, request: FastifyRequest): { cafe: Cafe; caller: Caller } {
  const found = requireMember(context, request)
  if (found.role !== 'organiser') throw forbidden()
  return found
}

export function requireAdmin(context: HttpContext, request: FastifyRequest): void {
  if (callerOf(context, request, undefined).kind !== 'admin') throw unauthorised()
}

/** What links begin with: `PUBLIC_URL`, else what the organiser chose, else how this very request reached us. */
export function baseUrl(context: HttpContext, request: FastifyRequest, cafe?: Cafe): string {
  return context.publicUrl ?? chosenAddress(context, cafe) ?? `${request.protocol}://${request.host}`
}

/** The address that the organiser chose for links and QR codes, as long as this machine still answers there. */
export function chosenAddress(context: HttpContext, cafe: Cafe | undefined): string | undefined {
  const chosen = cafe?.state.address
  return chosen !== undefined && context.roomAddresses().includes(chosen) ? chosen : undefined
}
