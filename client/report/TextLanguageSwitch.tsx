import { For } from 'solid-js'
import { LANGUAGES } from '../../shared/domain/text.ts'
import { useWords } from '../i18n/language.ts'
import type { TextLanguage } from './text-language.ts'
import { writingWords } from './words-writing.ts'

/** Which language of the text lies on the sheet, or both: never the language of the screen. */
export function TextLanguageSwitch(props: { chosen: TextLanguage; onChoose: (next: TextLanguage) => void }) {
  const t = useWords(writingWords)
  return (
    <div class="seg rp-languages" role="group" aria-label={t().textLanguage}>
      <For each={LANGUAGES}>
        {code => (
          <button
            type="button"
            title={t().languageName[code]}
            aria-pressed={props.chosen === code}
            onClick={() => props.onChoose(code)}
          >
            {code.toUpperCase()}
          </button>
        )}
      </For>
      <button type="button" aria-pressed={props.chosen === 'both'} onClick={() => props.onChoose('both')}>
        {t().both}
      </button>
    </div>
  )
}
