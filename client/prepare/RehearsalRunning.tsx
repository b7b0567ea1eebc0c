import { For, Show } from 'solid-js'
import type { RehearsalView } from '../../shared/protocol/rehearsal.ts'
import { useWords } from '../i18n/language.ts'
import { useServerNow } from '../session/server-time.ts'
import { Icon } from '../ui/Icon.tsx'
import { ReviewList } from './ReviewList.tsx'
import { rehearsalWords } from './words-rehearsal.ts'

const MINUTE = 60_000

/** Where the rehearsal stands, the ways to its screens, and its end. */
export function RehearsalRunning(props: {
  rehearsal: RehearsalView
  busy: boolean
  onEnd: () => void
  onClose: () => void
}) {
  const t = useWords(rehearsalWords)
  const now = useServerNow()
  const where = () => {
    const { phase, round, rounds } = props.rehearsal
    return phase === 'round' ? t().round(round, rounds) : t().phases[phase]
  }
  const left = () => t().left(Math.max(1, Math.round((props.rehearsal.endsAt - now()) / MINUTE)))
  const screens = () =>
    [
      { link: props.rehearsal.links.facilitator, name: t().console, icon: 'bell' },
      { link: props.rehearsal.links.wall, name: t().wall, icon: 'screen' },
      { link: props.rehearsal.links.participant, name: t().join, icon: 'table' },
    ] as const
  return (
    <>
      <p class="rehearsal-where">
        <b>{where()}</b> · {t().speeds[props.rehearsal.speed]} · {left()}
      </p>
      <p>{props.rehearsal.alone ? t().ringsAlone : t().ringYourself}</p>
      <ul class="rehearsal-screens">
        <For each={screens()}>
          {({ link, name, icon }, index) => (
            <li>
              <a classList={{ btn: true, bell: index() === 0 }} href={link} target="_blank" rel="noopener">
                <Icon name={icon} />
                {name}
                <span class="sr">{`(${t().newTab})`}</span>
              </a>
            </li>
          )}
        </For>
      </ul>
      <Show when={!props.rehearsal.guests}>
        <p class="soft-warning">
          <Icon name="people" />
          {t().guestsGone}
        </p>
      </Show>
      <ReviewList title={t().shows} facts={props.rehearsal.review} />
      <div class="rehearsal-ends">
        {/* Not where the button that began it stood: a second click must not end it. */}
        <button type="button" class="btn" aria-disabled={props.busy} onClick={() => props.onEnd()}>
          {props.busy ? t().ending : t().end}
        </button>
        <button type="button" class="btn primary" onClick={() => props.onClose()}>
          {t().close}
        </button>
      </div>
    </>
  )
}
