import { newId } from '../access/secrets.ts'
import { LOGO } from '../photos/logo.ts'
import type { UnfitLogo } from '../photos/logo-picture.ts'
import { Failure } from './failure.ts'
import { cafeOf, type HttpContext, requireOrganiser, type Route } from './route.ts'

const UNFIT: Readonly<Record<UnfitLogo, readonly [status: number, message: string]>> = {
  'not-an-image': [415, 'This is not a picture: PNG, JPEG, WebP or SVG.'],
  'too-many-pixels': [422, `A logo has at most ${LOGO.pixels / 1_000_000} million pixels.`],
  unreadable: [422, 'This picture could not be read to its end.'],
  'too-long': [422, 'This picture takes too long to draw. Send a simpler one, or a PNG.'],
  busy: [503, 'Another logo is being drawn. Try again in a moment.'],
}
/** Its address changes with the logo, so that it may be kept long. */
const KEPT_BY_BROWSERS = 'public, max-age=86400'

export function logoRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/events/:id/logo',
      summary:
        'The organiser’s logo, drawn anew as a small PNG; shown at the door, on the wall and on the compte rendu',
      who: 'organiser',
      raw: { types: LOGO.types, bytes: LOGO.sentBytes, before: request => void requireOrganiser(context, request) },
      answers: {
        201: 'id, width, height',
        403: 'not the organiser',
        413: 'the file is too large',
        415: 'not a PNG, JPEG, WebP or SVG picture',
        422: 'a picture that cannot be read',
        429: 'very many files from one person or at one event: Retry-After says when',
        503: 'another one is being drawn',
      },
      handle: async (request, reply) => {
        const { cafe } = requireOrganiser(context, request)
        if (!Buffer.isBuffer(request.body)) throw unfit('not-an-image')
        const drawn = await context.logos.draw(request.body)
        if (typeof drawn === 'string') throw unfit(drawn)
        const logo = { id: newId('l', 8), width: drawn.width, height: drawn.height }
        await context.logos.store(cafe.state.id, drawn.png)
        await cafe.change(state => ({ ok: true, state: { ...state, logo } }))
        // Erased meanwhile: nothing of it may stay.
        if ((await context.cafes.find(cafe.state.id)) === undefined) await context.logos.drop(cafe.state.id)
        reply.code(201)
        return logo
      },
    },
    {
      method: 'DELETE',
      path: '/api/v1/events/:id/logo',
      summary: 'No logo any more',
      who: 'organiser',
      answers: { 204: 'gone', 403: 'not the organiser' },
      handle: async (request, reply) => {
        const { cafe } = requireOrganiser(context, request)
        await cafe.change(state => ({ ok: true, state: { ...state, logo: undefined } }))
        await context.logos.drop(cafe.state.id)
        reply.code(204)
        return undefined
      },
    },
    {
      method: 'GET',
      path: '/api/v1/events/:id/logo',
      summary: 'The logo; it stands at the door, before anybody has joined',
      who: 'anyone',
      answers: { 200: 'the picture', 404: 'no such event, or it has no logo' },
      type: 'image/png',
      handle: async (request, reply) => {
        const cafe = cafeOf(context, request)
        const bytes = cafe.state.logo === undefined ? undefined : await context.logos.read(cafe.state.id)
        if (bytes === undefined) throw new Failure(404, 'no-logo', 'This event has no logo.')
        reply.type('image/png').header('cache-control', KEPT_BY_BROWSERS)
        return Buffer.from(bytes)
      },
    },
  ]
}

function unfit(why: UnfitLogo): Failure {
  const [status, message] = UNFIT[why]
  return new Failure(status, why, message)
}
