import type { ApiError } from '../../shared/protocol/api.ts'
import { RequestFailed } from './api.ts'
import type { Identity } from './identity.ts'

type Who = Pick<Identity, 'event' | 'person'>

/** Sends a file as it is to `/api/v1/events/:id…`. Throws `RequestFailed`, as `request` does. */
export async function upload<T>({ event, person }: Who, path: string, file: Blob): Promise<T> {
  const answer = await reach(() =>
    fetch(`/api/v1/events/${event}${path}`, {
      method: 'POST',
      headers: { 'content-type': file.type === '' ? 'image/unknown' : file.type, 'tablee-person': person },
      credentials: 'same-origin',
      body: file,
    }),
  )
  return (await answer.json()) as T
}

/** A file of the event, with this tab's own person: an `<img>` could not say who asks. */
export async function download({ event, person }: Who, path: string): Promise<Blob> {
  const answer = await reach(() =>
    fetch(`/api/v1/events/${event}${path}`, { headers: { 'tablee-person': person }, credentials: 'same-origin' }),
  )
  return answer.blob()
}

async function reach(call: () => Promise<Response>): Promise<Response> {
  let answer: Response
  try {
    answer = await call()
  } catch {
    throw new RequestFailed(0, 'offline', 'the server was not reached')
  }
  if (answer.ok) return answer
  const error = ((await answer.json().catch(() => undefined)) as Partial<ApiError> | undefined)?.error
  throw new RequestFailed(answer.status, error?.code ?? 'unknown', error?.message ?? answer.statusText)
}
