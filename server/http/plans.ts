import * as v from 'valibot'
import { type Plan, tablesOf } from '../../shared/domain/plan.ts'
import { created, readPlanOrThrow } from './events.ts'
import { Failure, read } from './failure.ts'
import { attachment } from './notes.ts'
import { cafeOf, type HttpContext, requireAdmin, requireStaff, type Route } from './route.ts'

const duplicateSchema = v.strictObject({
  title: v.optional(v.string()),
  /** none: the copy has no date yet */
  date: v.optional(v.string()),
  /** the list of people, and what is to be heeded for each */
  people: v.optional(v.boolean(), false),
})

/** A plan as a file, and the same café again. */
export function planRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/events/:id/plan.json',
      summary: 'The plan as a file, which creating an event takes as it is',
      who: 'organiser, facilitator',
      query: { people: '`no` leaves the list of people out' },
      answers: { 200: 'the plan', 403: 'this role may not' },
      handle: async (request, reply) => {
        const { cafe } = requireStaff(context, request)
        const { people } = request.query as { people?: unknown }
        const plan = people === 'no' ? withoutPeople(cafe.state.plan) : cafe.state.plan
        reply.type('application/json; charset=utf-8').header('content-disposition', attachment(cafe, 'plan.json'))
        return `${JSON.stringify(plan, null, 2)}\n`
      },
    },
    {
      method: 'POST',
      path: '/api/v1/events/:id/duplicate',
      summary: 'A new event with the same plan and logo: new keys, and nothing of its people unless asked',
      who: 'admin',
      body: duplicateSchema,
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
        const asked = read(duplicateSchema, request.body)
        const { date: _, ...plan } = asked.people ? source.state.plan : withoutPeople(source.state.plan)
        const fields = {
          ...plan,
          ...(asked.title === undefined ? {} : { title: asked.title }),
          ...(asked.date === undefined ? {} : { date: asked.date }),
        }
        const copy = readPlanOrThrow(fields)
        context.fairUse.beginsEvent()
        const cafe = await context.cafes.create(copy)
        const { logo, address } = source.state
        const bytes = logo === undefined ? undefined : await context.logos.read(source.state.id)
        if (bytes !== undefined) await context.logos.store(cafe.state.id, bytes)
        const decided = await cafe.change(state => ({
          ok: true,
          state: {
            ...state,
            ...(address === undefined ? {} : { address }),
            ...(bytes === undefined ? {} : { logo }),
          },
        }))
        if (!decided.ok) throw new Failure(409, decided.why, 'The copy was not completed.')
        context.log.info('duplicated', { event: cafe.state.id, tables: tablesOf(cafe.state.plan).length })
        reply.code(201).header('location', `/api/v1/events/${cafe.state.id}`)
        return created(context, request, cafe)
      },
    },
  ]
}

const withoutPeople = (plan: Plan): Plan => ({ ...plan, people: [] })
