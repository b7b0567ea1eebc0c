import { language } from '../../i18n/language.ts'
import { showToast } from '../../ui/toasts.ts'
import type { TableModel } from '../model.ts'
import { spotWords } from './words-spot.ts'

/** Invites the table to look at a note, or ends that. Says what became of it. */
export async function toggleSpotlight(table: TableModel, id: string): Promise<void> {
  const t = spotWords[language()]
  const isLit = table.facts()?.spotlight === id
  try {
    await table.session.command({ type: 'spotlight', table: table.table, note: isLit ? null : id })
    showToast({ text: isLit ? t.isOff : t.lit, icon: 'eye' })
  } catch {
    showToast({ text: t.notLit })
  }
}
