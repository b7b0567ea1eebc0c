import { createRoot, createSignal } from 'solid-js'
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

const REMEMBERED = 30

const [[toast, setToast], [told, setTold]] = createRoot(() => [
  createSignal<(Toast & { readonly id: number }) | undefined>(),
  createSignal<readonly Told[]>([]),
])
let count = 0
export { toast }
/** The last things said, oldest first. */
export const toldToasts = told

export function showToast(next: Toast): void {
  setToast({ ...next, id: ++count })
  setTold(before => [...before, { text: next.text, at: Date.now() }].slice(-REMEMBERED))
}
export function dismissToast(id?: number): void {
  setToast(now => (id === undefined || now?.id === id ? undefined : now))
}
