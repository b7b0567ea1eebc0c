import { isStaff } from '../../shared/access/roles.ts'
import { isRecord } from '../../shared/domain/templates.ts'
import { LANGUAGES, type Language } from '../../shared/domain/text.ts'
import type { ApiNote } from '../../shared/protocol/api.ts'
import { notesToCsv } from '../../shared/reports/notes-csv.ts'
import { notesToJson, type OpenNote } from '../../shared/reports/notes-json.ts'
import type { Cafe } from '../cafe/cafe.ts'
import { type KnownNote, listNotes } from '../cafe/notes.ts'
import { openNotes } from '../exports/open-notes.ts'
import { type HttpContext, requireMember, requireStaff, type Route } from './route.ts'

export function noteRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/events/:id/notes',
      summary: 'The notes of all tables',
      who: 'any role; authors for staff, and for each person their own',
      answers: { 200: 'notes' },
      handle: async request => {
        const { cafe, caller, role } = requireMember(context, request)
        const self = caller.kind === 'person' ? caller.person.id : undefined
        const notes = await listNotes(cafe.state, context.rooms, context.aliases)
        const shown = isStaff(role) ? notes : notes.filter(note => !note.takenBack || note.writer === self)
        return {
          notes: shown.map(note => toApiNote(note, authorOf(cafe, note, { all: isStaff(role), self }))),
          now: context.now(),
        }
      },
    },
    {
      method: 'GET',
      path: '/api/v1/events/:id/notes.csv',
      summary: 'The notes as CSV (UTF-8 with BOM)',
      who: 'organiser, facilitator',
      query: {
        sep: '`;` (default) or `,`',
        lang: '`fr` or `en`, for the names of questions and parts; else the event’s first language',
      },
      answers: { 200: 'the file' },
      type: 'text/csv',
      handle: async (request, reply) => {
        const { cafe } = requireStaff(context, request)
        const separator = isRecord(request.query) && request.query['sep'] === ',' ? ',' : ';'
        const notes = await exported(context, cafe)
        reply.type('text/csv; charset=utf-8').header('content-disposition', attachment(cafe, 'notes.csv'))
        const { plan } = cafe.state
        const language = languageAsked(request.query) ?? plan.languages[0] ?? 'fr'
        return notesToCsv(notes, { separator, names: { plan, language } })
      },
    },
    {
      method: 'GET',
      path: '/api/v1/events/:id/notes.json',
      summary: 'The notes as a JSON file',
      who: 'organiser, facilitator',
      answers: { 200: 'the file' },
      handle: async (request, reply) => {
        const { cafe } = requireStaff(context, request)
        const notes = await exported(context, cafe)
        reply.type('application/json; charset=utf-8').header('content-disposition', attachment(cafe, 'notes.json'))
        return notesToJson(notes)
      },
    },
  ]
}

/** Files to be passed on carry no author. */
const exported = (context: HttpContext, cafe: Cafe): Promise<OpenNote[]> =>
  openNotes(cafe.state, context.rooms, context.aliases)

function languageAsked(query: unknown): Language | undefined {
  const asked = isRecord(query) ? query['lang'] : undefined
  return LANGUAGES.find(each => each === asked)
}

/** The file's name: ASCII, from the event's id, which says nothing about it. */
export const attachment = (cafe: Cafe, name: string): string => `attachment; filename="${cafe.state.id}-${name}"`

function authorOf(
  cafe: Cafe,
  note: KnownNote,
  may: { readonly all: boolean; readonly self: string | undefined },
): string | undefined {
  if (cafe.state.plan.notes.attribution !== 'names' || note.writer === undefined) return undefined
  if (!may.all && note.writer !== may.self) return undefined
  return cafe.state.people.get(note.writer)?.name || undefined
}

export function toApiNote(note: KnownNote, author: string | undefined): ApiNote {
  const { writer: _writer, takenBack: _takenBack, ...rest } = note
  return { ...rest, ...(author === undefined ? {} : { author }) }
}
