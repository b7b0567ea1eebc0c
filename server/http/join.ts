import type { FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { isSeated, type Role } from '../../shared/access/roles.ts'
import { LIMITS, tablesOf } from '../../shared/domain/plan.ts'
import type { Joined } from '../../shared/protocol/api.ts'
import { SYNC_LIMITS } from '../../shared/protocol/messages.ts'
import { type Caller, cookieName } from '../access/caller.ts'
import { roleOfKey } from '../access/keyring.ts'
import { readPersonal } from '../access/personal.ts'
import { hashOf, newId, newSecret, readCode } from '../access/secrets.ts'
import type { Cafe } from '../cafe/cafe.ts'
import { purgeAt } from '../cafe/retention.ts'
import type { Decision } from '../cafe/decide.ts'
import { placeFor } from '../cafe/expected.ts'
import { addDevice, admit, arrive } from '../cafe/people.ts'
import { placeNumber, seat } from '../cafe/seating.ts'
import { isPerson, type Person, withPerson } from '../cafe/state.ts'
import { Failure, forbidden, read, refused, unauthorised } from './failure.ts'
import { cafeOf, callerOf, type HttpContext, requireMember, type Route } from './route.ts'

const line = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max))

export const joinSchema = v.object({
  key: v.optional(v.pipe(v.string(), v.maxLength(200))),
  code: v.optional(v.pipe(v.string(), v.maxLength(40))),
  personal: v.optional(v.pipe(v.string(), v.maxLength(120))),
  name: v.optional(line(LIMITS.personName)),
  organisation: v.optional(line(120)),
  email: v.optional(v.union([v.literal(''), v.pipe(line(200), v.email())])),
  consent: v.optional(v.object({ name: v.optional(v.boolean()), email: v.optional(v.boolean()) })),
  device: v.optional(v.picklist(['own', 'paper'])),
  table: v.optional(line(40)),
  following: v.optional(v.boolean()),
  wishes: v.optional(v.pipe(v.array(line(200)), v.maxLength(20))),
  newcomer: v.optional(v.boolean()),
  ask: v.optional(v.boolean()),
})
type JoinBody = v.InferOutput<typeof joinSchema>

const clientIdsSchema = v.object({
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 1),
})

/** Enough for a tab, a reload or two and a start without network, before asking again. */
const FIRST_CLIENT_IDS = 8
const MORE_CLIENT_IDS = 4

export function joinRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/events/:id/join',
      summary: 'Take a seat, or come back to it with one’s own token, personal code or personal link',
      who: 'a key, the code, a personal code or link, or a token of the event',
      body: joinSchema,
      answers: {
        201: 'person, token, client ids, aliases, seats',
        401: 'nothing valid was shown',
        409: 'the table or the event is full (details name the next free table), a place is kept in this name and it was asked to say so, or the event is closed',
        422: 'what is wrong with the body',
        429: 'too many wrong codes, or very many newcomers from one address: Retry-After says when',
      },
      handle: (request, reply) => join(context, request, reply),
    },
    {
      method: 'POST',
      path: '/api/v1/events/:id/client-ids',
      summary: 'Yjs client ids that only this person may write with',
      who: 'any writer',
      body: clientIdsSchema,
      answers: { 201: 'clientIds', 403: 'the wall does not write', 409: 'this person has as many as one may have' },
      handle: async (request, reply) => {
        const { cafe, caller } = requireMember(context, request)
        const { count } = read(clientIdsSchema, request.body)
        if (caller.kind !== 'person' || caller.person.role === 'wall') throw forbidden()
        const clientIds = await issue(cafe, caller.person.id, count)
        if (clientIds.length < count)
          throw new Failure(
            409,
            'too-many-client-ids',
            `At most ${SYNC_LIMITS.clientIdsPerPerson} client ids a person.`,
          )
        reply.code(201)
        return { clientIds }
      },
    },
  ]
}

async function join(context: HttpContext, request: FastifyRequest, reply: FastifyReply): Promise<Joined> {
  const cafe = cafeOf(context, request)
  const body = read(joinSchema, request.body)
  const caller = callerOf(context, request, cafe)
  const returning =
    body.personal === undefined ? comesBack(caller, body) : await onAnotherDevice(context, request, cafe, body.personal)
  const known = returning === undefined ? undefined : await welcomeBack(cafe, returning.person)
  const { person, token, clientIds } =
    returning === undefined || known === undefined
      ? await enter(context, request, { cafe, body, caller })
      : { ...known, token: returning.token }
  reply.code(201)
  reply.setCookie(cookieName(cafe.state.id, person.id), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: context.secureCookies,
    maxAge: Math.max(3_600, Math.ceil((purgeAt(cafe.state) - context.now()) / 1000)),
  })
  return {
    person: { id: person.id, name: person.name, role: person.role },
    token,
    clientIds,
    ...aliasesOf(context, cafe, person),
    seats: seatsOf(cafe, person),
    now: context.now(),
  }
}

