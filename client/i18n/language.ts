import { createRoot, createSignal } from 'solid-js'
import { LANGUAGES, type Language } from '../../shared/domain/text.ts'
import { recall, remember } from '../session/memory.ts'

/** The language of the interface: this device's choice, else the browser's, else French. */
function firstLanguage(): Language {
  const kept = recall('language')
  if (isLanguage(kept)) return kept
  const spoken = typeof navigator === 'undefined' ? [] : navigator.languages
  for (const tag of spoken) {
    const short = tag.slice(0, 2)
    if (isLanguage(short)) return short
  }
  return 'fr'
}

const isLanguage = (value: unknown): value is Language => (LANGUAGES as readonly unknown[]).includes(value)

const [language, setSignal] = createRoot(() => createSignal<Language>(firstLanguage()))
export { language }

export function setLanguage(next: Language): void {
  setSignal(next)
  remember('language', next)
  document.documentElement.lang = next
}

/**
 * A dictionary in the present language: `const t = useWords(words)`, then `t().title`. Each screen brings its own
 * (`words.ts` beside it, with `en` typed as `fr`), so that a page loads only the words it says.
 */
export function useWords<W>(words: { readonly fr: W; readonly en: W }): () => W {
  return () => words[language()]
}
