import { For, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import type { Ballots } from './ballots.ts'
import { voiceWords } from './words-voices.ts'

/** Whose dots are placed: one's own, or those of a guest on paper for whom one writes. Nothing for most people. */
export function DotsOf(props: { ballots: Ballots }) {
  const t = useWords(voiceWords)
  const { programme } = useSession()
  return (
    <Show when={props.ballots.voices().length > 0}>
      <label class="hv-of">
        {t().dotsOf}
        <select
          class="input"
          value={props.ballots.voice() ?? ''}
          onChange={chosen => props.ballots.setVoice(chosen.currentTarget.value || undefined)}
        >
          <option value="">{t().me}</option>
          <For each={props.ballots.voices()}>{id => <option value={id}>{programme.people[id]?.name}</option>}</For>
        </select>
      </label>
    </Show>
  )
}
