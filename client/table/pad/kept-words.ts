import { useWords } from '../../i18n/language.ts'
import { showToast } from '../../ui/toasts.ts'
import { copyText } from '../../ui/copy-text.ts'
import type { Desk } from '../desk.ts'
import { keepDraft, readDraft } from './drafts.ts'
import { keptWords } from './words-kept.ts'

/** Why words that were typed into a note could not stay there. */
export type KeptBecause = 'locked' | 'closed' | 'long' | 'else'

/** Words that have no note to stay in go to the pad, behind what is there, and the person is told. Nothing typed is ever lost. */
export function keepWords(desk: Desk, typed: string, because: KeptBecause): void {
  const text = typed.trim()
  if (text === '') return
  const { table } = desk
  const { event } = table.session.identity
  const before = readDraft(event, table.table).trim()
  if (before !== text) keepDraft(event, table.table, before === '' ? text : `${before}\n${text}`)
  tellKept(because, text)
}

/** What is told when the pad goes with words in it. */
export function tellKept(because: KeptBecause, text: string): void {
  const t = useWords(keptWords)
  showToast({
    text: t().kept[because],
    ...(because === 'closed'
      ? { action: { label: t().copy, run: () => void copyText(text) } }
      : { icon: 'shield' as const }),
  })
}

/** Why nobody may write here now. */
export function whyKept(desk: Desk): KeptBecause {
  const mode = desk.table.mode()
  return mode === 'locked' || mode === 'closed' ? mode : 'else'
}

/** Somebody else is writing in this very note. */
export function tellWriter(name: string): void {
  showToast({ text: useWords(keptWords)().somebodyWrites(name), icon: 'pencil' })
}
