import { v4 as uuid } from 'uuid'
import type { Link, Note } from '../../../shared/document/cloth.ts'
import { orderBetween } from '../../../shared/document/cloth-edits.ts'
import { clothMap } from '../../../shared/document/cloth-read.ts'
import { toPileName } from '../../../shared/document/piles.ts'
import { isOnPlate, NOTE_HEIGHT, NOTE_WIDTH, type Point, zoneAt } from '../../../shared/domain/folds.ts'
import type { NoteKind } from '../../../shared/domain/note.ts'
import { freePlace, noteHeight, type Rect, snap } from '../../../shared/domain/places.ts'
import type { TableModel } from '../model.ts'
import { groupOf, isPileKey, type Part, pileKey, zoneOfPart } from '../cloth/sections.ts'
import type { Change, Step } from '../note/undo.ts'

/**
 * Gestures with piles, and with several notes at once: one transaction and one step to undo each. Keys are ids of notes and keys
 * of piles. Like all gestures they look first whether they may; the server has the last word.
 */
export interface PileGestures {
  /** Lays these with a note, or with a pile that there is. `name`: what a new pile is called. The pile's key, and what to undo. */
  group(keys: readonly string[], onto: string, name?: string): { readonly key: string; readonly step: Step } | undefined
  /** A note leaves its pile for the first free place beside it. */
  leave(id: string): Step | undefined
  /** The pile is no more; its first note stays where the pile lay. */
  takeApart(key: string): Step | undefined
  /** Undefined: nothing changed. */
  rename(key: string, typed: string): Step | undefined
  /** Each to a free place of the part; piles stay piles. Not to the plate. */
  sendTo(keys: readonly string[], part: Part): Step | undefined
  /** A whole pile, dropped at its cover's top left. `plate`: not there, nothing was done. */
  dropPile(key: string, point: Point, free: boolean): Part
  /** One's own among these. */
  setAside(keys: readonly string[]): { readonly count: number; readonly step: Step } | undefined
  setKind(keys: readonly string[], kind: NoteKind): number
  /** All of them, or none when the plate has no room for all. */
  putOnPlate(keys: readonly string[]): boolean
  removeLink(link: Link): Step | undefined
  readonly idsOf: (keys: readonly string[]) => readonly string[]
  readonly mayRemoveLink: (link: Link) => boolean
}

