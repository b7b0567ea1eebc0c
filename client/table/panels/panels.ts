import { createRoot, createSignal } from 'solid-js'

/** What a person opens for themselves over the cloth: one at a time. Their contents are fetched when they are first opened. */
export type Panel = 'find' | 'help' | 'settings' | 'place' | 'aids'

const [panel, setPanel] = createRoot(() => createSignal<Panel | undefined>())
export { panel }
export function openPanel(name: Panel): void {
  setPanel(name)
}
export function closePanel(): void {
  setPanel(undefined)
}
