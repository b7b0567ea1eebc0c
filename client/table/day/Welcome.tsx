import { createMemo, createSignal, For, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { goToNote } from '../cloth/go-to.ts'
import { useDesk } from '../desk.ts'
import { linesForArrivals } from '../host/hand-over.ts'
import { LineNotes } from '../host/LineNotes.tsx'
import { handOverWords } from '../host/words-hand-over.ts'
import { words } from '../words-all.ts'

const SHORT = 130

/**
 * The word to those who arrive: a card above the plate where the folds leave room, else behind a button. The notes that it quotes
 * lead to themselves. Where nobody hosts, the table's own words take its place.
 */
export function Welcome(props: { as: 'card' | 'button' }) {
  const t = useWords(words)
  const h = useWords(handOverWords)
  const desk = useDesk()
  const { table } = desk
  const text = () => table.facts()?.welcome ?? ''
  const lines = createMemo(() => linesForArrivals(table))
  const isHosted = () => text() !== '' || table.facts()?.handOver !== undefined
  const title = () => (isHosted() ? t().welcome : h().arriving)
  const cited = () => lines().reduce((sum, line) => sum + line.notes.length, 0)
  /** in the place of words that nobody said */
  const first = () => table.note(lines()[0]?.notes[0] ?? '')
  const [open, setOpen] = createSignal(false)
  const go = (note: string) => {
    setOpen(false)
    // Once the dialog has given the focus back.
    queueMicrotask(() => goToNote(desk, note))
  }
  return (
    <Show when={text() !== '' || lines().length > 0}>
      <Show
        when={props.as === 'card'}
        fallback={
          <button type="button" class="btn tb-welcome-button" onClick={() => setOpen(true)}>
            <Icon name="quiet" />
            {title()}
          </button>
        }
      >
        <aside class="tb-welcome" aria-label={title()}>
          <p>
            <span>
              <strong class="serif">{title()}</strong> {isHosted() ? t().welcomeFor : h().arrivingFor}
            </span>
            <Show
              when={table.isHost()}
              fallback={
                <Show when={text().length > SHORT && cited() === 0}>
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
          <Show
            when={text() !== ''}
            fallback={
              <p class="words">
                <q lang={first()?.lang}>{first()?.text}</q>
              </p>
            }
          >
            <p class="words">{text()}</p>
          </Show>
          <Show when={cited() > 0}>
            <button type="button" class="link" onClick={() => setOpen(true)}>
              {h().noted(cited())}
            </button>
          </Show>
        </aside>
      </Show>
      <Dialog open={open()} label={title()} onClose={() => setOpen(false)}>
        <h2 class="serif">{title()}</h2>
        <Show when={isHosted()} fallback={<p class="help">{h().arrivingHelp}</p>}>
          <Show when={text() !== ''}>
            <p class="tb-welcome-words">{text()}</p>
          </Show>
        </Show>
        <Show when={lines().length > 0}>
          <ul class="tb-handed">
            <For each={lines()}>
              {line => (
                <li>
                  <LineNotes line={line} onGo={go} />
                </li>
              )}
            </For>
          </ul>
        </Show>
        <button type="button" class="btn primary" onClick={() => setOpen(false)}>
          {t().read}
        </button>
      </Dialog>
    </Show>
  )
}
