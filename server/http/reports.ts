import type { FastifyReply, FastifyRequest } from 'fastify'
import { isStaff } from '../../shared/access/roles.ts'
import { isRecord } from '../../shared/domain/templates.ts'
import type { Language } from '../../shared/domain/text.ts'
import { toHtml } from '../../shared/reports/html.ts'
import { toMarkdown } from '../../shared/reports/markdown.ts'
import type { Report, ReportLogo } from '../../shared/reports/model.ts'
import { buildReport } from '../../shared/reports/outline.ts'
import { gatherFacts } from '../cafe/report-facts.ts'
import { toDocx } from '../reports/docx.ts'
import { Failure } from './failure.ts'
import { attachment } from './notes.ts'
import { type HttpContext, requireMember, type Route } from './route.ts'

const FORMATS = {
  md: { type: 'text/markdown; charset=utf-8', render: async (report: Report) => toMarkdown(report) },
  html: {
    type: 'text/html; charset=utf-8',
    render: async (report: Report, logo?: ReportLogo) =>
      toHtml(report, {
        logo: logo === undefined ? undefined : { ...logo, base64: Buffer.from(logo.png).toString('base64') },
      }),
  },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    render: async (report: Report, logo?: ReportLogo) => Buffer.from(await toDocx(report, logo)),
  },
} as const

/** The HTML report is one file with its own styles in it, and nothing that runs: it gets a policy of its own. */
const REPORT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; base-uri 'none'"

export function reportRoutes(context: HttpContext): Route[] {
  return (['md', 'html', 'docx'] as const).map(format => ({
    method: 'GET',
    path: `/api/v1/events/:id/report.${format}`,
    summary: `The compte rendu as ${format}; a first draft exists from the first plate`,
    who: 'organiser, facilitator; others once it is published',
    query: { lang: '`fr` or `en`; else the event’s first language' },
    answers: { 200: 'the file', 403: 'not published yet', 422: 'no such language' },
    type: FORMATS[format].type,
    handle: (request: FastifyRequest, reply: FastifyReply) => report(context, request, reply, format),
  }))
}

async function report(
  context: HttpContext,
  request: FastifyRequest,
  reply: FastifyReply,
  format: keyof typeof FORMATS,
): Promise<unknown> {
  const { cafe, role } = requireMember(context, request)
  const { state } = cafe
  if (!isStaff(role) && !state.published) throw new Failure(403, 'not-published', 'The report is not published yet.')
  const language = languageAsked(request.query) ?? state.plan.languages[0] ?? 'fr'
  const built = buildReport(await gatherFacts(state, context.rooms, context.aliases), language)
  const { type, render } = FORMATS[format]
  reply.type(type)
  if (format === 'html') reply.header('content-security-policy', REPORT_POLICY)
  else reply.header('content-disposition', attachment(cafe, `report-${language}.${format}`))
  const png = state.logo === undefined ? undefined : await context.logos.read(state.id)
  return render(built, png === undefined || state.logo === undefined ? undefined : { ...state.logo, png })
}

function languageAsked(query: unknown): Language | undefined {
  const asked = isRecord(query) ? query['lang'] : undefined
  if (asked === undefined) return undefined
  if (asked === 'fr' || asked === 'en') return asked
  throw new Failure(422, 'invalid', 'lang: fr or en', { faults: [{ path: 'lang', message: 'fr or en' }] })
}
