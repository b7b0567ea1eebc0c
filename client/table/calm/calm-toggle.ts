import { language } from '../../i18n/language.ts'
import { showToast } from '../../ui/toasts.ts'
import { chooseCalm, isCalm } from '../preferences.ts'
import { calmWords } from './words-calm.ts'

/** Switches Mode calme, and says by sight and by voice what that means. */
export function toggleCalm(): void {
  const next = !isCalm()
  chooseCalm(next)
  const t = calmWords[language()]
  showToast({ text: next ? t.began : t.ended, icon: 'quiet' })
}
