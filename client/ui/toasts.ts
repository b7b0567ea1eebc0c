import { batch, createRoot, createSignal, untrack } from 'solid-js'
import type { IconName } from './drawings.ts'

/** One ink toast at a time, the newest wins; it stays 10 s when it can be undone, 4 s when it only tells. */
export interface Toast {
  readonly text: string
  readonly icon?: IconName
  /** its sign is the one of undoing unless it says another */
  readonly action?: { readonly label: string; readonly icon?: IconName; readonly run: () => void }
  readonly alert?: boolean
}
/** What a toast said, kept for whoever looked elsewhere; `at` in this device's ms. */
export interface Told {
  readonly text: string
  readonly at: number
}
interface Shown extends Toast {
  readonly id: number
  readonly asks: boolean
}

const REMEMBERED = 30

const [[told, setTold], [held, setHeld], [newest, setNewest], [asked, setAsked]] = createRoot(() => [
  createSignal<readonly Told[]>([]),
  createSignal<Shown | undefined>(),
  createSignal<Shown | undefined>(),
  createSignal<readonly Shown[]>([]),
])
let count = 0

/** The one in sight. A question waits while another toast tells something, and behind the questions before it. */
export const toast = (): Shown | undefined => held() ?? newest() ?? asked()[0]
/** Is it being pointed at, or has it the focus? Then nothing takes its place. */
export const isHeld = (): boolean => held() !== undefined
/** The last things said, oldest first. */
export const toldToasts = told

const remember = ({ text }: Toast) => setTold(before => [...before, { text, at: Date.now() }].slice(-REMEMBERED))

export function showToast(next: Toast): void {
  setNewest({ ...next, id: ++count, asks: false })
  remember(next)
}
/**
 * Asks something that nobody will ask again: no other toast takes its place for good, and it stays 30 s in sight. What is given
 * back withdraws the question.
 */
export function askByToast(next: Toast): () => void {
  const id = ++count
  setAsked(before => [...before, { ...next, id, asks: true }])
  remember(next)
  return () => dismissToast(id)
}
export function holdToast(hold: boolean): void {
  setHeld(hold ? untrack(toast) : undefined)
}
/** Takes away this toast, or without `id` all that do not ask. */
export function dismissToast(id?: number): void {
  const others = (now: Shown | undefined) =>
    (id === undefined ? now?.asks !== true : now?.id === id) ? undefined : now
  batch(() => {
    setHeld(others)
    setNewest(others)
    setAsked(before => before.filter(each => each.id !== id))
  })
}
