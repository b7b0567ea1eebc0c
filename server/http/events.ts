import * as v from 'valibot'
import { isStaff, type Role } from '../../shared/access/roles.ts'
import { type Plan, tablesOf, themeAt } from '../../shared/domain/plan.ts'
import { readPlan } from '../../shared/domain/read-plan.ts'
import { isRecord, overPlan, TEMPLATES } from '../../shared/domain/templates.ts'
import type { CreatedEvent, EventView, Keys } from '../../shared/protocol/api.ts'
import { roleOf } from '../access/caller.ts'
import { fillKeyring, hostKey, type KeyName, linksOf, readKeys, renewKey, revokeKey } from '../access/keyring.ts'
import { type Cafe } from '../cafe/cafe.ts'
import { newId } from '../access/secrets.ts'
import { purgeAt } from '../cafe/retention.ts'
import { identified, listWarnings } from '../cafe/expected.ts'
import { changePlan } from '../cafe/change-plan.ts'
import { sittersAt } from '../cafe/seating.ts'
import { type CafeState, isOpenTable, isPerson, presentRound, tableState } from '../cafe/state.ts'
import { Failure, read, refused, unauthorised } from './failure.ts'
import { checkCode } from './join.ts'
import {
  baseUrl,
  cafeOf,
  callerOf,
  chosenAddress,
  type HttpContext,
  requireAdmin,
  requireOrganiser,
  type Route,
} from './route.ts'
import type { FastifyRequest } from 'fastify'

const keysSchema = v.object({
  key: v.picklist(['organiser', 'facilitator', 'host', 'participant', 'wall', 'code']),
  table: v.optional(v.pipe(v.string(), v.maxLength(40))),
  action: v.picklist(['renew', 'revoke']),
})

export function eventRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/events',
      summary: 'Create an event from a plan, or from a template with fields that override',
      who: 'admin',
      answers: {
        201: 'id, plan, keys, links, code',
        401: 'not the admin key',
        422: 'every fault of the plan',
        429: 'a hundred cafés were begun within an hour: Retry-After says when',
      },
      handle: async (request, reply) => {
        requireAdmin(context, request)
        const plan = readPlanBody(request.body)
        context.fairUse.beginsEvent()
        const cafe = await context.cafes.create(plan)
        context.log.info('created', { event: cafe.state.id, tables: tablesOf(plan).length })
        reply.code(201).header('location', `/api/v1/events/${cafe.state.id}`)
        return created(context, request, cafe)
      },
    },
    {
      method: 'GET',
      path: '/api/v1/events',
      summary: 'All events of this server',
      who: 'admin',
      answers: { 200: 'events', 401: 'not the admin key' },
      handle: async request => {
        requireAdmin(context, request)
        const events = await context.cafes.list()
        return {
          events: events.sort((a, b) => b.createdAt - a.createdAt),
          addresses: context.roomAddresses(),
          now: context.now(),
        }
      },
    },
    {
      method: 'GET',
      path: '/api/v1/events/:id',
      summary: 'The event as the caller’s role may see it',
      who: 'any role, or a key or the code as bearer to look before joining',
      answers: { 200: 'plan, phase, tables, now', 401: 'nothing valid was shown', 404: 'no such event' },
      handle: async request => {
        const cafe = cafeOf(context, request)
        return viewOf(context, request, cafe, lookingRole(context, request, cafe))
      },
    },
    {
      method: 'PATCH',
      path: '/api/v1/events/:id',
      summary: 'Change fields of the plan',
      who: 'organiser',
      answers: {
        200: 'the event',
        403: 'not the organiser',
        409: 'tables cannot change once the first round began',
        422: 'every fault of the plan',
      },
      handle: async request => {
        const { cafe } = requireOrganiser(context, request)
        if (!isRecord(request.body)) throw new Failure(422, 'invalid-plan', 'A plan is an object.')
        const plan = readPlanOrThrow(overPlan({ ...cafe.state.plan }, request.body))
        const tables = tablesOf(plan).map(table => table.id)
        const decided = await cafe.change((state, now) =>
          changePlan(
            // A table that is new gets its host key with it.
            { ...state, keys: fillKeyring(context.secret, state.id, tables, state.keys) },
            identified(plan, state.plan.people, () => newId('e')),
            { now, freshId: () => newId('p') },
          ),
        )
        if (!decided.ok) throw refused(decided.why, decided.details)
        return viewOf(context, request, cafe, 'organiser')
      },
    },
    {
      method: 'DELETE',
      path: '/api/v1/events/:id',
      summary: 'Erase the event and everything in it, for good',
      who: 'organiser',
      answers: { 204: 'erased', 403: 'not the organiser' },
      handle: async (request, reply) => {
        const { cafe } = requireOrganiser(context, request)
        await context.cafes.erase(cafe.state.id)
        context.log.info('erased', { event: cafe.state.id })
        reply.code(204)
        return undefined
      },
    },
    {
      method: 'POST',
      path: '/api/v1/events/:id/keys',
      summary: 'Renew or revoke a key or the code; people who joined with it stay',
      who: 'organiser',
      body: keysSchema,
      answers: { 200: 'keys, links, code', 403: 'not the organiser', 422: 'what is wrong with the body' },
      handle: async request => {
        const { cafe } = requireOrganiser(context, request)
        await changeKey(context, cafe, read(keysSchema, request.body))
        return keysOf(context, request, cafe)
      },
    },
  ]
}

