import * as v from 'valibot'
import { LIMITS, tablesOf } from '../../shared/domain/plan.ts'
import { layOrigins, offerNext, planNext } from '../cafe/next-cafe.ts'
import { created, readPlanOrThrow } from './events.ts'
import { read } from './failure.ts'
import { cafeOf, type HttpContext, requireAdmin, requireOrganiser, type Route } from './route.ts'

const nextSchema = v.strictObject({
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.title)),
  date: v.optional(v.string()),
  /** ids of themes that stay */
  themes: v.optional(v.array(v.string()), []),
  /** titles of topics that become themes, as the offer has them */
  topics: v.optional(v.array(v.string()), []),
  /** begin with what was kept, and the topics’ questions, as notes from before the day */
  notes: v.optional(v.boolean(), true),
})

/** The café after this one. */
export function nextRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/events/:id/next',
      summary: 'What this café offers to the next one: its themes with what was kept, and its topics to pursue',
      who: 'organiser, admin',
      answers: { 200: 'title, themes, topics', 403: 'not the organiser' },
      handle: async request => {
        const { cafe } = requireOrganiser(context, request)
        return { ...(await offerNext(cafe.state, context.rooms, context.aliases)), now: context.now() }
      },
    },
    {
      method: 'POST',
      path: '/api/v1/events/:id/next',
      summary: 'The next café: this one’s settings, the themes and topics chosen, and its words as first notes',
      who: 'admin',
      body: nextSchema,
      answers: {
        201: 'id, plan, keys, links, code',
        401: 'not the admin key',
        404: 'no such event',
        422: 'every fault of the new plan',
        429: 'a hundred cafés were begun within an hour: Retry-After says when',
      },
      handle: async (request, reply) => {
        requireAdmin(context, request)
        const source = cafeOf(context, request)
        const { fields, notes } = await planNext(source.state, read(nextSchema, request.body), context)
        const plan = readPlanOrThrow(fields)
        context.fairUse.beginsEvent()
        const cafe = await context.cafes.create(plan)
        await layOrigins(cafe.state.plan, { event: cafe.state.id, rooms: context.rooms, now: context.now() }, notes)
        context.log.info('next-cafe', { event: cafe.state.id, tables: tablesOf(cafe.state.plan).length })
        reply.code(201).header('location', `/api/v1/events/${cafe.state.id}`)
        return created(context, request, cafe)
      },
    },
  ]
}
