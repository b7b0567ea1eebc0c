import type { Words } from '../../shared/protocol/api.ts'
import { wordsFor } from '../cafe/words.ts'
import { forbidden } from './failure.ts'
import { type HttpContext, requireMember, type Route } from './route.ts'

/** Words between hosts and facilitators: told to who said them or to whom they were said, on being asked. */
export function wordRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/events/:id/words',
      summary: 'Words between hosts and facilitators: all for staff, those of their own table for a host',
      who: 'organiser, facilitator, each host',
      answers: { 200: 'words, oldest first', 403: 'not for this role' },
      handle: async (request): Promise<Words> => {
        const { cafe, caller, role } = requireMember(context, request)
        const hostOf = caller.kind === 'person' ? caller.person.hostOf : undefined
        const words = wordsFor(cafe.state, { role, hostOf })
        if (words === undefined) throw forbidden()
        return { words }
      },
    },
  ]
}
