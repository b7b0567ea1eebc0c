import { createSignal, onCleanup } from 'solid-js'
import { FOLD_HEIGHT, PAPER_WIDTH } from '../../shared/domain/folds.ts'
import { recall, remember } from '../session/memory.ts'

/** How the cloth is shown on this screen: at a glance or one fold at a time, as a cloth or as a list, and how large. */
export interface Layout {
  /** one fold at a time, with the map of folds: phones, and windows too low or narrow for a whole cloth */
  readonly narrow: () => boolean
  readonly view: () => 'cloth' | 'list'
  readonly setView: (view: 'cloth' | 'list') => void
  /** 1 is 100 % */
  readonly scale: () => number
  /** the scale at which the whole cloth is seen */
  readonly fit: () => number
  readonly zoom: (step: 1 | -1) => void
  readonly refit: () => void
  readonly height: () => number
}

/** What stands around the paper on a laptop: the woven band, the room's margins, the header, the bars. */
const AROUND = { x: 2 * 30 + 2 * 18, y: 100 + 52 + 2 * 18 }
const NARROW_WIDTH = 720
const LEAST_SCALE = 0.6
const STEPS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const

export const fitScale = (width: number, height: number, folds: number): number =>
  Math.max(0.2, Math.min((width - AROUND.x) / PAPER_WIDTH, (height - AROUND.y) / (folds * FOLD_HEIGHT)))

/** A window that shows two folds smaller than 60 % shows one at a time instead. */
export const isNarrow = (width: number, height: number): boolean =>
  width < NARROW_WIDTH || fitScale(width, height, 2) < LEAST_SCALE

export function createLayout(folds: () => number): Layout {
  const [size, setSize] = createSignal(
    { width: window.innerWidth, height: viewHeight() },
    { equals: (a, b) => a.width === b.width && a.height === b.height },
  )
  const [view, setView] = createSignal<'cloth' | 'list'>(recall('view') === 'list' ? 'list' : 'cloth')
  const [chosen, setChosen] = createSignal<number | undefined>()

  const measure = () => setSize({ width: window.innerWidth, height: viewHeight() })
  window.addEventListener('resize', measure)
  window.visualViewport?.addEventListener('resize', measure)
  onCleanup(() => {
    window.removeEventListener('resize', measure)
    window.visualViewport?.removeEventListener('resize', measure)
  })

  const fit = () => fitScale(size().width, size().height, folds())
  const scale = () => chosen() ?? fit()
  return {
    // The keyboard of a phone takes height: that alone must not turn a tablet's cloth into folds.
    narrow: () => isNarrow(size().width, Math.max(size().height, window.innerHeight)),
    view,
    setView: next => {
      setView(next)
      remember('view', next)
    },
    fit,
    scale,
    zoom: step => {
      const now = scale()
      const next =
        step > 0 ? STEPS.find(value => value > now + 0.01) : [...STEPS].reverse().find(value => value < now - 0.01)
      if (next !== undefined) setChosen(next)
    },
    refit: () => setChosen(undefined),
    height: () => size().height,
  }
}

/** What is left above a phone's keyboard; a pinch that enlarges the page is not a smaller window. */
function viewHeight(): number {
  const view = window.visualViewport
  return Math.round(view === null || view === undefined || view.scale > 1.01 ? window.innerHeight : view.height)
}
