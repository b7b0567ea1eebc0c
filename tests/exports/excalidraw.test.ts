import { describe, expect, it } from 'vitest'
import { toExcalidraw } from '../../shared/exports/excalidraw.ts'
import { KIND_LOOK } from '../../shared/reports/look.ts'
import { printable } from '../../shared/reports/printable.ts'
import { SET_ASIDE, sheet, shown } from './drawn-cloth.ts'

interface Element {
  readonly id: string
  readonly type: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly seed: number
  readonly frameId: string | null
  readonly containerId?: string
  readonly text?: string
  readonly originalText?: string
  readonly name?: string
  readonly backgroundColor: string
  readonly boundElements: readonly { readonly type: string; readonly id: string }[]
  readonly startBinding?: { readonly elementId: string }
  readonly endBinding?: { readonly elementId: string }
}
const elementsOf = (text: string): readonly Element[] => (JSON.parse(text) as { elements: Element[] }).elements
const drawn = elementsOf(toExcalidraw(sheet()))
const byId = new Map(drawn.map(element => [element.id, element]))

describe('[Y6] FMT-03: a cloth for Excalidraw', () => {
  it('is one frame with everything in it, and the same file each time', () => {
    const frames = drawn.filter(element => element.type === 'frame')
    expect(frames.map(frame => frame.name)).toEqual(['Table 1 · Que partager ?'])
    expect(drawn.every(element => element.type === 'frame' || element.frameId === frames[0]?.id)).toBe(true)
    expect(new Set(drawn.map(element => element.id)).size).toBe(drawn.length)
    expect(drawn.every(element => Number.isInteger(element.seed) && element.seed > 0)).toBe(true)
    expect(toExcalidraw(sheet())).toBe(toExcalidraw(sheet()))
  })

  it('has each note as a rectangle in its kind’s colour with its words bound to it, none that was set aside', () => {
    for (const note of shown) {
      const box = byId.get(note.id)
      const words = byId.get(`text-${note.id}`)
      expect([box?.type, box?.backgroundColor]).toEqual(['rectangle', KIND_LOOK[note.kind].ground])
      expect(words).toMatchObject({ type: 'text', containerId: note.id, originalText: printable(note.text) })
      expect(box?.boundElements).toContainEqual({ type: 'text', id: `text-${note.id}` })
      expect((words?.text ?? '').replace(/\s+/g, '')).toBe(printable(note.text).replace(/\s+/g, ''))
      // As it is drawn, all of it stands on its note.
      expect((words?.height ?? 0) <= (box?.height ?? 0)).toBe(true)
    }
    expect(toExcalidraw(sheet())).not.toContain(SET_ASIDE)
  })

  it('has links as arrows bound at both ends, with their names', () => {
    const arrows = drawn.filter(element => element.type === 'arrow')
    expect(arrows.map(arrow => byId.get(`text-${arrow.id}`)?.text)).toEqual(['appuie', 's’oppose à'])
    for (const arrow of arrows) {
      for (const end of [arrow.startBinding, arrow.endBinding])
        expect(byId.get(end?.elementId ?? '')?.boundElements).toContainEqual({ type: 'arrow', id: arrow.id })
    }
  })
})
