import { Readable } from 'node:stream'
import { tablesOf } from '../../shared/domain/plan.ts'
import { isRecord } from '../../shared/domain/templates.ts'
import { LANGUAGES, type Language } from '../../shared/domain/text.ts'
import type { CafeState } from '../cafe/state.ts'
import { companions, type Drawing, DRAWINGS, drawCloth } from '../exports/companions.ts'
import { parcelFiles } from '../exports/files.ts'
import { gatherParcel } from '../exports/gather.ts'
import type { Parcel } from '../exports/parcel.ts'
import { PARCEL_LIMITS, readParcel } from '../exports/read-parcel.ts'
import { settleParcel } from '../exports/settle.ts'
import { zipped } from '../exports/zip-writer.ts'
import type { ZipFile } from '../exports/zip-writer.ts'
import { faultFacts } from '../log.ts'
import { created } from './events.ts'
import { Failure } from './failure.ts'
import { attachment } from './notes.ts'
import { type HttpContext, requireAdmin, requireStaff, type Route } from './route.ts'

/** Everything of a café in one file, the way back, and single cloths for other programs. */
export function exportRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/events/:id/archive.zip',
      summary:
        'Everything of the event, which `POST /api/v1/events/import` takes back without loss. It holds personal data',
      who: 'organiser, facilitator',
      answers: { 200: 'the file', 403: 'this role may not', 429: 'others are being written: try again in a moment' },
      type: 'application/zip',
      handle: async (request, reply) => {
        const { cafe } = requireStaff(context, request)
        const { state } = cafe
        const now = context.now()
        const done = context.fairUse.exports(state.id)
        reply.raw.once('close', done).once('finish', done)
        const parcel = await gatherParcel(state, { ...context, now })
        reply.type('application/zip').header('content-disposition', attachment(cafe, 'archive.zip'))
        return Readable.from(zipped(filesOf(context, state, parcel), now))
      },
    },
    importRoute(context),
    ...(Object.keys(DRAWINGS) as Drawing[]).map(drawing => drawingRoute(context, drawing)),
  ]
}

async function* filesOf(context: HttpContext, state: CafeState, parcel: Parcel): AsyncGenerator<ZipFile> {
  yield* parcelFiles(parcel, state, context)
  try {
    yield* companions(state, context)
  } catch (fault) {
    // What an import reads is whole: it is not to be lost with a drawing that failed.
    context.log.error('companions-failed', { event: state.id, ...faultFacts(fault) })
  }
}

function importRoute(context: HttpContext): Route {
  // One archive at a time: each is held in memory whole.
  let isBusy = false
  return {
    method: 'POST',
    path: '/api/v1/events/import',
    summary:
      'A new event from an archive: new id, keys and code, all else as it was. A plan goes to `POST /api/v1/events`',
    who: 'admin',
    raw: {
      types: ['application/zip'],
      bytes: PARCEL_LIMITS.sentBytes,
      before: request => requireAdmin(context, request),
    },
    answers: {
      201: 'id, plan, keys, links, code, imported',
      401: 'not the admin key',
      413: 'the file is too large',
      415: 'not a zip',
      422: 'every fault of the archive; nothing of it is kept',
      429: 'a hundred cafés were begun within an hour: Retry-After says when',
      503: 'another archive is being read',
    },
    handle: async (request, reply) => {
      requireAdmin(context, request)
      if (!Buffer.isBuffer(request.body))
        throw new Failure(415, 'not-a-zip', 'An archive is application/zip. A plan goes to POST /api/v1/events.')
      if (isBusy) throw new Failure(503, 'busy', 'Another archive is being read. Try again in a moment.')
      isBusy = true
      try {
        const reading = await readParcel(request.body)
        if (!reading.ok) {
          const told = reading.faults.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
          throw new Failure(422, 'invalid', told.slice(0, 5).join('; '), { faults: reading.faults })
        }
        context.fairUse.beginsEvent()
        const { parcel, pictures } = reading
        const cafe = await settleParcel(parcel, pictures, context)
        const { state } = cafe
        const imported = {
          people: state.people.size,
          forgotten: parcel.people.length - state.people.size,
          tables: tablesOf(state.plan).length,
          notes: Object.values(parcel.cloths).reduce((sum, cloth) => sum + Object.keys(cloth.roots.core).length, 0),
          photos: Object.values(state.photos ?? {}).filter(photo => photo.gone !== true).length,
        }
        context.log.info('imported', { event: state.id, tables: imported.tables, notes: imported.notes })
        reply.code(201).header('location', `/api/v1/events/${state.id}`)
        return { ...created(context, request, cafe), imported }
      } finally {
        isBusy = false
      }
    },
  }
}

const drawingRoute = (context: HttpContext, drawing: Drawing): Route => ({
  method: 'GET',
  path: `/api/v1/events/:id/tables/:table.${drawing}`,
  summary:
    drawing === 'canvas' ? 'A table’s cloth in JSON Canvas 1.0' : 'A table’s cloth as Excalidraw opens it: one frame',
  who: 'organiser, facilitator',
  query: { lang: '`fr` or `en`, for the names of parts and links; else the event’s first language' },
  answers: { 200: 'the file', 403: 'this role may not', 404: 'no such table', 422: 'no such language' },
  type: DRAWINGS[drawing].type.split(';')[0] ?? '',
  handle: async (request, reply) => {
    const { cafe } = requireStaff(context, request)
    const { state } = cafe
    const { table: id } = request.params as { table?: string }
    const table = tablesOf(state.plan).find(each => each.id === id)
    if (table === undefined) throw new Failure(404, 'unknown-table', 'There is no such table.')
    const language = languageAsked(request.query) ?? state.plan.languages[0] ?? 'fr'
    const text = await drawCloth(state, context.rooms, table, drawing, language)
    reply.type(DRAWINGS[drawing].type).header('content-disposition', attachment(cafe, `${table.id}.${drawing}`))
    return text
  },
})

function languageAsked(query: unknown): Language | undefined {
  const asked = isRecord(query) ? query['lang'] : undefined
  if (asked === undefined) return undefined
  const language = LANGUAGES.find(each => each === asked)
  if (language !== undefined) return language
  throw new Failure(422, 'invalid', 'lang: fr or en', { faults: [{ path: 'lang', message: 'fr or en' }] })
}
