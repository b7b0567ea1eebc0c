import { Show } from 'solid-js'
import { REFUSALS, type Refusal } from '../../shared/domain/commands.ts'
import { refusalSentence } from '../../shared/i18n/refusals.ts'
import { language, useWords } from '../i18n/language.ts'
import type { Draft } from './draft.ts'
import { peopleWords } from './words.ts'

const isRefusal = (code: string): code is Refusal => (REFUSALS as readonly string[]).includes(code)

/** Why the last change could not be, and the way round it where there is one. */
export function Trouble(props: { draft: Draft }) {
  const t = useWords(peopleWords)
  const sentence = (code: string) =>
    isRefusal(code) ? refusalSentence(code, language()) : code === 'offline' ? t().notReached : t().notTaken
  return (
    <div role="alert">
      <Show when={props.draft.failed()}>
        {code => (
          <>
            <p class="wrong">{sentence(code())}</p>
            <Show when={code() === 'table-full' && !props.draft.extraChairs() && props.draft.edits().length > 0}>
              <button type="button" class="btn" onClick={() => props.draft.bringChairs()}>
                {t().bringChairs}
              </button>
            </Show>
          </>
        )}
      </Show>
    </div>
  )
}
