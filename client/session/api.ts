import type { ApiError } from '../../shared/protocol/api.ts'
import { BUILD_HEADER } from '../../shared/protocol/build.ts'
import { hearBuild } from './build.ts'
import { learnServerTime } from './server-time.ts'

/** What went wrong between us and the server, as a value that screens translate. */
export class RequestFailed extends Error {
  readonly status: number
  readonly code: string
  readonly details: unknown
  constructor(status: number, code: string, message: string, details?: unknown) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  /** whose cookie to use: one browser may hold several people of an event (wall and console on one laptop) */
  readonly person?: string | undefined
  /** a key or the spoken code, to look before joining */
  readonly bearer?: string | undefined
}

/**
 * Calls `/api/v1…` and gives the JSON body. Throws `RequestFailed`: status 0 and code `offline` when the server
 * was not reached, else the server's own status and code.
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const headers: Record<string, string> = {}
  if (options.body !== undefined) headers['content-type'] = 'application/json'
  if (options.person !== undefined) headers['tablee-person'] = options.person
  if (options.bearer !== undefined) headers['authorization'] = `Bearer ${options.bearer}`
  const started = performance.now()
  let answer: Response
  try {
    answer = await fetch(`/api/v1${path}`, {
      method: options.method ?? 'GET',
      headers,
      credentials: 'same-origin',
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    })
  } catch {
    throw new RequestFailed(0, 'offline', 'the server was not reached')
  }
  hearBuild(answer.headers.get(BUILD_HEADER))
  const trip = performance.now() - started
  const body: unknown = answer.status === 204 ? undefined : await answer.json().catch(() => undefined)
  if (!answer.ok) {
    const error = (body as Partial<ApiError> | undefined)?.error
    throw new RequestFailed(
      answer.status,
      error?.code ?? 'unknown',
      error?.message ?? answer.statusText,
      error?.details,
    )
  }
  if (typeof body === 'object' && body !== null && 'now' in body && typeof body.now === 'number')
    learnServerTime(body.now, trip)
  return body as T
}
