import * as v from 'valibot'
import type { Refusal } from '../../shared/domain/commands.ts'
import { refusalSentence } from '../../shared/i18n/refusals.ts'
import type { ApiError } from '../../shared/protocol/api.ts'

/** A call that cannot be answered as asked: becomes `{ error: { code, message, details? } }` with this status. */
export class Failure extends Error {
  readonly status: number
  readonly code: string
  readonly details: unknown
  /** with 429: after how many seconds it may be asked again */
  readonly retryAfter: number | undefined
  constructor(status: number, code: string, message: string, details?: unknown, retryAfter?: number) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
    this.retryAfter = retryAfter
  }
}

export const toBody = (failure: Pick<Failure, 'code' | 'message' | 'details'>): ApiError => ({
  error: {
    code: failure.code,
    message: failure.message,
    ...(failure.details === undefined ? {} : { details: failure.details }),
  },
})

/** 403: not you · 422: no such thing, or never in this café · 409: not now. */
const STATUSES: Partial<Record<Refusal, number>> = {
  'not-allowed': 403,
  'not-your-table': 403,
  'unknown-table': 422,
  'unknown-note': 422,
  'unknown-person': 422,
  'unknown-thread': 422,
  'unknown-part': 422,
  'unknown-photo': 422,
  'not-your-photo': 403,
  'too-many-on-one-note': 422,
  'unknown-amendment': 422,
  'not-your-amendment': 403,
  'not-your-part': 403,
}

export function refused(why: Refusal, details?: unknown): Failure {
  return new Failure(STATUSES[why] ?? 409, why, refusalSentence(why, 'en'), details)
}

export const unknownEvent = (): Failure => new Failure(404, 'unknown-event', 'There is no such event.')
export const unauthorised = (): Failure =>
  new Failure(401, 'unauthorised', 'A key, a code or a token that is known here is needed.')
export const forbidden = (): Failure => new Failure(403, 'not-allowed', 'This role may not do that.')

/** Reads a body or a query; 422 with every fault when it is not what the schema says. */
export function read<S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, input ?? {})
  if (result.success) return result.output
  const faults = result.issues.map(issue => ({ path: v.getDotPath(issue) ?? '', message: issue.message }))
  throw new Failure(
    422,
    'invalid',
    faults
      .map(fault => `${fault.path}: ${fault.message}`)
      .slice(0, 5)
      .join('; '),
    { faults },
  )
}
