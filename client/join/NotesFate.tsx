import { createSignal, Show } from 'solid-js'
import { formatDate } from '../../shared/i18n/dates.ts'
import { typeset } from '../../shared/i18n/typography.ts'
import type { EventView } from '../../shared/protocol/api.ts'
import { language, useWords } from '../i18n/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { words } from './words.ts'

/** The promise at the foot of the page, and behind it what this very café does with notes. */
export function NotesFate(props: { view: EventView | undefined }) {
  const t = useWords(words)
  const [open, setOpen] = createSignal(false)
  const plan = () => props.view?.plan
  const controller = () => typeset((plan()?.controller ?? '').trim().replace(/\.$/, ''), language())
  const erased = () => formatDate(new Date(props.view?.purgeAt ?? 0).toISOString().slice(0, 10), language())
  return (
    <footer class="jn-foot">
      <Icon name="shield" />
      <p>
        {t().promise}{' '}
        <Show when={plan()}>
          {t().notice(controller(), erased())}{' '}
          <button type="button" class="jn-fate" onClick={() => setOpen(true)}>
            {t().fate}
          </button>
        </Show>
      </p>
      <Show when={plan()}>
        {known => (
          <Dialog open={open()} label={t().fate} class="jn-dialog" onClose={() => setOpen(false)}>
            <h2 class="serif">{t().fate}</h2>
            <ul>
              <li>{t().fateSeen[known().notes.attribution]}</li>
              <li>{t().fateReport}</li>
              <li>{t().fateNames}</li>
              <li>{t().fateYours}</li>
              <li>{t().fateDevice}</li>
              <li>{t().fateKept(erased())}</li>
              <Show when={controller()}>{who => <li>{t().fateWho(who())}</li>}</Show>
            </ul>
            <button type="button" class="btn primary" onClick={() => setOpen(false)}>
              {t().close}
            </button>
          </Dialog>
        )}
      </Show>
    </footer>
  )
}
