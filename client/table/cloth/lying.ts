import { createMemo } from 'solid-js'
import type { Note } from '../../../shared/document/cloth.ts'
import { type Fan, fanOf } from '../../../shared/domain/fan.ts'
import {
  FOLD_HEIGHT,
  type Folds,
  NOTE_HEIGHT,
  NOTE_WIDTH,
  PLATE_RADIUS,
  type Point,
} from '../../../shared/domain/folds.ts'
import { foldsNeeded, type Laid, noteHeight, plateSlots, type Rect, settle } from '../../../shared/domain/places.ts'
import { createByKey } from '../../mirror/by-key.ts'
import type { Sections } from './sections.ts'

/** Where things are shown on the paper: notes, piles, the notes of the open pile, the plate. In the paper's units. */
export interface Lying {
  /** of a note that lies by itself, or of a pile by its key */
  readonly placeOf: (key: string) => Point | undefined
  /** of any note as it is shown, and of a pile by its key; a note in a closed pile is where its pile is */
  readonly boxOf: (key: string) => Rect | undefined
  /** what is taken: notes by themselves, and piles */
  readonly rects: () => readonly (Rect & { readonly key: string })[]
  /** how many folds the paper has */
  readonly rows: () => number
  /** its height, for those elements whose style asks for it: it is not inherited, so that no note is styled again when the paper unfolds */
  readonly paperHeight: () => { readonly '--paper-height': string }
  readonly fan: () => Fan | undefined
  /** how a note is turned in an open pile, degrees */
  readonly tiltOf: (id: string) => number | undefined
}

interface LyingInput {
  readonly folds: () => Folds
  readonly note: (id: string) => Note | undefined
  readonly notes: () => readonly Note[]
  readonly sections: () => Sections
  readonly plate: () => number
  /** the key of the pile that is open */
  readonly opened: () => string | undefined
}

/** Lives as long as the owner. */
export function createLying(input: LyingInput): Lying {
  const { folds, note, sections } = input
  /** Everything that takes a place of its own: a pile counts once, where its first note lies. */
  const entries = createMemo(
    () => {
      const { pileOf, piles } = sections()
      return input.notes().flatMap((each): Laid[] => {
        if (each.removal !== 0 || each.onPlate) return []
        const pile = pileOf.get(each.id)
        if (pile !== undefined && piles.get(pile)?.[0] !== each.id) return []
        const height = pile === undefined ? noteHeight(each.text) : NOTE_HEIGHT
        return [{ id: pile ?? each.id, x: each.x, y: each.y, zone: each.zone, height }]
      })
    },
    undefined,
    // Words that need no more room move nothing.
    { equals: (a, b) => a.length === b.length && a.every((each, at) => isSameLaid(each, b[at])) },
  )
  const places = createMemo(() => settle(folds(), entries()))
  const rects = createMemo(() =>
    entries().flatMap(({ id, height }) => {
      const place = places().get(id)
      return place === undefined ? [] : [{ key: id, x: place.x, y: place.y, width: NOTE_WIDTH, height }]
    }),
  )
  const ownRows = createMemo(() => foldsNeeded(folds(), rects()))
  const fan = createMemo(() => {
    const key = input.opened()
    const at = key === undefined ? undefined : places().get(key)
    const ids = key === undefined ? undefined : sections().piles.get(key)
    if (at === undefined || ids === undefined) return undefined
    const heights = ids.map(id => noteHeight(note(id)?.text ?? ''))
    return fanOf(at, heights, ownRows() * FOLD_HEIGHT)
  })
  const rows = createMemo(() => {
    const tray = fan()?.tray
    return tray === undefined ? ownRows() : Math.max(ownRows(), Math.ceil((tray.y + tray.height + 4) / FOLD_HEIGHT))
  })
  const slotOf = (id: string, pile: string) => fan()?.slots[sections().piles.get(pile)?.indexOf(id) ?? -1]
  const plateBox = (id: string): Rect | undefined => {
    const slot = plateSlots(input.plate())[sections().plate.indexOf(id)]
    if (slot === undefined) return undefined
    const { plate } = folds()
    return { x: plate.x - PLATE_RADIUS + slot.x, y: plate.y - PLATE_RADIUS + slot.y, width: 140, height: NOTE_HEIGHT }
  }
  const pileBox = (key: string): Rect | undefined => {
    const place = places().get(key)
    return place === undefined ? undefined : { x: place.x, y: place.y, width: NOTE_WIDTH, height: NOTE_HEIGHT }
  }

  const boxNow = (key: string): Rect | undefined => {
    const found = note(key)
    if (found === undefined) return pileBox(key)
    const pile = sections().pileOf.get(key)
    const height = noteHeight(found.text)
    if (pile !== undefined) {
      const slot = input.opened() === pile ? slotOf(key, pile) : undefined
      return slot === undefined ? pileBox(pile) : { x: slot.x, y: slot.y, width: NOTE_WIDTH, height }
    }
    const at = places().get(key)
    return at === undefined ? plateBox(key) : { x: at.x, y: at.y, width: NOTE_WIDTH, height }
  }
  const tiltNow = (id: string): number | undefined => {
    const pile = sections().pileOf.get(id)
    return pile === undefined || input.opened() !== pile ? undefined : slotOf(id, pile)?.tilt
  }
  // Every note asks where it lies: whoever moves one of them must not make all of them draw again.
  const changes = () => [input.notes(), sections(), places(), fan(), input.opened(), input.plate(), folds()]

  return {
    placeOf: key => places().get(key),
    boxOf: createByKey(boxNow, changes, isSameBox),
    rects,
    rows,
    paperHeight: () => ({ '--paper-height': `${rows() * FOLD_HEIGHT}px` }),
    fan,
    tiltOf: createByKey(tiltNow, changes),
  }
}

const isSameBox = (a: Rect | undefined, b: Rect | undefined): boolean =>
  a?.x === b?.x && a?.y === b?.y && a?.width === b?.width && a?.height === b?.height
const isSameLaid = (a: Laid, b: Laid | undefined): boolean =>
  a.id === b?.id && a.x === b.x && a.y === b.y && a.zone === b.zone && a.height === b.height
