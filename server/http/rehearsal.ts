import type { FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { REHEARSAL_SPEEDS } from '../../shared/domain/rehearsal.ts'
import { LANGUAGES } from '../../shared/domain/text.ts'
import { seedOf } from '../../shared/domain/dice.ts'
import type { RehearsalView } from '../../shared/protocol/rehearsal.ts'
import { linksOf } from '../access/keyring.ts'
import type { Refused, Rehearsal } from '../rehearsal/rehearsals.ts'
import { Failure, read, refused } from './failure.ts'
import { baseUrl, type HttpContext, requireStaff, type Route } from './route.ts'

const rehearsalSchema = v.object({
  /** times faster than the day */
  speed: v.optional(v.picklist(REHEARSAL_SPEEDS), 5),
  /** the bells ring by themselves */
  alone: v.optional(v.boolean(), false),
  /** guests speak it first, if the café does */
  language: v.optional(v.picklist(LANGUAGES), 'fr'),
  /** another number, other guests */
  seed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4_294_967_295))),
})

const PATH = '/api/v1/events/:id/rehearsal'

/** A café is rehearsed with simulated guests, on a twin of it that leaves no trace. */
export function rehearsalRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'GET',
      path: PATH,
      summary: 'The rehearsal under way, and what it shows so far',
      who: 'organiser, facilitator',
      answers: { 200: 'rehearsal, or null', 403: 'not staff' },
      handle: async request => {
        const { cafe } = requireStaff(context, request)
        const rehearsal = context.rehearsals.of(cafe)
        return { rehearsal: rehearsal === undefined ? null : viewOf(context, request, rehearsal), now: context.now() }
      },
    },
    {
      method: 'POST',
      path: PATH,
      summary: 'Rehearse with simulated guests, on a twin of the event with screens and keys of its own',
      who: 'organiser, facilitator',
      body: rehearsalSchema,
      answers: {
        201: 'rehearsal',
        403: 'not staff',
        409: 'the first round has begun, or it is being rehearsed, or three rehearsals are under way here',
        429: 'this café was rehearsed thirty times within an hour',
      },
      handle: async (request, reply) => {
        const { cafe } = requireStaff(context, request)
        const { seed, ...wishes } = read(rehearsalSchema, request.body)
        context.fairUse.rehearses(cafe.state.id)
        const begun = await context.rehearsals.begin(cafe, { ...wishes, seed: seed ?? seedOf(cafe.state.id) })
        if (typeof begun === 'string') throw refusedBegin(begun)
        reply.code(201)
        return { rehearsal: viewOf(context, request, begun), now: context.now() }
      },
    },
    {
      method: 'DELETE',
      path: PATH,
      summary: 'End the rehearsal and erase all of it',
      who: 'organiser, facilitator',
      answers: { 200: 'what it showed', 403: 'not staff', 404: 'there is no rehearsal' },
      handle: async request => {
        const { cafe } = requireStaff(context, request)
        const review = await context.rehearsals.end(cafe.state.id)
        if (review === undefined) throw new Failure(404, 'no-rehearsal', 'There is no rehearsal of this café.')
        return { review }
      },
    },
  ]
}

function refusedBegin(why: Refused): Failure {
  switch (why) {
    case 'already-started':
      return refused('already-started')
    case 'rehearsal':
      return new Failure(409, why, 'A rehearsal cannot be rehearsed.')
    case 'already-rehearsing':
      return new Failure(409, why, 'This café is being rehearsed already.')
    case 'too-many-rehearsals':
      return new Failure(409, why, 'Three rehearsals are under way on this server. Try again when one has ended.')
  }
}

function viewOf(context: HttpContext, request: FastifyRequest, rehearsal: Rehearsal): RehearsalView {
  const { twin, keys, speed, alone, startedAt, endsAt } = rehearsal
  const { id, phase, round, plan } = twin.state
  const { facilitator, wall, participant } = linksOf(baseUrl(context, request), id, keys)
  return {
    id,
    speed,
    alone,
    startedAt,
    endsAt,
    phase,
    round,
    rounds: plan.rounds.count,
    guests: rehearsal.hasGuests(),
    links: { facilitator, wall, participant },
    review: rehearsal.review(),
  }
}
