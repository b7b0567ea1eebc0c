import { createEffect, createMemo, createSignal, For, onCleanup, Show } from 'solid-js'
import type { GroupSuggestion } from '../../shared/aids/suggest-groups.ts'
import { language, useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Aids } from './aids-client.ts'
import { createAsking } from './asking.ts'
import { lexiconText } from './own-lexicon.ts'
import type { ClothNote, TableForAids } from './table-aids.ts'
import { aidsWords } from './words-aids.ts'

/** Suggested piles: outlined on the cloth, listed here with the words that tie them. Each is grouped, thinned out or dismissed by a person. */
export function GroupTab(props: { table: TableForAids; aids: Aids; say: (text: string) => void }) {
  const t = useWords(aidsWords)
  const asking = createAsking()
  const [found, setFound] = createSignal<readonly GroupSuggestion[] | undefined>()
  const [now, setNow] = createSignal(0)
  const dismissed = new Set<string>()
  let proposing: HTMLButtonElement | undefined
  let list: HTMLUListElement | undefined

  const notes = createMemo(() => new Map(props.table.notes().map(note => [note.id, note])))
  const free = createMemo(() => props.table.notes().filter(note => note.free))
  /** What others have piled up, moved to the plate or set aside since is no part of a suggestion any more. */
  const shown = createMemo(() =>
    (found() ?? [])
      .map(each => {
        // The same as before where nothing went: its row stays, and the focus on it.
        const left = each.ids.filter(id => notes().get(id)?.free === true)
        return left.length === each.ids.length ? each : { ...each, ids: left }
      })
      .filter(each => each.ids.length > 1),
  )
  const current = () => Math.min(now(), shown().length - 1)
  const tie = (each: GroupSuggestion) =>
    each.words.length > 0
      ? t().tied(each.words)
      : each.field === undefined
        ? t().untied
        : t().sameField(each.field[language()])

  createEffect(() =>
    props.table.outline(
      shown().map((each, at) => ({ ids: each.ids, words: t().onCloth(tie(each)), now: at === current() })),
    ),
  )
  onCleanup(() => props.table.outline([]))

  const propose = async () => {
    const notes = free().map(({ id, text, lang }) => ({ id, text, lang }))
    const answer = await asking.run(props.aids.ask('groups', { notes, lexicon: lexiconText() }))
    if (answer === undefined) return
    setFound(answer.filter(each => !dismissed.has(keyOf(each.ids))))
    setNow(0)
    props.say(shown().length === 0 ? t().noGroups : t().found(shown().length))
  }
  const without = (at: number) => setFound(shown().filter((_, index) => index !== at))
  /** What was pressed is gone: the focus goes to what took its place. */
  const goOn = (at: number) =>
    queueMicrotask(() => {
      const next = list?.querySelectorAll<HTMLElement>('.aid-open')
      const beside = next?.[Math.min(at, next.length - 1)] ?? proposing
      beside?.focus()
    })
  const group = (at: number, ids: readonly string[]) => {
    without(at)
    props.table.group(ids)
    goOn(at)
  }
  const dismiss = (at: number, ids: readonly string[]) => {
    dismissed.add(keyOf(ids))
    without(at)
    props.say(t().dismissed)
    goOn(at)
  }
  const takeOut = (at: number, id: string) => {
    const left = (shown()[at]?.ids ?? []).filter(each => each !== id)
    setFound(shown().map((each, index) => (index === at ? { ...each, ids: left } : each)))
    setNow(at)
    if (left.length < 2) props.say(t().dismissed)
    else props.say(t().out(left.length))
    goOn(at)
  }

  return (
    <div class="aid-tab">
      <p class="help">{t().groupsHelp}</p>
      <button
        ref={element => (proposing = element)}
        type="button"
        class="btn primary"
        aria-disabled={asking.busy() || free().length < 2}
        onClick={() => !asking.busy() && free().length > 1 && void propose()}
      >
        <Icon name="group" />
        {found() === undefined ? t().propose : t().proposeAgain}
      </button>
      <Show when={free().length < 2}>
        <p class="help">{t().tooFew}</p>
      </Show>
      <Show when={asking.busy()}>
        <p class="help">{t().working}</p>
      </Show>
      <Show when={asking.failed()}>
        <p class="aid-wrong" role="alert">
          {t().failed}
        </p>
      </Show>
      <Show when={found() !== undefined && !asking.busy() && shown().length === 0 && free().length > 1}>
        <p>{t().noGroups}</p>
      </Show>
      <ul class="aid-groups" ref={element => (list = element)}>
        <For each={shown()}>
          {(each, at) => (
            <li classList={{ now: at() === current() }} onFocusIn={() => setNow(at())}>
              <h3>
                <button type="button" class="aid-open" aria-expanded={at() === current()} onClick={() => setNow(at())}>
                  <b>{tie(each)}</b>
                  <span>{t().suggestion(each.ids.length)}</span>
                </button>
              </h3>
              <Show when={at() === current()}>
                <ul class="aid-notes">
                  <For each={each.ids}>
                    {id => (
                      <Show when={notes().get(id)}>
                        {note => (
                          <NoteRow
                            note={note()}
                            onSee={() => props.table.goTo(id)}
                            out={t().takeOut(note().text)}
                            onOut={() => takeOut(at(), id)}
                          />
                        )}
                      </Show>
                    )}
                  </For>
                </ul>
                <div class="aid-row">
                  <button
                    type="button"
                    class="btn primary"
                    aria-label={t().groupThese(each.ids.length, tie(each))}
                    onClick={() => group(at(), each.ids)}
                  >
                    <Icon name="group" />
                    {t().group}
                  </button>
                  <button
                    type="button"
                    class="btn quiet"
                    aria-label={t().dismissThis(tie(each))}
                    onClick={() => dismiss(at(), each.ids)}
                  >
                    {t().dismiss}
                  </button>
                </div>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}

function NoteRow(props: { note: ClothNote; onSee: () => void; out: string; onOut: () => void }) {
  const t = useWords(aidsWords)
  return (
    <li>
      <button
        type="button"
        class="aid-see"
        lang={props.note.lang}
        aria-label={t().see(props.note.text)}
        onClick={() => props.onSee()}
      >
        {props.note.text}
      </button>
      <button
        type="button"
        class="btn icon quiet"
        aria-label={props.out}
        title={props.out}
        onClick={() => props.onOut()}
      >
        <Icon name="minus" />
      </button>
    </li>
  )
}

const keyOf = (ids: readonly string[]): string => [...ids].sort().join(' ')
