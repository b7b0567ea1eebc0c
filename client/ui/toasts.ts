import { createRoot, createSignal } from 'solid-js'
import type { IconName } from './drawings.ts'

/** One ink toast at a time, the newest wins; it stays 10 s when it can be undone, 4 s when it only tells. */
export interface Toast {
  readonly text: string
  readonly icon?: IconName
  readonly action?: { readonly label: string; readonly run: () => void }
  readonly alert?: boolean
}

const [toast, setToast] = createRoot(() => createSignal<(Toast & { readonly id: number }) | undefined>())
let count = 0
export { toast }

export function showToast(next: Toast): void {
  setToast({ ...next, id: ++count })
}
export function dismissToast(id?: number): void {
  setToast(now => (id === undefined || now?.id === id ? undefined : now))
}
