import { isStaff } from '../../shared/access/roles.ts'
import type { PhotoFacts } from '../../shared/document/programme.ts'
import { PHOTO } from '../../shared/domain/photo.ts'
import type { Actor, Decision } from './decide.ts'
import { type CafeState, isPerson, tableOf, writingRound } from './state.ts'

/** What the record keeps of a photo; the picture itself lies in the archive (`server/photos/darkroom.ts`). */
export interface PhotoRecord extends Omit<PhotoFacts, 'by'> {
  /** who took it; nobody any more once they are erased */
  readonly by?: string | undefined
  /** of both sizes together */
  readonly bytes: number
  /** taken away: notes that were typed from it still name it */
  readonly gone?: boolean | undefined
}

export interface NewPhoto {
  readonly id: string
  readonly table: string
  readonly alt: string
  readonly width: number
  readonly height: number
  readonly bytes: number
}

/** May one more come? Asked before the work is done, and again before it is kept. */
export function mayAddPhoto(state: CafeState, table: string, actor: Actor): Decision {
  const person = state.people.get(actor.person ?? '')
  const writes = person !== undefined && isPerson(person) && !person.following
  if (!writes && !isStaff(actor.role)) return { ok: false, why: 'not-allowed' }
  if (tableOf(state, table) === undefined) return { ok: false, why: 'unknown-table' }
  if (state.phase === 'closed') return { ok: false, why: 'event-closed' }
  const kept = Object.values(state.photos ?? {}).filter(photo => photo.gone !== true)
  const bytes = kept.reduce((sum, photo) => sum + photo.bytes, 0)
  if (kept.length >= PHOTO.perEvent || bytes >= PHOTO.bytesPerEvent) return { ok: false, why: 'photos-full' }
  return { ok: true, state }
}

export function addPhoto(state: CafeState, photo: NewPhoto, actor: Actor, now: number): Decision {
  const may = mayAddPhoto(state, photo.table, actor)
  if (!may.ok) return may
  const { id, ...rest } = photo
  const record: PhotoRecord = {
    ...rest,
    round: writingRound(state),
    at: now,
    ...(actor.person === undefined ? {} : { by: actor.person }),
  }
  return { ok: true, state: withPhoto(state, id, record) }
}

/** A better description, by who took it or a host; how many notes it shows, by anybody who sits. */
export function describePhoto(
  state: CafeState,
  id: string,
  change: { readonly alt?: string | undefined; readonly notes?: number | undefined },
  actor: Actor,
): Decision {
  const photo = photoOf(state, id)
  if (photo === undefined) return { ok: false, why: 'unknown-photo' }
  if (state.phase === 'closed') return { ok: false, why: 'event-closed' }
  const person = state.people.get(actor.person ?? '')
  if (!isStaff(actor.role) && (person === undefined || !isPerson(person) || person.following))
    return { ok: false, why: 'not-allowed' }
  if (change.alt !== undefined && !looksAfter(photo, actor)) return { ok: false, why: 'not-your-photo' }
  const { alt = photo.alt, notes = photo.notes } = change
  return { ok: true, state: withPhoto(state, id, { ...photo, alt, ...(notes === undefined ? {} : { notes }) }) }
}

export function removePhoto(state: CafeState, id: string, actor: Actor): Decision {
  const photo = photoOf(state, id)
  if (photo === undefined) return { ok: false, why: 'unknown-photo' }
  if (!looksAfter(photo, actor)) return { ok: false, why: 'not-your-photo' }
  return { ok: true, state: withPhoto(state, id, { ...photo, alt: '', bytes: 0, gone: true }) }
}

/** A photo that is there. */
export function photoOf(state: CafeState, id: string): PhotoRecord | undefined {
  const photo = Object.hasOwn(state.photos ?? {}, id) ? state.photos?.[id] : undefined
  return photo?.gone === true ? undefined : photo
}

/** Was there ever such a photo at this table? A note typed from one that was taken away meanwhile is honest. */
export const knowsPhoto = (state: CafeState, table: string, id: string): boolean =>
  Object.hasOwn(state.photos ?? {}, id) && state.photos?.[id]?.table === table

/** What everybody reads. Where notes carry no names, neither do photos. */
export function toPhotoFacts(state: CafeState): Record<string, PhotoFacts> {
  const named = state.plan.notes.attribution === 'names'
  return Object.fromEntries(
    Object.entries(state.photos ?? {}).flatMap(([id, { bytes: _bytes, gone, by, ...facts }]) =>
      gone === true ? [] : [[id, { ...facts, ...(named && by !== undefined ? { by } : {}) }]],
    ),
  )
}

/** Somebody is erased: their photos stay on the table, and nobody took them. */
export function withoutPhotographer(state: CafeState, person: string): CafeState {
  if (!Object.values(state.photos ?? {}).some(photo => photo.by === person)) return state
  const photos = Object.fromEntries(
    Object.entries(state.photos ?? {}).map(([id, photo]) => {
      const { by, ...rest } = photo
      return [id, by === person ? rest : photo]
    }),
  )
  return { ...state, photos }
}

const looksAfter = (photo: PhotoRecord, actor: Actor): boolean =>
  isStaff(actor.role) || actor.hostOf === photo.table || (actor.person !== undefined && photo.by === actor.person)

const withPhoto = (state: CafeState, id: string, photo: PhotoRecord): CafeState => ({
  ...state,
  photos: { ...state.photos, [id]: photo },
})
