import { createSignal, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import { words } from '../words-all.ts'

const SHORT = 130

/** The host's word to those who arrive: a card above the plate where the folds leave room, else behind a button. */
export function Welcome(props: { as: 'card' | 'button' }) {
  const t = useWords(words)
  const desk = useDesk()
  const { table } = desk
  const text = () => table.facts()?.welcome ?? ''
  const [open, setOpen] = createSignal(false)
  return (
    <Show when={text() !== ''}>
      <Show
        when={props.as === 'card'}
        fallback={
          <button type="button" class="btn tb-welcome-button" onClick={() => setOpen(true)}>
            <Icon name="quiet" />
            {t().welcome}
          </button>
        }
      >
        <aside class="tb-welcome" aria-label={t().welcome}>
          <p>
            <span>
              <strong class="serif">{t().welcome}</strong> {t().welcomeFor}
            </span>
            <Show
              when={table.isHost()}
              fallback={
                <Show when={text().length > SHORT}>
                  <button type="button" class="link" onClick={() => setOpen(true)}>
                    {t().readAll}
                  </button>
                </Show>
              }
            >
              <button type="button" class="link" onClick={() => desk.setHostSheet(true)}>
                {t().change}
              </button>
            </Show>
          </p>
          <p class="words">{text()}</p>
        </aside>
      </Show>
      <Dialog open={open()} label={t().welcome} onClose={() => setOpen(false)}>
        <h2 class="serif">{t().welcome}</h2>
        <p class="tb-welcome-words">{text()}</p>
        <button type="button" class="btn primary" onClick={() => setOpen(false)}>
          {t().read}
        </button>
      </Dialog>
    </Show>
  )
}
