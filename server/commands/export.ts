import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Plan, tablesOf } from '../../shared/domain/plan.ts'
import { LANGUAGES } from '../../shared/domain/text.ts'
import { findServer } from './ask-server.ts'
import { type Command, Misasked, type Surroundings } from './command.ts'
import { EXPORT_FORMATS, type ExportFormat, isExportFormat } from './export-formats.ts'
import { exportCommandWords } from './words-export.ts'
import { serverWords } from './words-server.ts'

/** `tablee export`: the files that the report's screen offers, without a browser. Asks the running server, as its administrator. */
export const exportCommand: Command = {
  name: 'export',
  usage: `<event> --format ${EXPORT_FORMATS.join(',')} [--lang fr|en|both] [--out <folder>]`,
  summary: { fr: exportCommandWords.fr.exportSummary, en: exportCommandWords.en.exportSummary },
  run,
}

type ReportLanguage = (typeof LANGUAGES)[number] | 'both'

/** One file to ask for and where it goes. */
interface Wanted {
  readonly format: ExportFormat
  /** after `events/<event>/` */
  readonly path: string
  readonly file: string
}

async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const t = exportCommandWords[around.language]
  const asked = readAsked(args, around)
  const server = findServer(around)
  if (server === undefined) return 1
  const event = encodeURIComponent(asked.event)
  const view = await server.ask(`events/${event}`)
  if (view === undefined) return 1
  const { plan } = JSON.parse(Buffer.from(view.body).toString('utf8')) as { plan: Plan }
  const language = asked.language ?? plan.languages[0] ?? 'fr'
  let failed = 0
  for (const { format, path, file } of asked.formats.flatMap(each => wantedOf(each, asked.event, plan, language))) {
    const answer = await server.ask(`events/${event}/${path}`)
    if (answer === undefined || !keep(join(asked.out, file), answer.body, around)) {
      failed += 1
      continue
    }
    around.say(t.written(join(asked.out, file), sizeOf(answer.body, around)))
    if (format === 'archive') around.say(t.personal)
    if (format === 'pdf' && answer.headers.get('tablee-pdf') === 'tagged') around.say(t.tagged)
  }
  return failed === 0 ? 0 : 1
}

function wantedOf(format: ExportFormat, event: string, plan: Plan, language: ReportLanguage): Wanted[] {
  const one = (path: string, name: string): Wanted => ({ format, path, file: `${event}-${name}` })
  switch (format) {
    case 'md':
    case 'html':
    case 'docx':
    case 'pdf':
      return [one(`report.${format}?lang=${language}`, `report-${language}.${format}`)]
    case 'csv':
    case 'json':
      return [one(`notes.${format}`, `notes.${format}`)]
    case 'archive':
      return [one('archive.zip', 'archive.zip')]
    case 'canvas':
    case 'excalidraw': {
      const said = language === 'both' ? '' : `?lang=${language}`
      return tablesOf(plan).map(({ id }) => one(`tables/${id}.${format}${said}`, `${id}.${format}`))
    }
  }
}

/** Files hold people's words, and names of those who agreed: they are their owner's to pass on. */
function keep(file: string, body: Uint8Array, around: Surroundings): boolean {
  try {
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, body, { mode: 0o600 })
    return true
  } catch (fault) {
    around.say(serverWords[around.language].unwritten(file, fault instanceof Error ? fault.message : String(fault)))
    return false
  }
}

function sizeOf(body: Uint8Array, { language }: Surroundings): string {
  const kilobytes = new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(
    Math.max(1, Math.round(body.byteLength / 1000)),
  )
  return exportCommandWords[language].size(kilobytes)
}

const OPTIONS = { format: { type: 'string' }, out: { type: 'string' } } as const

function readAsked(
  args: readonly string[],
  around: Surroundings,
): { event: string; formats: readonly ExportFormat[]; language: ReportLanguage | undefined; out: string } {
  const t = { ...serverWords[around.language], ...exportCommandWords[around.language] }
  const parsed = (() => {
    try {
      return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
    } catch (fault) {
      throw new Misasked(t.unknownOption(fault instanceof Error ? fault.message : String(fault)))
    }
  })()
  const [event, ...more] = parsed.positionals
  if (event === undefined || more.length > 0) throw new Misasked(t.needEvent)
  const formats = (parsed.values.format ?? '').split(',').filter(name => name !== '')
  if (formats.length === 0) throw new Misasked(t.needFormats)
  const unknown = formats.find(name => !isExportFormat(name))
  if (unknown !== undefined) throw new Misasked(t.unknownFormat(unknown))
  const language = ([...LANGUAGES, 'both'] as const).find(each => each === around.askedLanguage)
  if (around.askedLanguage !== undefined && language === undefined)
    throw new Misasked(t.noSuchLanguage(around.askedLanguage))
  return { event, formats: [...new Set(formats)].filter(isExportFormat), language, out: parsed.values.out ?? '.' }
}
