import { createRoot, createSignal } from 'solid-js'
import { LEXICON_TEXT } from '../../shared/aids/lexicon-text.ts'
import { recall, remember } from '../session/memory.ts'

/**
 * The lexicon as this device has it: ours until somebody edits it. Kept here and not in the plan, which every phone of the room loads at
 * its first sight; a file carries it to another device.
 */
const KEY = 'aids.lexicon'
const [text, setText] = createRoot(() => createSignal(recall(KEY) ?? LEXICON_TEXT))
export { text as lexiconText }

export const isOwnLexicon = (): boolean => text() !== LEXICON_TEXT

/** Undefined: ours again. */
export function keepLexicon(edited: string | undefined): void {
  const ours = edited === undefined || edited === LEXICON_TEXT
  setText(ours ? LEXICON_TEXT : edited)
  remember(KEY, ours ? null : edited)
}
