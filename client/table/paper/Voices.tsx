import { For } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import { scribeWords } from './words-scribe.ts'
import './scribe.css'

/** Above the pad of somebody who writes for others: one tap changes the voice, and the caret stays where it was. */
export function Voices(props: { onMore: () => void }) {
  const t = useWords(scribeWords)
  const desk = useDesk()
  const { table } = desk
  const { mine } = table
  const { people } = table.session.programme
  const choose = (guest: string | undefined) => {
    mine.setVoice(guest)
    table.say(guest === undefined ? t().nowMyself : t().now(people[guest]?.name ?? ''))
    desk.focusPad()
  }
  return (
    <div class="tb-voices" role="group" aria-label={t().voices}>
      <button type="button" aria-pressed={mine.voice() === undefined} onClick={() => choose(undefined)}>
        {t().myself}
      </button>
      <For each={mine.voices()}>
        {guest => (
          <button type="button" aria-pressed={mine.voice() === guest} onClick={() => choose(guest)}>
            <Icon name="paper" />
            {people[guest]?.name}
          </button>
        )}
      </For>
      <button type="button" class="more" aria-label={t().more} title={t().more} onClick={() => props.onMore()}>
        <Icon name="plus" />
      </button>
    </div>
  )
}
