import { createEffect, createMemo, createSignal, For, Match, on, onCleanup, Show, Switch } from 'solid-js'
import type { Keyword } from '../../shared/aids/keywords.ts'
import type { ApiNote } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogHead } from '../ui/DialogHead.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { showToast } from '../ui/toasts.ts'
import { createAids } from './aids-client.ts'
import { createAsking } from './asking.ts'
import { ignoredWords, ignoreWord, showWordAgain } from './ignored-words.ts'
import { RoomWordTable, type RoomWord } from './RoomWordTable.tsx'
import { WordPictureView } from './WordPictureView.tsx'
import { roomWords } from './words-room.ts'
import './room-words.css'

/** The words of the room: a picture, and beside it the same as a table; a press shows the notes that have the word. */
export function RoomWords(props: {
  onClose: () => void
  /** narrows what lies behind to the notes that have this word */
  onFilter?: ((word: string) => void) | undefined
}) {
  const t = useWords(roomWords)
  const session = useSession()
  const aids = createAids()
  onCleanup(() => aids.close())
  const asking = createAsking()
  const [notes, setNotes] = createSignal<readonly ApiNote[]>()
  const [unreached, setUnreached] = createSignal(false)
  const [found, setFound] = createSignal<readonly Keyword[]>()
  const [only, setOnly] = createSignal('')
  const [chosen, setChosen] = createSignal<string | undefined>()

  const load = async () => {
    setUnreached(false)
    try {
      const answer = await session.call<{ readonly notes: readonly ApiNote[] }>('/notes')
      setNotes(answer.notes.filter(note => !note.setAside))
    } catch {
      setUnreached(true) // unreachable or refused: said, with the way to try again
    }
  }
  void load()
  const tables = createMemo(() =>
    Object.values(session.programme.tables)
      .sort((a, b) => a.number - b.number)
      .filter(table => notes()?.some(note => note.table === table.id) === true),
  )
  createEffect(
    on([notes, ignoredWords], ([all, ignored]) => {
      if (all === undefined) return
      const ask = tables().map(({ id }) => ({
        id,
        notes: all
          .filter(note => note.table === id)
          .map(note => ({
            id: note.id,
            text: note.text,
            lang: note.lang ?? session.programme.day()?.languages[0] ?? 'fr',
          })),
      }))
      void asking.run(aids.ask('words', { tables: ask, ignored })).then(words => words && setFound(words))
    }),
  )
  const column = () => tables().findIndex(table => table.id === only())
  const shown = createMemo((): readonly RoomWord[] =>
    (found() ?? []).flatMap(word => {
      const count = column() < 0 ? word.ids.length : (word.counts[column()] ?? 0)
      return count === 0 ? [] : [{ ...word, count }]
    }),
  )
  const word = () => shown().find(each => each.key === chosen())
  const itsNotes = () => {
    const ids = new Set(word()?.ids)
    return (notes() ?? []).filter(note => ids.has(note.id) && (only() === '' || note.table === only()))
  }
  const choose = (key: string) => setChosen(now => (now === key ? undefined : key))
  const ignore = (each: RoomWord) => {
    ignoreWord(each.key)
    showToast({ text: t().ignored(each.word), action: { label: t().undo, run: () => showWordAgain(each.key) } })
  }
  return (
    <Dialog open={true} label={t().title} class="rw" onClose={() => props.onClose()}>
      <DialogHead title={t().title} close={t().close} onClose={() => props.onClose()}>
        <button type="button" class="btn quiet rw-print" onClick={() => window.print()}>
          <Icon name="print" />
          {t().print}
        </button>
      </DialogHead>
      <p class="help">{t().help}</p>
      <Switch>
        <Match when={unreached() || asking.failed()}>
          <p role="alert">{t().failed}</p>
          <button type="button" class="btn" onClick={() => void load()}>
            <Icon name="refresh" />
            {t().again}
          </button>
        </Match>
        <Match when={found() === undefined}>
          <p role="status">{t().loading}</p>
        </Match>
        <Match when={found()?.length === 0}>
          <p>{t().none}</p>
        </Match>
        <Match when={true}>
          <Show when={tables().length > 1}>
            <label class="rw-which">
              {t().which}
              <select class="input" value={only()} onChange={changed => setOnly(changed.currentTarget.value)}>
                <option value="">{t().all}</option>
                <For each={tables()}>{table => <option value={table.id}>{t().table(table.number)}</option>}</For>
              </select>
            </label>
          </Show>
          <div class="rw-both">
            <WordPictureView words={shown()} chosen={chosen()} onChoose={choose} />
            <div>
              <RoomWordTable words={shown()} tables={tables()} chosen={chosen()} onChoose={choose} onIgnore={ignore} />
            </div>
          </div>
          <div role="status">
            <Show when={word()}>
              {each => (
                <section class="rw-notes">
                  <h3>{t().notesWith(each().word, itsNotes().length)}</h3>
                  <ul>
                    <For each={itsNotes()}>
                      {note => (
                        <li>
                          <Plaque number={session.programme.tables[note.table]?.number ?? 0} size="s" />
                          <span lang={note.lang}>{note.text}</span>
                        </li>
                      )}
                    </For>
                  </ul>
                  <Show when={props.onFilter}>
                    {filter => (
                      <button type="button" class="btn" onClick={() => filter()(each().word)}>
                        <Icon name="search" />
                        {t().filter}
                      </button>
                    )}
                  </Show>
                </section>
              )}
            </Show>
          </div>
        </Match>
      </Switch>
      <Show when={ignoredWords().length > 0}>
        <details class="rw-ignored">
          <summary>{t().ignoredTitle}</summary>
          <ul>
            <For each={ignoredWords()}>
              {key => {
                const stem = key.slice(key.indexOf(':') + 1).replace('+', ' ')
                return (
                  <li>
                    <button
                      type="button"
                      class="btn"
                      aria-label={t().showAgain(stem)}
                      title={t().showAgain(stem)}
                      onClick={() => showWordAgain(key)}
                    >
                      {stem}
                      <Icon name="plus" />
                    </button>
                  </li>
                )
              }}
            </For>
          </ul>
        </details>
      </Show>
    </Dialog>
  )
}
