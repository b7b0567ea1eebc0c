import { describe, expect, it } from 'vitest'
import { PRESETS, toCanvas } from '../../shared/exports/canvas.ts'
import type { NoteKind } from '../../shared/domain/note.ts'
import { markdownText } from '../reports/words.ts'
import { cloth, notes, SET_ASIDE, sheet, shown } from './drawn-cloth.ts'
import { canvasFaults } from './json-canvas.ts'

interface Node {
  readonly id: string
  readonly type: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly color?: string
  readonly label?: string
  readonly text?: string
}
interface Canvas {
  readonly nodes: readonly Node[]
  readonly edges: readonly {
    readonly id: string
    readonly fromNode: string
    readonly toNode: string
    readonly label: string
  }[]
}
const drawn = (language: 'fr' | 'en' = 'fr'): Canvas => JSON.parse(toCanvas(sheet(language))) as Canvas
const group = (label: string, canvas = drawn()): Node => {
  const found = canvas.nodes.find(node => node.type === 'group' && node.label === label)
  if (found === undefined) throw new Error(`no group ${label}`)
  return found
}
/** What belongs to a group is what lies in it: its middle does. */
const inside = (outer: Node, inner: Node): boolean =>
  inner.x + inner.width / 2 > outer.x &&
  inner.x + inner.width / 2 < outer.x + outer.width &&
  inner.y + inner.height / 2 > outer.y &&
  inner.y + inner.height / 2 < outer.y + outer.height
const whole = (outer: Node, inner: Node): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height
const ofNotes = (canvas = drawn()): Node[] => canvas.nodes.filter(node => notes.some(note => note.id === node.id))

describe('[Y6] FMT-02: a cloth in JSON Canvas', () => {
  it('keeps to the specification, in both languages, and with nothing on the cloth', () => {
    expect(canvasFaults(toCanvas(sheet('fr')))).toEqual([])
    expect(canvasFaults(toCanvas(sheet('en')))).toEqual([])
    expect(canvasFaults(toCanvas(sheet('fr', { notes: [], groups: {}, links: [] })))).toEqual([])
  })

  it('the validator itself finds what is wrong', () => {
    const node = { id: 'a', type: 'text', x: 0.5, y: 0, width: 10, height: 10, text: 'x', color: '7', by: 'p1' }
    const edge = { id: 'a', fromNode: 'a', toNode: 'nowhere', toEnd: 'diamond' }
    expect(canvasFaults(JSON.stringify({ nodes: [node], edges: [edge], tool: 1 }))).toHaveLength(7)
  })

  it('read again, it has the same notes with the same words, in the colours of their kinds, each in its group', () => {
    const nodes = ofNotes()
    expect(nodes.map(node => node.id).sort()).toEqual(shown.map(note => note.id).sort())
    const seen = (text: string): string => text.replace(/\s+/g, ' ').trim()
    for (const note of shown) {
      const node = nodes.find(each => each.id === note.id)
      expect(seen(markdownText((node?.text ?? '').replace(/\\\n/g, '\n')))).toBe(seen(note.text))
      expect(node?.color).toBe(PRESETS[note.kind])
    }
    const kinds = Object.entries(PRESETS).map(([kind, colour]) => [colour, kind as NoteKind])
    expect(new Set(kinds.map(([colour]) => colour)).size).toBe(6)
    const zones = ['dehors', 'dedans', 'En vrac', 'L’assiette'].map(label => group(label))
    const at = (text: string): (string | undefined)[] => {
      const node = nodes.find(each => each.text === text)
      if (node === undefined) throw new Error(text)
      return zones.filter(zone => inside(zone, node)).map(zone => zone.label)
    }
    expect(at('Sur l’assiette')).toEqual(['L’assiette'])
    expect(at('Dans une partie qui n’existe plus')).toEqual(['En vrac'])
    for (const note of shown.filter(each => !each.onPlate && each.group === null && each.zone !== 9)) {
      const node = nodes.find(each => each.id === note.id)
      if (node === undefined) throw new Error(note.text)
      const own = note.zone === null ? 'En vrac' : ['dehors', 'dedans'][note.zone]
      expect(zones.filter(zone => inside(zone, node)).map(zone => zone.label)).toEqual([own])
    }
  })

  it('a group of notes is a group, where its first note lies; the table holds all, and no note covers another', () => {
    const pile = group('La confiance')
    expect(
      ofNotes()
        .filter(node => inside(pile, node))
        .map(node => node.text),
    ).toEqual(['Premier du tas', 'Second du tas, rangé ailleurs'])
    expect(whole(group('dedans'), pile)).toBe(true)
    const canvas = drawn()
    const table = group('Table 1 · Que partager ?', canvas)
    expect(canvas.nodes.every(node => node === table || whole(table, node))).toBe(true)
    const nodes = ofNotes(canvas)
    const overlaps = nodes.flatMap((a, i) =>
      nodes
        .slice(i + 1)
        .filter(b => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height),
    )
    expect(overlaps).toEqual([])
  })

  it('links are edges with their names; a link to what is not shown is left out', () => {
    const told = drawn().edges.map(({ fromNode, toNode, label }) => [fromNode.slice(-3), toNode.slice(-3), label])
    expect(told).toEqual([
      ['000', '100', 'appuie'],
      ['101', '001', 's’oppose à'],
    ])
    expect(drawn('en').edges.map(edge => edge.label)).toEqual(['supports', 'opposes'])
  })

  it('holds nothing that was set aside, and nobody’s name', () => {
    const text = toCanvas(sheet())
    expect(text).not.toContain(SET_ASIDE)
    expect(text).not.toContain('p1')
    expect(toCanvas(sheet())).toBe(text)
    expect(cloth.notes.some(note => note.text === SET_ASIDE)).toBe(true)
  })
})
