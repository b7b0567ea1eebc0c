import { createEffect, createSignal, For, on, onCleanup, Show } from 'solid-js'
import type { Keyword } from '../../shared/aids/keywords.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import type { Aids } from './aids-client.ts'
import { createAsking } from './asking.ts'
import { ignoredWords, ignoreWord, showWordAgain } from './ignored-words.ts'
import type { TableForAids } from './table-aids.ts'
import { aidsWords } from './words-aids.ts'

/** The keyword lens of one table: a press shows the notes that have the word, where they lie. */
export function WordsTab(props: { table: TableForAids; aids: Aids; say: (text: string) => void; onRoom: () => void }) {
  const t = useWords(aidsWords)
  const asking = createAsking()
  const [found, setFound] = createSignal<readonly Keyword[]>()
  const [chosen, setChosen] = createSignal<string | undefined>()
  let list: HTMLUListElement | undefined
  let ignoredAt = -1
  const count = async () => {
    const notes = props.table.notes().map(({ id, text, lang }) => ({ id, text, lang }))
    const words = await asking.run(
      props.aids.ask('words', { tables: [{ id: 'here', notes }], ignored: ignoredWords() }),
    )
    if (words === undefined) return
    setFound(words)
    // The button that ignored a word went with it: the focus goes to what took its place.
    const buttons = list?.querySelectorAll<HTMLElement>('.aid-word')
    if (ignoredAt >= 0) buttons?.[Math.min(ignoredAt, buttons.length - 1)]?.focus()
    ignoredAt = -1
  }
  // Counted once when opened, and whenever a word is ignored or shown again; new notes wait to be asked for.
  createEffect(on(ignoredWords, () => void count()))
  const word = () => found()?.find(each => each.key === chosen())
  createEffect(() => props.table.light(word()?.ids))
  onCleanup(() => props.table.light(undefined))

  const ignore = (each: Keyword) => {
    ignoredAt = found()?.indexOf(each) ?? -1
    ignoreWord(each.key)
    showToast({
      text: t().ignored(each.word),
      action: { label: t().undo, run: () => showWordAgain(each.key) },
    })
  }
  return (
    <div class="aid-tab">
      <p class="help">{t().wordsHelp}</p>
      <Show when={found() === undefined && asking.busy()}>
        <p class="help">{t().working}</p>
      </Show>
      <Show when={asking.failed()}>
        <p class="aid-wrong" role="alert">
          {t().failed}
        </p>
      </Show>
      <Show when={found()?.length === 0}>
        <p>{t().noWords}</p>
      </Show>
      <ul class="aid-words" ref={element => (list = element)}>
        <For each={found()}>
          {each => (
            <li>
              <button
                type="button"
                class="aid-word"
                aria-pressed={chosen() === each.key}
                aria-label={t().wordNotes(each.word, each.ids.length)}
                onClick={() => setChosen(now => (now === each.key ? undefined : each.key))}
              >
                <span lang={each.lang}>{each.word}</span>
                <b class="num">{each.ids.length}</b>
              </button>
              <button
                type="button"
                class="btn icon quiet"
                aria-label={t().ignore(each.word)}
                title={t().ignore(each.word)}
                onClick={() => ignore(each)}
              >
                <Icon name="x" />
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={word()}>
        {shown => (
          <ul class="aid-notes" aria-label={t().wordNotes(shown().word, shown().ids.length)}>
            <For each={shown().ids}>
              {id => (
                <Show when={props.table.notes().find(note => note.id === id)}>
                  {note => (
                    <li>
                      <button
                        type="button"
                        class="aid-see"
                        lang={note().lang}
                        aria-label={t().see(note().text)}
                        onClick={() => props.table.goTo(id)}
                      >
                        {note().text}
                      </button>
                    </li>
                  )}
                </Show>
              )}
            </For>
          </ul>
        )}
      </Show>
      <div class="aid-row">
        <button type="button" class="btn" onClick={() => void count()}>
          <Icon name="refresh" />
          {t().refresh}
        </button>
        <button type="button" class="btn" aria-haspopup="dialog" onClick={() => props.onRoom()}>
          <Icon name="aa" />
          {t().room}
        </button>
      </div>
    </div>
  )
}
