import { Show } from 'solid-js'
import type { Language } from '../../shared/domain/text.ts'
import type { SynthesisBlock } from '../../shared/reports/facts.ts'
import { useWords } from '../i18n/language.ts'
import { Blocks } from './Blocks.tsx'
import type { QuoteFacts } from './editor/quote-view.ts'
import { writingWords } from './words-writing.ts'

/** The same part in the other language: to read beside a translation (`reference`), or after the text as the bilingual edition has it. */
export function OtherLanguage(props: {
  reference?: boolean
  lang: Language
  blocks: readonly SynthesisBlock[]
  facts: (note: string, table: string, quoted?: string) => QuoteFacts
  onWrite?: (() => void) | undefined
}) {
  const t = useWords(writingWords)
  const name = () => t().languageName[props.lang]
  const text = () => (
    <div class="rp-text" lang={props.lang}>
      <Blocks blocks={props.blocks} facts={props.facts} />
    </div>
  )
  return (
    <Show
      when={props.reference}
      fallback={
        <section class="rp-both" aria-label={name()}>
          <p class="rp-both-lang">
            <span>{name()}</span>
            <Show when={props.onWrite}>
              {write => (
                <button type="button" class="btn" onClick={() => write()()}>
                  {t().write(name())}
                </button>
              )}
            </Show>
          </p>
          <Show when={props.blocks.length > 0} fallback={<p class="rp-closed">{t().noTranslation(name())}</p>}>
            {text()}
          </Show>
        </section>
      }
    >
      <details class="rp-reference" open>
        <summary>{t().translating(name())}</summary>
        <Show when={props.blocks.length > 0} fallback={<p>{t().nothingToTranslate(name())}</p>}>
          {text()}
        </Show>
      </details>
    </Show>
  )
}
