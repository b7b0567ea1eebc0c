import { createEffect, createMemo, createSignal, on, onCleanup, onMount } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import { findNotes } from './find-notes.ts'
import { goToNote } from '../cloth/go-to.ts'
import { closePanel } from './panels.ts'
import { idsIn, partOfNote, partsOf } from '../cloth/sections.ts'
import { viewWords } from './words-view.ts'

/**
 * Finds notes by their words, on the cloth, in the list and on a phone alike. What is found is marked where it lies, by an attribute:
 * notes themselves know nothing of it. Enter and the arrows go from one to the next while the field keeps the focus.
 */
export function Find() {
  const t = useWords(viewWords)
  const desk = useDesk()
  const { table } = desk
  let field: HTMLInputElement | undefined
  const before = document.activeElement
  const [asked, setAsked] = createSignal('')
  const [at, setAt] = createSignal<string | undefined>()

  const ids = createMemo(() => partsOf(table.zones().length).flatMap(part => idsIn(table.sections(), part)))
  const found = createMemo(() =>
    findNotes(
      ids().flatMap(id => table.note(id) ?? []),
      asked(),
    ),
  )
  const place = () => found().indexOf(at() ?? '') + 1
  const step = (by: 1 | -1) => {
    const all = found()
    if (all.length === 0) return
    const next = all[place() === 0 ? (by > 0 ? 0 : all.length - 1) : (place() - 1 + by + all.length) % all.length]
    setAt(next)
    if (next !== undefined) show(next)
  }
  /** One goes on searching: the note comes into view, the field keeps the focus. */
  const show = (id: string) => {
    const note = table.note(id)
    if (note === undefined) return
    if (table.narrow()) table.setHere(partOfNote(note, table.zones().length))
    const pile = table.sections().pileOf.get(id)
    if (pile !== undefined) table.openPile(pile)
    desk.reveal(id)
  }
  /** Said with the words of the note one has come to. */
  const said = () => {
    if (asked().trim() === '') return ''
    const text = table.note(at() ?? '')?.text
    return [t().foundLong(place(), found().length), ...(text === undefined ? [] : [text])].join(', ')
  }

  let gone = false
  const mark = () => {
    if (gone) return
    const all = new Set(found())
    for (const element of desk.paper()?.querySelectorAll<HTMLElement>('[data-note]') ?? []) {
      const id = element.dataset['note'] ?? ''
      if (all.has(id)) element.dataset['found'] = id === at() ? 'now' : 'yes'
      else delete element.dataset['found']
    }
    desk.paper()?.toggleAttribute('data-finding', all.size > 0)
  }
  // After the notes have been drawn, which others may have moved.
  createEffect(on([found, at, table.here, desk.layout.view], () => queueMicrotask(mark)))
  onMount(() => field?.focus())
  onCleanup(() => {
    gone = true
    for (const element of desk.paper()?.querySelectorAll<HTMLElement>('[data-found]') ?? [])
      delete element.dataset['found']
    desk.paper()?.removeAttribute('data-finding')
  })

  const close = () => {
    const last = at()
    closePanel()
    if (last !== undefined && table.note(last)?.removal === 0) goToNote(desk, last)
    else if (before instanceof HTMLElement && before.isConnected) before.focus()
    else desk.focusNote(desk.shownIds()[0])
  }
  return (
    // Its field and buttons do the rest; Escape closes from any of them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      class="tb-find"
      role="search"
      aria-label={t().find}
      onSubmit={event => event.preventDefault()}
      onKeyDown={event => {
        if (event.key === 'Escape') {
          event.preventDefault()
          event.stopPropagation()
          close()
        } else if (event.key === 'Enter' && event.target === field && !event.isComposing) {
          event.preventDefault()
          step(event.shiftKey ? -1 : 1)
        } else if (event.target === field && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
          event.preventDefault()
          step(event.key === 'ArrowDown' ? 1 : -1)
        }
      }}
    >
      <Icon name="search" />
      <input
        ref={element => (field = element)}
        type="text"
        enterkeyhint="search"
        autocomplete="off"
        aria-label={t().find}
        placeholder={t().findField}
        value={asked()}
        onInput={typed => {
          setAsked(typed.currentTarget.value)
          setAt(undefined)
        }}
      />
      <span class="tb-found num" aria-hidden="true">
        {asked().trim() === '' ? '' : t().found(place(), found().length)}
      </span>
      <span class="sr" role="status">
        {said()}
      </span>
      <button
        type="button"
        class="btn quiet icon"
        aria-label={t().previous}
        title={t().previous}
        aria-disabled={found().length === 0}
        onClick={() => step(-1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        class="btn quiet icon"
        aria-label={t().next}
        title={t().next}
        aria-disabled={found().length === 0}
        onClick={() => step(1)}
      >
        <Icon name="down" />
      </button>
      <button type="button" class="btn quiet icon" aria-label={t().close} title={t().close} onClick={close}>
        <Icon name="x" />
      </button>
    </form>
  )
}
