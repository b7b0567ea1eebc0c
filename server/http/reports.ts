import type { FastifyReply, FastifyRequest } from 'fastify'
import { isRecord } from '../../shared/domain/templates.ts'
import type { Report } from '../../shared/reports/model.ts'
import { buildReport, type ReportLanguage } from '../../shared/reports/outline.ts'
import type { Cafe } from '../cafe/cafe.ts'
import { gatherFacts } from '../cafe/report-facts.ts'
import { faultFacts } from '../log.ts'
import type { RenderForm, RenderOrder, Renders } from '../reports/render.ts'
import { RenderFailure } from '../reports/renderer.ts'
import { Failure } from './failure.ts'
import { attachment } from './notes.ts'
import { printed, sendPrinted } from './printing.ts'
import { requireReader } from './report-access.ts'
import type { HttpContext, Route } from './route.ts'

const FORMATS = {
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** The HTML report is one file with its own styles in it, and nothing that runs: it gets a policy of its own. */
const REPORT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; base-uri 'none'"

const WHO = 'organiser, facilitator; others once it is published, or while its draft is open to the room'
const QUERY = {
  lang: '`fr`, `en`, or `both` for the bilingual edition; else the event’s first language. What has no translation comes in the language that it exists in, and says so',
  log: '`1`: with the moderation log as an annex, which names nobody',
} as const

export function reportRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/events/:id/report.json',
      summary: 'The compte rendu as a tree of parts, chapters and blocks: what every file is made from',
      who: WHO,
      query: QUERY,
      answers: { 200: '`{ report }`', 403: 'not published yet', 422: 'no such language' },
      handle: async request => ({ report: (await reportFor(context, request)).report }),
    },
    ...(['md', 'html', 'docx'] as const).map(
      (format): Route => ({
        method: 'GET',
        path: `/api/v1/events/:id/report.${format}`,
        summary: `The compte rendu as ${format}; a first draft exists from the first plate`,
        who: WHO,
        query: QUERY,
        answers: { 200: 'the file', 403: 'not published yet', 422: 'no such language', 503: 'others are served first' },
        type: FORMATS[format],
        handle: (request, reply) => sendFile(context, request, reply, format),
      }),
    ),
    {
      method: 'GET',
      path: '/api/v1/events/:id/report.pdf',
      summary: 'The compte rendu as pages to print and to read: PDF/UA-1, or tagged PDF where a letter has no font',
      who: WHO,
      query: QUERY,
      answers: {
        200: 'the file; `Tablee-Pages` says how many pages, `Tablee-Pdf` is `ua-1` (PDF/UA-1) or `tagged`',
        403: 'not published yet',
        422: 'no such language',
        503: 'others are printing, or it took too long',
      },
      type: 'application/pdf',
      handle: (request, reply) => sendPdf(context, request, reply),
    },
  ]
}

async function sendFile(
  context: HttpContext,
  request: FastifyRequest,
  reply: FastifyReply,
  format: keyof typeof FORMATS,
): Promise<unknown> {
  const { cafe, order } = await orderFor(context, request)
  const made = await rendered(context, format, order)
  reply.type(FORMATS[format])
  if (format === 'html') reply.header('content-security-policy', REPORT_POLICY)
  else reply.header('content-disposition', attachment(cafe, `report-${order.language}.${format}`))
  return typeof made === 'string' ? made : Buffer.from(made.buffer, made.byteOffset, made.byteLength)
}

async function sendPdf(context: HttpContext, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { cafe, order } = await orderFor(context, request)
  const pages = await printed(context, 'report.typ', await rendered(context, 'pages', order), {
    failed: 'This report could not be set as PDF. Take it as HTML or Word; what is stored is untouched.',
    busy: 'Others are printing too. Try again in a moment, or take the HTML file.',
  })
  return sendPrinted(reply, cafe, `report-${order.language}.pdf`, pages)
}

/** In the renderer's own thread: a long file keeps no table waiting. */
async function rendered<F extends RenderForm>(context: HttpContext, form: F, order: RenderOrder): Promise<Renders[F]> {
  try {
    return await context.renderer.render(form, order)
  } catch (fault) {
    if (!(fault instanceof RenderFailure)) throw fault
    context.log.error('not-rendered', { ...faultFacts(fault), why: fault.why, form })
    if (fault.why === 'failed')
      throw new Failure(
        500,
        'not-rendered',
        'This file could not be made. Take another form; what is stored is untouched.',
      )
    throw new Failure(503, 'busy', 'Others are downloading too. Try again in a moment.')
  }
}

/** What a file is made from, for somebody who may read it now. */
async function orderFor(
  context: HttpContext,
  request: FastifyRequest,
): Promise<{ readonly cafe: Cafe; readonly order: RenderOrder }> {
  const { cafe } = requireReader(context, request)
  const { state } = cafe
  const query = isRecord(request.query) ? request.query : {}
  const language = languageAsked(query['lang']) ?? state.plan.languages[0] ?? 'fr'
  const facts = await gatherFacts(state, context.rooms, context.aliases)
  const png = state.logo === undefined ? undefined : await context.logos.read(state.id)
  const logo = png === undefined || state.logo === undefined ? undefined : { ...state.logo, png }
  return { cafe, order: { facts, language, log: query['log'] === '1', logo } }
}

/** The compte rendu as it is asked for, by somebody who may read it now. */
export async function reportFor(
  context: HttpContext,
  request: FastifyRequest,
): Promise<{ readonly cafe: Cafe; readonly report: Report; readonly language: ReportLanguage }> {
  const { cafe, order } = await orderFor(context, request)
  const { facts, language, log } = order
  return { cafe, report: buildReport(facts, language, { log: log === true }), language }
}

function languageAsked(asked: unknown): ReportLanguage | undefined {
  if (asked === undefined) return undefined
  if (asked === 'fr' || asked === 'en' || asked === 'both') return asked
  const message = 'fr, en or both'
  throw new Failure(422, 'invalid', `lang: ${message}`, { faults: [{ path: 'lang', message }] })
}