/** A token says who one is. A cookie that the tab did not name does not count when a key was shown: one laptop, two people. */
function comesBack(caller: Caller, body: JoinBody): { person: Person; token: string } | undefined {
  if (caller.kind !== 'person') return undefined
  return caller.by === 'cookie' && (body.key !== undefined || body.code !== undefined) ? undefined : caller
}

/** The person whose code or link was shown, with a token for this device. */
async function onAnotherDevice(
  context: HttpContext,
  request: FastifyRequest,
  cafe: Cafe,
  typed: string,
): Promise<{ person: Person; token: string }> {
  const person = checkPersonal(context, request, cafe, typed)
  const secret = newSecret(24)
  const decided = await cafe.change(state => {
    const found = state.people.get(person.id)
    if (found === undefined || !isPerson(found)) return { ok: false, why: 'unknown-person' }
    return { ok: true, state: addDevice(state, found, hashOf(secret)) }
  })
  if (!decided.ok) throw refused(decided.why)
  return { person, token: `${person.id}.${secret}` }
}

/** Throws unless it is somebody's: 401, or 429 while there are too many guesses. The long secret of a link is never slowed. */
function checkPersonal(context: HttpContext, request: FastifyRequest, cafe: Cafe, typed: string): Person {
  const shown = readPersonal(typed)
  const unknown = new Failure(401, 'wrong-personal', 'This is nobody’s personal code or link here, or it was renewed.')
  if (shown.kind === 'secret') {
    const person = context.personal.whose(cafe.state, shown)
    if (person === undefined) throw unknown
    return person
  }
  if (cafe.state.phase === 'closed') throw refused('event-closed')
  const throttle = context.throttles.personalOf(cafe.state.id)
  const tooMany = (): Failure =>
    new Failure(429, 'too-many-guesses', 'Too many wrong codes. Try again in a few seconds, or use the link.')
  if (!throttle.mayGuess(request.ip)) throw tooMany()
  const person = context.personal.whose(cafe.state, shown)
  if (person !== undefined) return person
  if (!throttle.wrong()) throw tooMany()
  throw unknown
}

/** The same person, the same seats; somebody who was thought absent has a chair again. */
async function welcomeBack(cafe: Cafe, known: Person): Promise<{ person: Person; clientIds: readonly number[] }> {
  const waited = known.expected === true || known.reserved === true
  if ((known.absent || waited) && cafe.state.phase !== 'closed')
    await cafe.change(state => {
      const person = state.people.get(known.id)
      if (person === undefined || !isPerson(person)) return { ok: true, state }
      const present = { ...person, absent: false, expected: undefined, reserved: undefined }
      // Who was only waited for keeps the tables of their card.
      if (!person.absent) return { ok: true, state: withPerson(state, present) }
      const seated = seat(withPerson(state, present), present)
      return { ok: true, state: 'state' in seated ? seated.state : withPerson(state, present) }
    })
  const clientIds = known.role === 'wall' ? [] : await issue(cafe, known.id, MORE_CLIENT_IDS)
  return { person: cafe.state.people.get(known.id) ?? known, clientIds }
}

async function enter(
  context: HttpContext,
  request: FastifyRequest,
  given: { readonly cafe: Cafe; readonly body: JoinBody; readonly caller: Caller },
): Promise<{ person: Person; token: string; clientIds: readonly number[] }> {
  const { cafe, body } = given
  const admitted = roleAtTheDoor(context, request, given)
  if (isSeated(admitted.role) && (body.name ?? '') === '')
    throw new Failure(422, 'invalid', 'name: a first name is needed', {
      faults: [{ path: 'name', message: 'a first name is needed' }],
    })
  context.fairUse.joins(cafe.state.id, request.ip)
  const { id, secret, clientIds, decided } = await takeSeat(context, cafe, body, admitted)
  if (!decided.ok) throw refused(decided.why, decided.details)
  const person = cafe.state.people.get(id)
  if (person === undefined) throw new Error('a person who was stored is not there')
  return { person, token: `${id}.${secret}`, clientIds }
}

