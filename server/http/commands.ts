import type * as v from 'valibot'
import { commandSchema } from '../../shared/domain/commands.ts'
import type { CommandResult } from '../../shared/protocol/api.ts'
import { actorOf } from '../access/caller.ts'
import { read, refused, unauthorised } from './failure.ts'
import { type HttpContext, requireMember, type Route } from './route.ts'

export function commandRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/events/:id/commands',
      summary: 'Ask for something to happen: rounds, clock, seats, moderation, dots, threads',
      who: 'by role, see the type of each command',
      body: commandSchema satisfies v.GenericSchema,
      answers: {
        200: 'what became true',
        403: 'this role may not, or it is not their table',
        409: 'not now',
        422: 'no such command, table, note or person',
      },
      handle: async (request): Promise<CommandResult> => {
        const { cafe, caller } = requireMember(context, request)
        const actor = actorOf(caller)
        if (actor === undefined) throw unauthorised()
        const command = read(commandSchema, request.body)
        const decided = await cafe.command(command, actor)
        context.log.debug('command', {
          event: cafe.state.id,
          type: command.type,
          refused: decided.ok ? undefined : decided.why,
        })
        if (!decided.ok) throw refused(decided.why, decided.details)
        await context.cafes.versions.follow(cafe.state.id, command, actor.person)
        context.rehearsals.follow(cafe)
        const { phase, round, clock } = decided.state
        return { phase, round, clock, ...decided.extra, now: context.now() }
      },
    },
  ]
}
