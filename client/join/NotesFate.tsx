import { createSignal, Show } from 'solid-js'
import type { Plan } from '../../shared/domain/plan.ts'
import { useWords } from '../i18n/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { words } from './words.ts'

/** The promise at the foot of the page, and behind it what this very café does with notes. */
export function NotesFate(props: { plan: Plan | undefined }) {
  const t = useWords(words)
  const [open, setOpen] = createSignal(false)
  return (
    <footer class="jn-foot">
      <Icon name="shield" />
      <p>
        {t().promise}{' '}
        <Show when={props.plan}>
          <button type="button" class="jn-fate" onClick={() => setOpen(true)}>
            {t().fate}
          </button>
        </Show>
      </p>
      <Show when={props.plan}>
        {plan => (
          <Dialog open={open()} label={t().fate} class="jn-dialog" onClose={() => setOpen(false)}>
            <h2 class="serif">{t().fate}</h2>
            <ul>
              <li>{t().fateSeen[plan().notes.attribution]}</li>
              <li>{t().fateReport}</li>
              <li>{t().fateNames}</li>
              <li>{t().fateYours}</li>
              <li>{t().fateKept(plan().retentionDays)}</li>
              <Show when={plan().controller}>{who => <li>{t().fateWho(who())}</li>}</Show>
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
