import { createEffect, on, onCleanup, onMount, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { toggleCalm } from './calm-toggle.ts'
import { useDesk } from '../desk.ts'
import { verbosity } from '../preferences.ts'
import { calmWords } from './words-calm.ts'
import './calm.css'

/** Says that Mode calme is on, how much waits behind it, and lets it in by one tap. */
export function CalmPill() {
  const t = useWords(calmWords)
  const desk = useDesk()
  const { table } = desk
  const { calm } = table.cloth
  onMount(() => document.documentElement.classList.add('calm'))
  onCleanup(() => document.documentElement.classList.remove('calm'))
  // Once, when something begins to wait: the counter itself is silent.
  createEffect(
    on(
      () => calm.waiting() > 0,
      waits => waits && verbosity() !== 'none' && table.say(t().someWait),
    ),
  )
  const show = () => {
    const count = calm.waiting()
    calm.show()
    table.say(t().shown(count))
  }
  return (
    <p class="tb-calm">
      <button
        type="button"
        class="pill"
        title={t().calm}
        aria-haspopup="dialog"
        onClick={clicked =>
          desk.openMenu({
            label: t().about,
            anchor: clicked.currentTarget.getBoundingClientRect(),
            items: [
              ...(calm.waiting() > 0
                ? [{ label: t().showAll(calm.waiting()), icon: 'refresh' as const, run: show }]
                : []),
              { label: t().leave, icon: 'x' as const, run: toggleCalm },
            ],
          })
        }
      >
        <Icon name="quiet" />
        {/* The counter needs the room: the word stays for screen readers. */}
        <span classList={{ sr: calm.waiting() > 0 }}>{t().calm}</span>
      </button>
      <Show when={calm.waiting() > 0}>
        <button type="button" class="pill tb-calm-waiting" onClick={show}>
          <span class="num">{t().waiting(calm.waiting())}</span>
          <strong>{t().show}</strong>
        </button>
      </Show>
    </p>
  )
}
