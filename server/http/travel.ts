import { gatherTrips } from '../cafe/travel.ts'
import { type HttpContext, requireMember, type Route } from './route.ts'

export function travelRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/events/:id/travel',
      summary: 'What was carried from table to table, verbatim, and what it met there; never by whom',
      who: 'any role',
      answers: { 200: 'trips, the one with most notes first' },
      handle: async request => {
        const { cafe } = requireMember(context, request)
        return { trips: await gatherTrips(cafe.state, context.rooms) }
      },
    },
  ]
}
