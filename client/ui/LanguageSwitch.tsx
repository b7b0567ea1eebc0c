import { For } from 'solid-js'
import { LANGUAGES } from '../../shared/domain/text.ts'
import { language, setLanguage } from '../i18n/language.ts'

/** Names of languages are written in their own language, whatever the interface's. */
const NAMES = { fr: 'Français', en: 'English' } as const

export function LanguageSwitch(props: { short?: boolean }) {
  return (
    <div class="seg language-switch" role="group" aria-label={`${NAMES.fr} / ${NAMES.en}`}>
      <For each={LANGUAGES}>
        {code => (
          <button
            type="button"
            lang={code}
            aria-pressed={language() === code}
            aria-label={props.short === true ? `${code.toUpperCase()}, ${NAMES[code]}` : undefined}
            onClick={() => setLanguage(code)}
          >
            {props.short === true ? code.toUpperCase() : NAMES[code]}
          </button>
        )}
      </For>
    </div>
  )
}
