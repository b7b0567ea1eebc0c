import { toCanvas } from '../../shared/exports/canvas.ts'
import { sheetOf } from '../../shared/exports/cloth-sheet.ts'
import { toExcalidraw } from '../../shared/exports/excalidraw.ts'
import { readCloth } from '../../shared/document/cloth-read.ts'
import { type Table, tablesOf } from '../../shared/domain/plan.ts'
import type { Language } from '../../shared/domain/text.ts'
import { exportWords } from '../../shared/i18n/export-words.ts'
import { notesToCsv } from '../../shared/reports/notes-csv.ts'
import { notesToJson } from '../../shared/reports/notes-json.ts'
import { breathe } from '../breathe.ts'
import type { Aliases } from '../cafe/aliases.ts'
import { gatherFacts } from '../cafe/report-facts.ts'
import type { CafeState } from '../cafe/state.ts'
import type { Logos } from '../photos/logo.ts'
import type { Renderer } from '../reports/renderer.ts'
import type { Rooms } from '../sync/rooms.ts'
import { openNotes } from './open-notes.ts'
import type { ZipFile } from './zip-writer.ts'

interface Tools {
  readonly rooms: Rooms
  readonly aliases: Aliases
  readonly logos: Pick<Logos, 'read'>
  /** reports are made in its thread */
  readonly renderer: Pick<Renderer, 'render'>
  readonly version: string
}

const encoder = new TextEncoder()
const file = (name: string, text: string): ZipFile => ({ name, bytes: encoder.encode(text) })

/** What people read without Tablée, beside what an import reads: one file after the other, so that one is held in memory. */
export async function* companions(state: CafeState, tools: Tools): AsyncGenerator<ZipFile> {
  const { plan } = state
  const [first = 'fr'] = plan.languages
  yield file('README.txt', plan.languages.map(language => readme(plan.title, language, tools.version)).join('\n\n'))
  const notes = await openNotes(state, tools.rooms, tools.aliases)
  yield file('notes.csv', notesToCsv(notes, { names: { plan, language: first } }))
  yield file('notes.json', notesToJson(notes))
  const facts = await gatherFacts(state, tools.rooms, tools.aliases)
  const png = state.logo === undefined ? undefined : await tools.logos.read(state.id)
  const logo = png === undefined || state.logo === undefined ? undefined : { ...state.logo, png }
  for (const language of plan.languages)
    for (const form of ['md', 'html'] as const)
      yield file(`report-${language}.${form}`, await tools.renderer.render(form, { facts, language, logo }))
  for (const table of tablesOf(plan)) {
    yield file(`cloths/${table.id}.canvas`, await drawCloth(state, tools.rooms, table, 'canvas', first))
    yield file(`cloths/${table.id}.excalidraw`, await drawCloth(state, tools.rooms, table, 'excalidraw', first))
  }
}

export const DRAWINGS = {
  canvas: { draw: toCanvas, type: 'application/json; charset=utf-8' },
  excalidraw: { draw: toExcalidraw, type: 'application/vnd.excalidraw+json; charset=utf-8' },
} as const
export type Drawing = keyof typeof DRAWINGS

/** One table's cloth, for another program. */
export async function drawCloth(
  state: CafeState,
  rooms: Rooms,
  table: Table,
  drawing: Drawing,
  language: Language,
): Promise<string> {
  await breathe()
  const room = await rooms.open(state.id, `table-${table.id}`)
  const cloth = room.read(doc => readCloth(doc, state.plan.plate))
  return DRAWINGS[drawing].draw(sheetOf(state.plan, table, cloth, language, Math.max(1, state.round)))
}

function readme(title: string, language: Language, version: string): string {
  const words = exportWords(language)
  const heading = words.readmeTitle(title)
  return `${heading}\n${'='.repeat(heading.length)}\n\n${words.readme(version)}`
}
