import { Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Giver } from './Refused.tsx'
import { words } from './words.ts'

/** What stands on the wall's slate now, and the sponge. */
export function SlateLine(props: { day: Day; giver: Giver }) {
  const t = useWords(words)
  return (
    <Show when={props.day.slate}>
      {slate => (
        <p class="slate-line">
          <Icon name="screen" />
          <span>{t().onSlate(slate().text)}</span>
          <button type="button" class="btn quiet" onClick={() => void props.giver.give({ type: 'slate', text: null })}>
            {t().wipe}
          </button>
        </p>
      )}
    </Show>
  )
}
