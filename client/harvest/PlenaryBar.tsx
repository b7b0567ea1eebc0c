import { onCleanup, onMount, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { DotsBar } from './DotsBar.tsx'
import type { Plenary } from './steps.ts'
import { words } from './words.ts'

/** One step on, one step back, by taps or by the arrows (a presenter's remote presses Page Up and Page Down). */
export function PlenaryBar(props: { plenary: Plenary; onLeave: () => void }) {
  const t = useWords(words)
  const { programme } = useSession()
  const onKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.target instanceof HTMLElement && event.target.matches('input, select, textarea')) return
    const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key]
    if (by !== undefined) {
      event.preventDefault()
      props.plenary.go(props.plenary.at() + by)
    } else if (event.key === 'Home') props.plenary.go(0)
    else if (event.key === 'Escape') props.onLeave()
  }
  onMount(() => document.addEventListener('keydown', onKey))
  onCleanup(() => document.removeEventListener('keydown', onKey))
  const last = () => props.plenary.steps().length - 1
  return (
    <nav class="hv-steps" aria-label={t().plenary}>
      <button
        type="button"
        class="btn hv-back"
        aria-disabled={props.plenary.at() === 0}
        onClick={() => props.plenary.go(props.plenary.at() - 1)}
      >
        <Icon name="arrow" />
        {t().before}
      </button>
      <p class="num">
        <Show when={props.plenary.at() > 0} fallback={t().whole}>
          {t().step(props.plenary.at(), last())}
        </Show>
      </p>
      <button
        type="button"
        class="btn"
        aria-disabled={props.plenary.at() >= last()}
        onClick={() => props.plenary.go(props.plenary.at() + 1)}
      >
        {t().next}
        <Icon name="arrow" />
      </button>
      <Show when={props.plenary.at() > 0}>
        <button type="button" class="btn quiet" onClick={() => props.plenary.go(0)}>
          {t().whole}
        </button>
      </Show>
      <span class="hv-space" />
      <Show when={programme.day()?.dots.harvestOpen}>
        <DotsBar left={undefined} ballots={undefined} />
      </Show>
      <button type="button" class="btn quiet" onClick={() => props.onLeave()}>
        <Icon name="x" />
        {t().leave}
      </button>
    </nav>
  )
}
