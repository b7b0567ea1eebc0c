import { fnv1a } from './fingerprint.ts'
import { exportWords } from '../i18n/export-words.ts'
import { KIND_LOOK } from '../reports/look.ts'
import { printable } from '../reports/printable.ts'
import type { Box, PlacedNote, Sheet } from './cloth-sheet.ts'
import { wrapped } from './wrap.ts'

/**
 * A cloth as an Excalidraw file (version 2): one frame for the table; the plate, parts and groups as dashed rectangles with
 * their names; notes as rectangles with their words bound to them; links as arrows bound at both ends, with their names. Ids and
 * seeds follow from the cloth, so that the same one gives the same file.
 */
export function toExcalidraw(sheet: Sheet): string {
  const words = exportWords(sheet.language)
  const frame = 'table'
  const areas = sheet.areas.flatMap(area => [
    shape(`area-${area.id}`, 'rectangle', area, {
      frameId: frame,
      strokeStyle: 'dashed',
      strokeColor: COLOURS.line,
      roundness: { type: 3 },
    }),
    lettering(`name-${area.id}`, area.label, {
      box: { x: area.x + 20, y: area.y + 12, width: area.width - 40, height: SIZE.name * LINE },
      size: SIZE.name,
      frameId: frame,
      customData: { tablee: { area: area.what } },
    }),
  ])
  const notes = sheet.notes.flatMap(note => noteShapes(note, sheet, frame))
  const links = sheet.links.flatMap(link => {
    const from = sheet.notes.find(note => note.id === link.a)
    const to = sheet.notes.find(note => note.id === link.b)
    return from === undefined || to === undefined ? [] : arrow(link.id, from, to, words.link[link.kind], frame)
  })
  const { box } = sheet
  const table = shape(
    frame,
    'frame',
    { x: box.x - 60, y: box.y - 60, width: box.width + 120, height: box.height + 120 },
    { name: printable(sheet.title) },
  )
  // What belongs to a frame stands before it.
  const elements = [...areas, ...notes, ...links, table]
  const file = {
    type: 'excalidraw',
    version: 2,
    source: 'tablee',
    elements,
    appState: { gridSize: null, viewBackgroundColor: '#ffffff' },
    files: {},
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

const COLOURS = { ink: '#1b2421', line: '#8a968f' } as const
const SIZE = { note: 20, name: 22, link: 14 } as const
/** Nunito, as Excalidraw numbers it, and its line height. */
const FONT = 6
const LINE = 1.35
const PADDING = 8

type Element = Readonly<Record<string, unknown>>

function shape(id: string, type: string, box: Box, more: Element): Element {
  return {
    id,
    type,
    x: box.x,
    y: box.y,
    width: box.width,
    height: box.height,
    angle: 0,
    strokeColor: COLOURS.ink,
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 1,
    strokeStyle: 'solid',
    roundness: null,
    roughness: 0,
    opacity: 100,
    seed: fnv1a(id) % 0x7fffffff,
    version: 1,
    versionNonce: fnv1a(`${id} nonce`) % 0x7fffffff,
    index: null,
    isDeleted: false,
    groupIds: [],
    frameId: null,
    boundElements: [],
    // a moment that says nothing: the same cloth gives the same file
    updated: 1,
    link: null,
    locked: false,
    ...more,
  }
}

interface Lettering {
  readonly box: Box
  readonly size: number
  readonly frameId: string
  readonly container?: string
  readonly customData?: Element
}

/** `text` is what is drawn, broken into lines; `originalText` is what was written. */
function lettering(id: string, text: string, { box, size, frameId, container, customData }: Lettering): Element {
  const original = printable(text)
  const lines = container === undefined ? [original] : wrapped(original, box.width / size)
  const height = lines.length * size * LINE
  return shape(
    id,
    'text',
    { ...box, y: container === undefined ? box.y : box.y + Math.max(0, (box.height - height) / 2), height },
    {
      frameId,
      text: lines.join('\n'),
      originalText: original,
      fontSize: size,
      fontFamily: FONT,
      textAlign: container === undefined ? 'left' : 'center',
      verticalAlign: container === undefined ? 'top' : 'middle',
      containerId: container ?? null,
      autoResize: true,
      lineHeight: LINE,
      ...(customData === undefined ? {} : { customData }),
    },
  )
}

function noteShapes(note: PlacedNote, sheet: Sheet, frame: string): Element[] {
  const look = KIND_LOOK[note.kind]
  const arrows = sheet.links.filter(link => link.a === note.id || link.b === note.id)
  // Long words in a smaller hand, so that all of them stand on the note.
  const size = [SIZE.note, 16, 13, 11].find(each => fits(note.text, note, each)) ?? 10
  const label = lettering(`text-${note.id}`, note.text, {
    box: {
      x: note.x + PADDING,
      y: note.y + PADDING,
      width: note.width - 2 * PADDING,
      height: note.height - 2 * PADDING,
    },
    size,
    frameId: frame,
    container: note.id,
  })
  return [
    shape(note.id, 'rectangle', note, {
      frameId: frame,
      strokeColor: look.mark,
      backgroundColor: look.ground,
      roundness: { type: 3 },
      boundElements: [
        { type: 'text', id: `text-${note.id}` },
        ...arrows.map(link => ({ type: 'arrow', id: `link-${link.id}` })),
      ],
      customData: { tablee: { note: note.id, kind: note.kind } },
    }),
    label,
  ]
}

const fits = (text: string, box: Box, size: number): boolean =>
  wrapped(printable(text), (box.width - 2 * PADDING) / size).length * size * LINE <= box.height - 2 * PADDING

/** From the edge of one note to the edge of the other, straight. */
function arrow(link: string, from: PlacedNote, to: PlacedNote, label: string, frame: string): Element[] {
  const id = `link-${link}`
  const [start, end] = [edge(from, centre(to)), edge(to, centre(from))]
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const bound = (note: string): Element => ({ elementId: note, focus: 0, gap: 4 })
  return [
    shape(
      id,
      'arrow',
      { x: start.x, y: start.y, width: Math.abs(dx), height: Math.abs(dy) },
      {
        frameId: frame,
        points: [
          [0, 0],
          [dx, dy],
        ],
        lastCommittedPoint: null,
        startBinding: bound(from.id),
        endBinding: bound(to.id),
        startArrowhead: null,
        endArrowhead: 'arrow',
        elbowed: false,
        boundElements: [{ type: 'text', id: `text-${id}` }],
        customData: { tablee: { link } },
      },
    ),
    lettering(`text-${id}`, label, {
      box: { x: start.x + dx / 2 - 60, y: start.y + dy / 2 - 10, width: 120, height: SIZE.link * LINE },
      size: SIZE.link,
      frameId: frame,
      container: id,
    }),
  ]
}

const centre = (box: Box): { x: number; y: number } => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })

/** Where the line from the middle of a box to a point leaves it, rounded to whole numbers. */
function edge(box: Box, towards: { readonly x: number; readonly y: number }): { x: number; y: number } {
  const middle = centre(box)
  const [dx, dy] = [towards.x - middle.x, towards.y - middle.y]
  const scale = Math.max(Math.abs(dx) / (box.width / 2), Math.abs(dy) / (box.height / 2), 1)
  return { x: Math.round(middle.x + dx / scale), y: Math.round(middle.y + dy / scale) }
}
