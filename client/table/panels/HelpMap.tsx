import { For, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { closePanel, panel } from './panels.ts'
import { hasLetters } from '../preferences.ts'
import { type Chord, type ShortcutGroup, SHORTCUTS } from './shortcuts.ts'
import { viewWords } from './words-view.ts'

const GROUPS: readonly ShortcutGroup[] = ['go', 'do', 'see', 'write']

/** The map of all keys that work at a table. */
export function HelpMap() {
  const t = useWords(viewWords)
  const nameOf = (key: string) => t().names[key] ?? key.toUpperCase()
  const parts = ({ key, shift, ctrl }: Chord) => [
    ...(ctrl === true ? [nameOf('Ctrl')] : []),
    ...(shift === true ? [nameOf('Shift')] : []),
    nameOf(key),
  ]
  return (
    <Dialog open={true} label={t().keys} class="tb-help" onClose={() => panel() === 'help' && closePanel()}>
      <div class="tb-panel-head">
        <h2 class="serif">{t().keys}</h2>
        <button type="button" class="btn icon quiet" aria-label={t().close} onClick={closePanel}>
          <Icon name="x" />
        </button>
      </div>
      <p>{hasLetters() ? t().keysHelp : t().keysOff}</p>
      <div class="tb-help-groups">
        <For each={GROUPS}>
          {group => (
            <section>
              <h3>{t().groups[group]}</h3>
              <dl>
                <For each={SHORTCUTS.filter(shortcut => shortcut.group === group)}>
                  {shortcut => (
                    <div>
                      <dt>
                        <For each={shortcut.chords}>
                          {(chord, at) => (
                            <>
                              <Show when={at() > 0}>
                                <span class="sr">{t().or}</span>
                              </Show>
                              <span class="tb-chord">
                                <For each={parts(chord)}>{key => <kbd>{key}</kbd>}</For>
                              </span>
                            </>
                          )}
                        </For>
                      </dt>
                      <dd>{t().does[shortcut.does]}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
      </div>
    </Dialog>
  )
}
