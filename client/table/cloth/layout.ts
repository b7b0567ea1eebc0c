import { createSignal, onCleanup } from 'solid-js'
import { FOLD_HEIGHT, PAPER_WIDTH, type Point } from '../../../shared/domain/folds.ts'
import { recall, remember } from '../../session/memory.ts'
import { language } from '../../i18n/language.ts'
import { fetchPresentation } from '../presentations.ts'
import { fetchEnglish } from '../words.ts'

/** How the cloth is shown on this screen: at a glance or one fold at a time, as a cloth or as a list, and how large. */
export interface Layout {
  /** one fold at a time, with the map of folds: phones, and windows too low or narrow for a whole cloth */
  readonly narrow: () => boolean
  readonly view: () => 'cloth' | 'list'
  readonly setView: (view: 'cloth' | 'list') => void
  /** 1 is 100 % */
  readonly scale: () => number
  /** the scale at which the folds that a cloth begins with are seen */
  readonly fit: () => number
  /** to one of the usual sizes */
  readonly zoom: (step: 1 | -1) => void
  readonly zoomTo: (scale: number) => void
  readonly refit: () => void
  /** the scale at which so many rows of folds are seen */
  readonly fitRows: (rows: number) => number
  /** what is scrolled away of the paper, in CSS pixels */
  readonly offset: () => Point
  readonly setOffset: (offset: Point) => void
  readonly height: () => number
}

/** What stands around the paper on a laptop: the woven band, the room's margins, the header, the bars. */
const AROUND = { x: 2 * 30 + 2 * 18, y: 100 + 52 + 2 * 18 }
const NARROW_WIDTH = 720
const LEAST_SCALE = 0.6
export const ZOOM = { least: 0.25, most: 2 } as const
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const
/** At 400 % a laptop's window is as wide as this: there a list reads best. */
const LIST_WIDTH = 340

export const fitScale = (width: number, height: number, folds: number): number =>
  Math.max(ZOOM.least, Math.min((width - AROUND.x) / PAPER_WIDTH, (height - AROUND.y) / (folds * FOLD_HEIGHT)))

/** A window that shows two folds smaller than 60 % shows one at a time instead. */
export const isNarrow = (width: number, height: number): boolean =>
  width < NARROW_WIDTH || fitScale(width, height, 2) < LEAST_SCALE

/** Nobody has chosen: a cloth, but for a page enlarged four times and more. */
export const firstView = (kept: string | null, width: number, height: number): 'cloth' | 'list' =>
  kept === 'list' || kept === 'cloth' ? kept : width <= LIST_WIDTH && height <= LIST_WIDTH ? 'list' : 'cloth'

const isSmall = (): boolean => isNarrow(window.innerWidth, window.innerHeight)

/** Has what this screen shows come? A phone, a list and English have files of their own. */
export function isLayoutReady(): boolean {
  const wanted = firstView(recall('view'), window.innerWidth, window.innerHeight)
  const waits = [
    isSmall() && !fetchPresentation('phone'),
    wanted === 'list' && !fetchPresentation('list'),
    language() === 'en' && fetchEnglish() === undefined,
  ]
  return !waits.includes(true)
}

export function createLayout(folds: () => number): Layout {
  const [size, setSize] = createSignal(
    { width: window.innerWidth, height: viewHeight() },
    { equals: (a, b) => a.width === b.width && a.height === b.height },
  )
  const [chosenView, setView] = createSignal(firstView(recall('view'), window.innerWidth, window.innerHeight))
  const [chosen, setChosen] = createSignal<number | undefined>()
  const [offset, setOffset] = createSignal<Point>({ x: 0, y: 0 }, { equals: (a, b) => a.x === b.x && a.y === b.y })

  const measure = () => setSize({ width: window.innerWidth, height: viewHeight() })
  window.addEventListener('resize', measure)
  window.visualViewport?.addEventListener('resize', measure)
  onCleanup(() => {
    window.removeEventListener('resize', measure)
    window.visualViewport?.removeEventListener('resize', measure)
  })

  const fitRows = (rows: number) => fitScale(size().width, size().height, rows)
  const fit = () => fitRows(folds())
  const scale = () => chosen() ?? fit()
  const zoomTo = (next: number) => setChosen(Math.min(ZOOM.most, Math.max(ZOOM.least, next)))
  return {
    // The keyboard of a phone takes height: that alone must not turn a tablet's cloth into folds.
    narrow: () => isNarrow(size().width, Math.max(size().height, window.innerHeight)) && fetchPresentation('phone'),
    view: () => (chosenView() === 'list' && fetchPresentation('list') ? 'list' : 'cloth'),
    setView: next => {
      setView(next)
      remember('view', next)
    },
    fit,
    fitRows,
    scale,
    zoom: step => {
      const now = scale()
      const next =
        step > 0 ? STEPS.find(value => value > now + 0.01) : [...STEPS].reverse().find(value => value < now - 0.01)
      if (next !== undefined) zoomTo(next)
    },
    zoomTo,
    refit: () => setChosen(undefined),
    offset,
    setOffset,
    height: () => size().height,
  }
}

/** What is left above a phone's keyboard; a pinch that enlarges the page is not a smaller window. */
function viewHeight(): number {
  const view = window.visualViewport
  return Math.round(view === null || view === undefined || view.scale > 1.01 ? window.innerHeight : view.height)
}
