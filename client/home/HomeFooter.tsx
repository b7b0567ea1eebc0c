import { useWords } from '../i18n/language.ts'
import { words } from './words.ts'

export function HomeFooter() {
  const t = useWords(words)
  return (
    <footer class="home-foot">
      <span>{t().privacy}</span>
      <span>{t().licence}</span>
    </footer>
  )
}