/** A plan from a body; `template` names what it starts from. 422 with every fault. */
function readPlanBody(body: unknown): Plan {
  if (!isRecord(body)) throw new Failure(422, 'invalid-plan', 'A plan is an object.')
  const { template: name, ...fields } = body
  if (name === undefined) return readPlanOrThrow(fields)
  const template = TEMPLATES.find(each => each.id === name)
  if (template === undefined)
    throw new Failure(
      422,
      'invalid-plan',
      `There is no such template; there are ${TEMPLATES.map(each => each.id).join(', ')}.`,
      {
        faults: [{ path: 'template', message: 'no such template' }],
      },
    )
  return readPlanOrThrow(overPlan(template.plan, fields))
}

export function readPlanOrThrow(input: unknown): Plan {
  const reading = readPlan(input)
  if (reading.ok) return reading.plan
  const first = reading.faults
    .slice(0, 5)
    .map(fault => (fault.path === '' ? fault.message : `${fault.path}: ${fault.message}`))
  throw new Failure(422, 'invalid-plan', first.join('; '), { faults: reading.faults })
}

export function created(context: HttpContext, request: FastifyRequest, cafe: Cafe): CreatedEvent {
  const { plan } = cafe.state
  const warnings = [
    ...(plan.controller === '' ? ['controller: nobody is named as responsible for people’s data'] : []),
    ...listWarnings(plan),
  ]
  return { id: cafe.state.id, plan, ...keysOf(context, request, cafe), warnings }
}

function keysOf(context: HttpContext, request: FastifyRequest, cafe: Cafe): { keys: Keys; links: Keys; code: string } {
  const { id, plan, keys: ring, code } = cafe.state
  const keys = readKeys(
    context.secret,
    id,
    ring,
    tablesOf(plan).map(table => table.id),
  )
  return { keys, links: linksOf(baseUrl(context, request, cafe), id, keys), code: code?.text ?? '' }
}

