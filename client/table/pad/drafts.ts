import { createRoot, createSignal } from 'solid-js'
import { recallInTab, rememberInTab } from '../../session/memory.ts'

/** What somebody was about to say at a table: kept for as long as the tab, reload included. Reactive. */
const [held, setHeld] = createRoot(() => createSignal<Readonly<Record<string, string>>>({}))
const keyOf = (event: string, table: string) => `draft.${event}.${table}`

export function readDraft(event: string, table: string): string {
  const key = keyOf(event, table)
  return held()[key] ?? recallInTab(key) ?? ''
}

export function keepDraft(event: string, table: string, text: string): void {
  const key = keyOf(event, table)
  setHeld(before => ({ ...before, [key]: text }))
  rememberInTab(key, text)
}