/** Takes the place that is kept in their name, if there is one that nobody came for; otherwise a seat of their own. */
async function takeSeat(
  context: HttpContext,
  cafe: Cafe,
  body: JoinBody,
  admitted: { readonly role: Role; readonly table?: string },
): Promise<{
  readonly id: string
  readonly secret: string
  readonly clientIds: readonly number[]
  readonly decided: Decision
}> {
  const secret = newSecret(24)
  const seeks = isSeated(admitted.role) && body.newcomer !== true
  const kept = seeks ? placeFor(cafe.state, body.name ?? '', admitted) : undefined
  if (kept !== undefined && body.ask === true)
    throw new Failure(409, 'place-kept', 'A place is kept in this name: take it, or come as somebody else.')
  const id = kept?.id ?? newId('p')
  const clientIds = admitted.role === 'wall' ? [] : cafe.drawClientIds(id, FIRST_CLIENT_IDS)
  const decided = await cafe.change((state, now) => {
    const arrival = {
      id,
      role: admitted.role,
      hostOf: admitted.table,
      name: body.name ?? '',
      organisation: body.organisation || undefined,
      email: body.email || undefined,
      consent: { name: body.consent?.name ?? false, email: body.consent?.email ?? false },
      device: body.device ?? 'own',
      table: body.table,
      following: body.following ?? false,
      wishes: body.wishes ?? [],
      tokenHash: hashOf(secret),
      clientIds,
    }
    if (kept === undefined)
      return admit(state, { ...arrival, personal: context.personal.nextNumber(state, { id }) }, now)
    // Two who come with one name at the same moment: the second is somebody new, under an id of their own.
    const place = placeFor(state, arrival.name, admitted)
    return place?.id === id ? arrive(state, place, arrival, now) : { ok: false, why: 'unknown-person' }
  })
  if (!decided.ok && decided.why === 'unknown-person' && kept !== undefined)
    return takeSeat(context, cafe, body, admitted)
  return { id, secret, clientIds, decided }
}

/** Which role the key, the code or the administrator's word gives. */
function roleAtTheDoor(
  context: HttpContext,
  request: FastifyRequest,
  { cafe, body, caller }: { readonly cafe: Cafe; readonly body: JoinBody; readonly caller: Caller },
): { readonly role: Role; readonly table?: string } {
  if (body.key !== undefined) {
    const found = roleOfKey(cafe.state.keys, body.key)
    if (found === undefined) throw unauthorised()
    return found
  }
  if (body.code !== undefined) {
    checkCode(context, request, cafe, body.code)
    return { role: 'participant' }
  }
  if (caller.kind === 'admin') return { role: 'organiser' }
  if (caller.kind === 'key')
    return { role: caller.role, ...(caller.table === undefined ? {} : { table: caller.table }) }
  throw unauthorised()
}

/** Throws unless this is the event's code: 401, or 429 while there are too many guesses. */
export function checkCode(context: HttpContext, request: FastifyRequest, cafe: Cafe, typed: string): void {
  const throttle = context.throttles.of(cafe.state.id)
  const tooMany = (): Failure =>
    new Failure(429, 'too-many-guesses', 'Too many wrong codes. Try again in a second, or use the link.')
  if (!throttle.mayGuess(request.ip)) throw tooMany()
  const { code } = cafe.state
  if (code !== undefined && code.text === readCode(typed) && code.expiresAt > context.now()) return
  if (!throttle.wrong()) throw tooMany()
  throw new Failure(401, 'wrong-code', 'This is not the code of this café, or it has run out.')
}

/** Fresh client ids, durable before anybody hears of them; fewer when the person has nearly as many as one may have. */
async function issue(cafe: Cafe, id: string, count: number): Promise<readonly number[]> {
  const held = cafe.state.people.get(id)?.clientIds.length ?? 0
  const clientIds = cafe.drawClientIds(id, Math.max(0, Math.min(count, SYNC_LIMITS.clientIdsPerPerson - held)))
  if (clientIds.length > 0)
    await cafe.change(state => {
      const person = state.people.get(id)
      if (person === undefined || person.gone) return { ok: false, why: 'unknown-person' }
      return { ok: true, state: withPerson(state, { ...person, clientIds: [...person.clientIds, ...clientIds] }) }
    })
  return clientIds
}

/** The name this person signs with at each table, when notes bear no names. */
export function aliasesOf(context: HttpContext, cafe: Cafe, person: Person): { alias?: Record<string, string> } {
  if (cafe.state.plan.notes.attribution !== 'none' || !isSeated(person.role)) return {}
  const tables = tablesOf(cafe.state.plan)
  return {
    alias: Object.fromEntries(tables.map(({ id }) => [id, context.aliases.signature(cafe.state, person.id, id)])),
  }
}

export function seatsOf(cafe: Cafe, person: Person): Joined['seats'] {
  return person.seats.flatMap((table, i) =>
    table === null ? [] : [{ round: i + 1, table, place: placeNumber(cafe.state.plan, table, i + 1) }],
  )
}
