import type { ReportFacts } from '../../shared/reports/facts.ts'
import { toHtml } from '../../shared/reports/html.ts'
import { toMarkdown } from '../../shared/reports/markdown.ts'
import type { ReportLogo } from '../../shared/reports/model.ts'
import { buildReport, type ReportLanguage } from '../../shared/reports/outline.ts'
import { reportDocument } from '../print/report/document.ts'
import { toDocx } from './docx.ts'
import { titleFont } from './title-font.ts'

/** What a file is made from: plain data, so that it can be sent to another thread. */
export interface RenderOrder {
  readonly facts: ReportFacts
  readonly language: ReportLanguage
  /** with the moderation log as an annex */
  readonly log?: boolean
  readonly logo?: ReportLogo | undefined
}

export interface Renders {
  readonly md: string
  readonly html: string
  readonly docx: Uint8Array
  /** what `report.typ` lays out: the press makes a PDF of it */
  readonly pages: Readonly<Record<string, unknown>>
}
export type RenderForm = keyof Renders

/** The compte rendu in one form. The same order gives the same file. */
export async function render<F extends RenderForm>(form: F, order: RenderOrder): Promise<Renders[F]>
export async function render(form: RenderForm, order: RenderOrder): Promise<Renders[RenderForm]> {
  const { facts, language, log, logo } = order
  const report = buildReport(facts, language, { log: log === true })
  switch (form) {
    case 'md':
      return toMarkdown(report)
    case 'html':
      return toHtml(report, {
        font: titleFont(),
        logo: logo === undefined ? undefined : { ...logo, base64: Buffer.from(logo.png).toString('base64') },
      })
    case 'docx':
      return toDocx(report, logo)
    case 'pages':
      return reportDocument(report, { logo, organisers: facts.plan.organisers })
  }
}
