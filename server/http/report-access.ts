import type { FastifyRequest } from 'fastify'
import { isStaff, type Role } from '../../shared/access/roles.ts'
import type { Cafe } from '../cafe/cafe.ts'
import type { CafeState } from '../cafe/state.ts'
import { Failure } from './failure.ts'
import { type HttpContext, requireMember } from './route.ts'

/** Staff always; everybody at the event once the compte rendu is published, or while its draft is open to the room. */
export const mayReadReport = (role: Role, state: Pick<CafeState, 'published' | 'draftShared'>): boolean =>
  isStaff(role) || state.published || state.draftShared === true

/** Somebody who may have the compte rendu now; 401 and 403 for others. */
export function requireReader(context: HttpContext, request: FastifyRequest): { cafe: Cafe; role: Role } {
  const { cafe, role } = requireMember(context, request)
  if (!mayReadReport(role, cafe.state)) throw new Failure(403, 'not-published', 'The report is not published yet.')
  return { cafe, role }
}
