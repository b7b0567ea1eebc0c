import { createEffect, on, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import { words } from '../words-all.ts'
import { openByItself, useHandOverTime } from './hand-over.ts'
import { handOverWords } from './words-hand-over.ts'
import './clip.css'

/** The clip that hangs on the cloth's edge: it opens the host's tools, and calls to the hand-over when the bell is near. */
export function HostClip() {
  const t = useWords(words)
  const h = useWords(handOverWords)
  const desk = useDesk()
  const { table } = desk
  const isOwn = () => table.facts()?.hosts.includes(table.session.identity.person) === true
  const handOverTime = useHandOverTime(table)
  const time = () => (isOwn() ? handOverTime() : undefined)
  // At the bell a host has the hand-over at once, where it covers nothing. On a phone the bell's own sheet leads there.
  createEffect(
    on(time, (now, before) => {
      if (now === 'now' && before !== 'now' && !table.narrow() && !desk.hostSheet())
        openByItself(() => desk.setHostSheet(true))
    }),
  )
  return (
    <button
      type="button"
      class="tb-clip"
      classList={{ calls: time() !== undefined }}
      aria-expanded={desk.hostSheet()}
      title={t().hostTools}
      onClick={() => desk.setHostSheet(!desk.hostSheet())}
    >
      <Icon name={time() === undefined ? 'tools' : 'bell'} />
      <span>
        <Show when={time() !== undefined} fallback={t().hostTools}>
          <span class="sr">{t().hostTools} · </span>
          {h().title}
        </Show>
      </span>
      <Icon name={desk.hostSheet() ? 'up' : 'down'} />
    </button>
  )
}
