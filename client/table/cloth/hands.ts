import { createSelector, createSignal } from 'solid-js'
import type { Point } from '../../../shared/domain/folds.ts'
import type { Rect } from '../../../shared/domain/places.ts'

/** What one holds, points at or has gathered, before anything is written. Keys are ids of notes and keys of piles. */
export interface Hands {
  /** picked up by the keyboard, and where it hovers */
  readonly lifted: () => Lifted | undefined
  readonly setLifted: (lifted: Lifted | undefined) => void
  readonly isLifted: (key: string) => boolean
  /** what a dragged note would make a pile with */
  readonly onto: () => string | undefined
  readonly setOnto: (key: string | undefined) => void
  readonly isOnto: (key: string) => boolean
  /** where a dragged note would land */
  readonly landing: () => Rect | undefined
  readonly setLanding: (rect: Rect | undefined) => void
  /** something follows the pointer */
  readonly isDragging: () => boolean
  readonly setDragging: (on: boolean) => void
  /** a link under way from a note's corner to the pointer */
  readonly drawing: () => { readonly from: string; readonly to: Point } | undefined
  readonly setDrawing: (line: { readonly from: string; readonly to: Point } | undefined) => void
  /** what waits for the note or pile that it makes a pile with */
  readonly grouping: () => readonly string[] | undefined
  readonly setGrouping: (keys: readonly string[] | undefined) => void
  /** several at once; undefined while one chooses one at a time */
  readonly chosen: () => readonly string[] | undefined
  readonly setChosen: (keys: readonly string[] | undefined) => void
  readonly isChosen: (key: string) => boolean
  readonly toggleChosen: (key: string) => void
  /** what was selected before the pointer came down */
  readonly beforePress: () => string | undefined
  readonly rememberPress: (selected: string | undefined) => void
  /** the pile that is being named */
  readonly naming: () => string | undefined
  readonly setNaming: (key: string | undefined) => void
}
export interface Lifted {
  readonly id: string
  readonly point: Point
}

export function createHands(): Hands {
  const [lifted, setLifted] = createSignal<Lifted | undefined>()
  const [onto, setOnto] = createSignal<string | undefined>()
  const [landing, setLanding] = createSignal<Rect | undefined>(undefined, {
    equals: (a, b) => a?.x === b?.x && a?.y === b?.y,
  })
  const [isDragging, setDragging] = createSignal(false)
  const [drawing, setDrawing] = createSignal<{ readonly from: string; readonly to: Point } | undefined>()
  const [grouping, setGrouping] = createSignal<readonly string[] | undefined>()
  const [naming, setNaming] = createSignal<string | undefined>()
  const [chosen, setChosen] = createSignal<readonly string[] | undefined>()
  let pressed: string | undefined
  return {
    beforePress: () => pressed,
    rememberPress: selected => (pressed = selected),
    lifted,
    setLifted,
    isLifted: createSelector(() => lifted()?.id),
    onto,
    setOnto,
    isOnto: createSelector(onto),
    landing,
    setLanding,
    isDragging,
    setDragging,
    drawing,
    setDrawing,
    grouping,
    setGrouping,
    naming,
    setNaming,
    chosen,
    setChosen,
    isChosen: createSelector<readonly string[] | undefined, string>(
      chosen,
      (key, keys) => keys?.includes(key) ?? false,
    ),
    toggleChosen: key =>
      setChosen(keys => (keys?.includes(key) === true ? keys.filter(each => each !== key) : [...(keys ?? []), key])),
  }
}