export function createPileGestures(table: TableModel): PileGestures {
  const { history, cloth } = table
  const noteOf = (id: string): Note | undefined => {
    const found = table.note(id)
    return found?.removal === 0 && !cloth.isHidden(id) ? found : undefined
  }
  const idsOf = (keys: readonly string[]): readonly string[] => [
    ...new Set(keys.flatMap(key => (isPileKey(key) ? (table.sections().piles.get(key) ?? []) : [key]))),
  ]
  /**
   * A new pile is called by the id of the note that it began with: two people who pile things on the same note at the same moment
   * make one pile. Unless a pile of that name goes on without this note.
   */
  const groupFor = (first: string, members: readonly string[]): string => {
    const inUse = cloth.ids.some(id => !members.includes(id) && table.note(id)?.group === first)
    return inUse ? uuid() : first
  }
  const others = (keys: readonly string[]): Rect[] => table.rects().filter(rect => !keys.includes(rect.key))
  const laid = (id: string, point: Point, zone: number | null): Change[] => {
    const order = table.note(id)?.order ?? 'z'
    return [
      { root: 'pos', key: id, value: [point.x, point.y, order] },
      { root: 'zone', key: id, value: zone },
      { root: 'plate', key: id, value: undefined },
    ]
  }
  const alone = (id: string): Change => ({ root: 'grp', key: id, value: null })
  const heightOf = (key: string): number => (isPileKey(key) ? NOTE_HEIGHT : noteHeight(table.note(key)?.text ?? ''))
  /** Undefined when nothing had to be written. */
  const applied = (changes: readonly Change[]): Step | undefined => {
    const step = history.apply(changes)
    return step.length === 0 ? undefined : step
  }

  return {
    idsOf,
    group(keys, onto, name = '') {
      const key = isPileKey(onto) ? onto : table.sections().pileOf.get(onto)
      const there = key === undefined ? [onto] : (table.sections().piles.get(key) ?? [])
      const first = noteOf(there[0] ?? '')
      const moving = idsOf(keys).filter(id => !there.includes(id) && noteOf(id) !== undefined)
      if (first === undefined || first.onPlate || moving.length === 0 || !table.mayWrite()) return undefined
      const group = key === undefined ? groupFor(first.id, [...there, ...moving]) : groupOf(key)
      const place = table.placeOf(key ?? first.id) ?? first
      const step = applied([
        ...(key === undefined ? [{ root: 'groups' as const, key: group, value: { name: toPileName(name) } }] : []),
        ...there.map(id => ({ root: 'grp' as const, key: id, value: group })),
        ...moving.flatMap((id): Change[] => [{ root: 'grp', key: id, value: group }, ...laid(id, place, first.zone)]),
      ])
      return step === undefined ? undefined : { key: pileKey(group), step }
    },
    leave(id) {
      const found = noteOf(id)
      const key = table.sections().pileOf.get(id)
      if (found === undefined || key === undefined || !table.mayWrite()) return undefined
      const zone = table.pile(key)?.lead.zone ?? null
      return applied([
        alone(id),
        ...laid(id, freePlace(table.folds(), zone, table.rects(), noteHeight(found.text)), zone),
      ])
    },
    takeApart(key) {
      const pile = table.pile(key)
      const place = table.placeOf(key)
      if (pile === undefined || place === undefined || !table.mayWrite()) return undefined
      const { zone } = pile.lead
      const taken = others([key])
      return applied(
        pile.ids.flatMap((id, at) => {
          const height = heightOf(id)
          const point = at === 0 ? place : freePlace(table.folds(), zone, taken, height)
          taken.push({ ...point, width: NOTE_WIDTH, height })
          return [alone(id), ...laid(id, point, zone)]
        }),
      )
    },
    rename(key, typed) {
      const pile = table.pile(key)
      if (pile === undefined || !table.mayWrite()) return undefined
      // The name that it has by itself is not a name given.
      const name = toPileName(typed)
      return applied([{ root: 'groups', key: groupOf(key), value: { name: name === pile.lead.text ? '' : name } }])
    },
    sendTo(keys, part) {
      if (part === 'plate' || !table.mayWrite()) return undefined
      const zone = zoneOfPart(part)
      const taken = others(keys)
      return applied(
        keys.flatMap(key => {
          const ids = idsOf([key]).filter(id => table.note(id)?.removal === 0)
          if (ids.length === 0) return []
          const height = heightOf(key)
          const point = freePlace(table.folds(), zone, taken, height)
          taken.push({ ...point, width: NOTE_WIDTH, height })
          return ids.flatMap(id => [...(isPileKey(key) ? [] : [alone(id)]), ...laid(id, point, zone)])
        }),
      )
    },
    dropPile(key, point, free) {
      const centre = { x: point.x + NOTE_WIDTH / 2, y: point.y + NOTE_HEIGHT / 2 }
      if (isOnPlate(table.folds(), centre)) return 'plate'
      const there = snap(table.folds(), point, free)
      const zone = zoneAt(table.folds(), { x: there.x + NOTE_WIDTH / 2, y: there.y + NOTE_HEIGHT / 2 })
      if (table.mayWrite()) history.apply(idsOf([key]).flatMap(id => laid(id, there, zone)))
      return zone ?? 'loose'
    },
    setAside(keys) {
      const mine = idsOf(keys).filter(id => {
        const found = table.note(id)
        return found?.removal === 0 && table.isMine(found)
      })
      if (mine.length === 0 || !table.mayWrite()) return undefined
      return { count: mine.length, step: history.apply(mine.map(id => ({ root: 'del', key: id, value: 1 }))) }
    },
    setKind(keys, kind) {
      const may = idsOf(keys).filter(id => {
        const found = table.note(id)
        return found?.removal === 0 && (table.isMine(found) || (table.isHost() && !cloth.isHidden(id)))
      })
      if (table.mayWrite()) history.apply(may.map(id => ({ root: 'sty', key: id, value: kind })))
      return may.length
    },
    putOnPlate(keys) {
      cloth.calm.freshenPlate()
      const going = idsOf(keys).filter(id => noteOf(id)?.onPlate === false)
      const room = table.day().plate - table.sections().plate.length
      if (going.length === 0 || going.length > room || !table.mayWrite()) return false
      let last = [...clothMap(table.held.link.doc, 'plate').values()].reduce((a, b) => (b > a ? b : a), '')
      history.apply(
        going.map(id => {
          last = orderBetween(last)
          return { root: 'plate', key: id, value: last }
        }),
      )
      return true
    },
    mayRemoveLink: link => table.mayWrite() && (link.by === table.mine.signature() || table.isHost()),
    removeLink(link) {
      const own = table.mine.signature()
      if (own === undefined || !this.mayRemoveLink(link)) return undefined
      const { id, ...value } = link
      const map = clothMap(table.held.link.doc, 'links')
      if (!map.has(id)) return undefined
      map.delete(id)
      // Nobody draws in another's name: a host who takes a removal back draws the link anew, as their own.
      return history.remember([{ root: 'links', key: id, before: { ...value, by: own }, after: undefined }])
    },
  }
}
