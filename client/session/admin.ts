import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { request } from './api.ts'
import { recall } from './memory.ts'

/** Has an admin key been shown on this device? The cookie itself is out of scripts' sight; this says that a call is worth making. */
export const ADMIN_MARK = 'admin'
export const mayBeAdmin = (): boolean => recall(ADMIN_MARK) === 'yes'

/** The same café once more, with other keys; its people come along when asked. For whoever administers. Throws `RequestFailed`. */
export const duplicateCafe = (
  event: string,
  wish: { readonly title: string; readonly date?: string; readonly people: boolean },
): Promise<CreatedEvent> => request<CreatedEvent>(`/events/${event}/duplicate`, { method: 'POST', body: wish })
