import type { FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { PHOTO, PHOTO_TYPES } from '../../shared/domain/photo.ts'
import type { TakenPhoto } from '../../shared/protocol/api.ts'
import { actorOf } from '../access/caller.ts'
import { newId } from '../access/secrets.ts'
import type { Cafe } from '../cafe/cafe.ts'
import type { Actor } from '../cafe/decide.ts'
import { addPhoto, describePhoto, mayAddPhoto, photoOf, removePhoto } from '../cafe/photos.ts'
import type { Unfit } from '../photos/shrink.ts'
import { Failure, read, refused, unauthorised } from './failure.ts'
import { type HttpContext, requireMember, type Route } from './route.ts'

const alt = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(PHOTO.alt))
const takeSchema = v.object({ alt })
const describeSchema = v.object({
  alt: v.optional(alt),
  notes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(PHOTO.notes))),
})

const UNFIT: Readonly<Record<Unfit, readonly [status: number, message: string]>> = {
  'not-an-image': [415, 'This is not a photo: JPEG, PNG or WebP.'],
  heic: [415, 'This is a HEIC photo, which is not read here: save it as JPEG first.'],
  'too-many-pixels': [422, `A photo has at most ${PHOTO.sentPixels / 1_000_000} million pixels.`],
  unreadable: [422, 'This photo could not be read to its end.'],
  'too-large': [422, 'This photo could not be made small enough.'],
}
/** Long enough to turn the pages of a bench; a photo that is taken away is not shown much longer. */
const KEPT_BY_BROWSERS = 'private, max-age=600'

export function photoRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/events/:id/tables/:table/photos',
      summary: 'A photo of a paper cloth or sheet; kept small, upright, and without its metadata',
      who: 'any seated person, staff',
      query: { alt: 'what the photo shows, for those who do not see it' },
      raw: { types: PHOTO_TYPES, bytes: PHOTO.sentBytes, before: request => void mayCome(context, request) },
      answers: {
        201: 'photo, width, height, bytes',
        403: 'this role may not',
        409: 'as many photos as an event may have, or the event is closed',
        413: 'the file is too large',
        415: 'not a JPEG, PNG or WebP photo',
        422: 'no such table, no description, or a photo that cannot be read',
        429: 'very many files from one person or at one event: Retry-After says when',
        503: 'many photos come at once: try again in a moment',
      },
      handle: (request, reply) => take(context, request, reply),
    },
    ...(['full', 'thumb'] as const).map(
      (size): Route => ({
        method: 'GET',
        path: `/api/v1/events/:id/photos/:photo${size === 'full' ? '' : '/thumb'}`,
        summary: size === 'full' ? 'A photo, 1600 pixels at most' : 'A small one of it',
        who: 'any role',
        answers: { 200: 'the photo', 404: 'no such photo' },
        type: 'image/jpeg',
        handle: async (request, reply) => {
          const { cafe } = requireMember(context, request)
          const id = photoId(request)
          const bytes =
            photoOf(cafe.state, id) === undefined ? undefined : await context.darkroom.read(cafe.state.id, id, size)
          if (bytes === undefined) throw new Failure(404, 'unknown-photo', 'There is no such photo.')
          reply.type('image/jpeg').header('cache-control', KEPT_BY_BROWSERS)
          return Buffer.from(bytes)
        },
      }),
    ),
    {
      method: 'PATCH',
      path: '/api/v1/events/:id/photos/:photo',
      summary: 'Say better what a photo shows, or how many notes are on it',
      who: 'alt: who took it, the table’s host, staff; notes: any seated person',
      body: describeSchema,
      answers: { 204: 'changed', 403: 'somebody else’s photo', 422: 'no such photo' },
      handle: async (request, reply) => {
        const { cafe, actor } = requireActor(context, request)
        const change = read(describeSchema, request.body)
        const decided = await cafe.change(state => describePhoto(state, photoId(request), change, actor))
        if (!decided.ok) throw refused(decided.why, decided.details)
        reply.code(204)
        return undefined
      },
    },
    {
      method: 'DELETE',
      path: '/api/v1/events/:id/photos/:photo',
      summary: 'Take a photo away for good; notes typed from it stay',
      who: 'who took it, the table’s host, staff',
      answers: { 204: 'gone', 403: 'somebody else’s photo', 422: 'no such photo' },
      handle: async (request, reply) => {
        const { cafe, actor } = requireActor(context, request)
        const id = photoId(request)
        const may = removePhoto(cafe.state, id, actor)
        if (!may.ok) throw refused(may.why)
        // The picture first: whatever happens in between, it is gone.
        await context.darkroom.drop(cafe.state.id, id)
        const decided = await cafe.change(state => removePhoto(state, id, actor))
        if (!decided.ok && decided.why !== 'unknown-photo') throw refused(decided.why)
        reply.code(204)
        return undefined
      },
    },
  ]
}

async function take(context: HttpContext, request: FastifyRequest, reply: FastifyReply): Promise<TakenPhoto> {
  const { cafe, actor, table } = mayCome(context, request)
  const { alt: shown } = read(takeSchema, request.query)
  if (!Buffer.isBuffer(request.body)) throw unfit('not-an-image')
  const shrunk = await context.darkroom.develop(request.body)
  if (shrunk === 'busy') throw new Failure(503, 'busy', 'Many photos are coming at once. Try again in a moment.')
  if (typeof shrunk === 'string') throw unfit(shrunk)
  const id = newId('ph')
  const { width, height } = shrunk
  const bytes = shrunk.full.byteLength + shrunk.thumb.byteLength
  const photo = { id, table, alt: shown, width, height, bytes }
  // The picture first: a record without one would be a frame on the wall.
  await context.darkroom.store(cafe.state.id, id, shrunk)
  const decided = await cafe.change((state, now) => addPhoto(state, photo, actor, now))
  if (!decided.ok || (await context.cafes.find(cafe.state.id)) === undefined) {
    await context.darkroom.drop(cafe.state.id, id)
    throw refused(decided.ok ? 'event-closed' : decided.why)
  }
  context.log.debug('photo', { event: cafe.state.id, bytes })
  reply.code(201)
  return { photo: id, width, height, bytes: shrunk.full.byteLength }
}

/** Throws unless this caller may bring a photo to this table now; asked before the file itself is read. */
function mayCome(context: HttpContext, request: FastifyRequest): { cafe: Cafe; actor: Actor; table: string } {
  const { cafe, actor } = requireActor(context, request)
  const { table = '' } = request.params as { table?: string }
  const may = mayAddPhoto(cafe.state, table, actor)
  if (!may.ok) throw refused(may.why)
  return { cafe, actor, table }
}

function requireActor(context: HttpContext, request: FastifyRequest): { cafe: Cafe; actor: Actor } {
  const { cafe, caller } = requireMember(context, request)
  const actor = actorOf(caller)
  if (actor === undefined) throw unauthorised()
  return { cafe, actor }
}

const photoId = (request: FastifyRequest): string => (request.params as { photo?: string }).photo ?? ''

function unfit(why: Unfit): Failure {
  const [status, message] = UNFIT[why]
  return new Failure(status, why, message)
}
