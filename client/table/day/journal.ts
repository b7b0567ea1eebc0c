import { createRoot, createSignal } from 'solid-js'

/** The table's journal: opened from the list of people, from the host's tools, from wherever a toast has gone by too fast. */
const [isOpen, setOpen] = createRoot(() => createSignal(false))
export const isJournalOpen = isOpen
export const openJournal = (): void => void setOpen(true)
export const closeJournal = (): void => void setOpen(false)