async function changeKey(
  context: HttpContext,
  cafe: Cafe,
  { key, table, action }: v.InferOutput<typeof keysSchema>,
): Promise<void> {
  if (table !== undefined && (key !== 'host' || !cafe.situation.hasTable(table)))
    throw new Failure(422, 'unknown-table', 'Only hosts have a key a table, and the table has to be one of this event.')
  const code =
    key === 'code' && action === 'renew' ? await context.cafes.drawCode(cafe.state.plan, context.now()) : undefined
  const decided = await cafe.change(state => {
    if (key === 'code') return { ok: true, state: { ...state, code } }
    const name: KeyName = table === undefined ? key : hostKey(table)
    const keys = action === 'renew' ? renewKey(context.secret, state.id, state.keys, name) : revokeKey(state.keys, name)
    return { ok: true, state: { ...state, keys } }
  })
  if (!decided.ok) throw refused(decided.why)
}

/** People, keys, and even the spoken code as a bearer may look at an event. */
function lookingRole(context: HttpContext, request: FastifyRequest, cafe: Cafe): Role {
  const role = roleOf(callerOf(context, request, cafe))
  if (role !== undefined) return role
  const bearer = /^Bearer (\S{1,40})$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer === undefined) throw unauthorised()
  checkCode(context, request, cafe, bearer)
  return 'participant'
}

/** Names and addresses of people who were announced are for staff; keys for those who may hand them out. */
function viewOf(context: HttpContext, request: FastifyRequest, cafe: Cafe, role: Role): EventView {
  const { state } = cafe
  const round = presentRound(state) ?? state.plan.rounds.count
  const { keys, links } = keysOf(context, request, cafe)
  const shared = (all: Keys): Partial<Keys> => ({
    participant: all.participant,
    host: all.host,
    hosts: all.hosts,
    wall: all.wall,
  })
  return {
    id: state.id,
    role,
    plan: isStaff(role) ? state.plan : { ...state.plan, people: [] },
    phase: state.phase,
    round: state.round,
    clock: state.clock,
    tables: tablesOf(state.plan).map(table => {
      const host = [...state.people.values()].find(
        person =>
          isPerson(person) &&
          !person.absent &&
          person.hostOf === table.id &&
          (person.expected !== true || isStaff(role)),
      )
      return {
        ...table,
        title: themeAt(state.plan, table, Math.max(1, state.round)).title,
        locked: tableState(state, table.id).locked,
        ...(host === undefined ? {} : { host: host.name }),
        // A table that is closed has no chair to offer.
        ...(isOpenTable(state, table.id, round) ? {} : { seats: 0 }),
        ...sittersOf(state, table.id, round, role),
      }
    }),
    published: state.published,
    purgeAt: purgeAt(state),
    createdAt: state.createdAt,
    now: context.now(),
    ...(state.logo === undefined ? {} : { logo: state.logo }),
    ...(isStaff(role) || role === 'wall' ? addressesOf(context, cafe) : {}),
    ...((isStaff(role) || role === 'wall') && state.code !== undefined ? { code: state.code.text } : {}),
    ...(role === 'organiser'
      ? { keys, links }
      : role === 'facilitator'
        ? { keys: shared(keys), links: shared(links) }
        : role === 'wall'
          ? { links: { participant: links.participant } }
          : {}),
  }
}

/** At the door only those who have come have a name: who was announced is for people of the café to know. */
function sittersOf(
  state: CafeState,
  table: string,
  round: number,
  role: Role,
): Pick<EventView['tables'][number], 'people' | 'awaited'> {
  const sitters = sittersAt(state, table, round)
  const come = sitters.filter(person => person.expected !== true)
  return {
    people: (isStaff(role) || role === 'wall' ? sitters : come).map(person => person.name),
    ...(come.length === sitters.length ? {} : { awaited: sitters.length - come.length }),
  }
}

/** Where phones find this server, the chosen one first. */
function addressesOf(context: HttpContext, cafe: Cafe): Pick<EventView, 'addresses' | 'address'> {
  const chosen = chosenAddress(context, cafe)
  const addresses = context.roomAddresses()
  return chosen === undefined
    ? { addresses }
    : { addresses: [chosen, ...addresses.filter(each => each !== chosen)], address: chosen }
}
