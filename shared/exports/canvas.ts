import { NOTE_KINDS, type NoteKind } from '../domain/note.ts'
import { exportWords } from '../i18n/export-words.ts'
import { reportWords } from '../i18n/report-words.ts'
import { escapeText } from '../reports/markdown-escape.ts'
import type { Sheet } from './cloth-sheet.ts'

/**
 * A cloth in JSON Canvas 1.0 (jsoncanvas.org, 11 March 2024): the table, the plate, parts and groups as group nodes, notes as
 * text nodes, links as labelled edges. A note's words are text, never Markdown that somebody did not mean. Kinds are the six
 * preset colours; what belongs to a group is what lies in it, as the format has it.
 */
export const PRESETS: Readonly<Record<NoteKind, string>> = {
  brake: '1',
  source: '2',
  idea: '3',
  example: '4',
  question: '5',
  lever: '6',
}

const FRAME = { side: 60, top: 150 } as const
/** Above the plate: which colour is which kind, as programs draw presets differently. */
const LEGEND = { step: 160 } as const

export function toCanvas(sheet: Sheet): string {
  const { box } = sheet
  const words = exportWords(sheet.language)
  const used = NOTE_KINDS.filter(kind => sheet.notes.some(note => note.kind === kind))
  const groups = [
    {
      id: 'table',
      type: 'group',
      x: box.x - FRAME.side,
      y: box.y - FRAME.top,
      width: Math.max(box.width, used.length * LEGEND.step) + 2 * FRAME.side,
      height: box.height + FRAME.top + FRAME.side,
      label: sheet.title,
    },
    ...sheet.areas.map(({ id, x, y, width, height, label }) => ({ id, type: 'group', x, y, width, height, label })),
  ]
  const notes = sheet.notes.map(({ id, text, kind, x, y, width, height }) => ({
    id,
    type: 'text',
    x,
    y,
    width,
    height,
    color: PRESETS[kind],
    text: escapeText(text),
  }))
  const legend = used.map((kind, at) => ({
    id: `legend-${kind}`,
    type: 'text',
    x: box.x + at * LEGEND.step,
    y: box.y - FRAME.top + 30,
    width: LEGEND.step - 16,
    height: 60,
    color: PRESETS[kind],
    text: reportWords(sheet.language).kind[kind],
  }))
  const edges = sheet.links.map(({ id, a, b, kind }) => ({
    id: `link-${id}`,
    fromNode: a,
    toNode: b,
    label: words.link[kind],
  }))
  return `${JSON.stringify({ nodes: [...groups, ...legend, ...notes], edges }, null, 2)}\n`
}
