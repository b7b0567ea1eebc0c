import { useWords } from '../i18n/language.ts'
import { BrandMark } from '../ui/Logo.tsx'
import { words } from './words.ts'

export function NotFound() {
  const t = useWords(words)
  return (
    <main class="message-page">
      <BrandMark />
      <h1 class="serif">{t().notFound}</h1>
      <a class="btn primary" href="/">
        {t().home}
      </a>
    </main>
  )
}
