import { isSeated } from '../../shared/access/roles.ts'
import { Failure, forbidden } from './failure.ts'
import { type HttpContext, requireMember, type Route } from './route.ts'

/** Devices say that they showed an announcement; the facilitator hears how many did, never which. */
export function announcementRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/events/:id/announcements/:announcement/shown',
      summary: 'This announcement was shown on my device: counted, without a name',
      who: 'any seated person',
      answers: { 204: 'counted, once a person', 403: 'this role is not counted', 404: 'no such announcement' },
      handle: async (request, reply) => {
        const { cafe, caller, role } = requireMember(context, request)
        if (caller.kind !== 'person' || !isSeated(role)) throw forbidden()
        const { announcement = '' } = request.params as { announcement?: string }
        if (!cafe.shown(announcement, caller.person.id))
          throw new Failure(404, 'unknown-announcement', 'There is no such announcement.')
        reply.code(204)
        return undefined
      },
    },
  ]
}
