import { createEffect, createMemo, on, onCleanup, Show, Suspense, untrack } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { fetchPart, lazily } from '../fetch-part.ts'
import { useDesk } from '../desk.ts'
import { guardFocus } from '../cloth/focus-guard.ts'
import { isJournalOpen } from './journal.ts'
import { lockedBy } from '../host/locked-by.ts'
import { isCalm, verbosity } from '../preferences.ts'
import { partOfNote } from '../cloth/sections.ts'
import { changedByOthers, createTelling } from './telling.ts'
import { useCue } from './time-left.ts'
import { words } from '../words.ts'

const Journal = lazily(() => import('./Journal.tsx').then(module => module.Journal))

/** What happens at the table, said calmly: others' changes in batches, the clock's two cues. One's own gestures are said at once. */
export function Announcer() {
  const t = useWords(words)
  const desk = useDesk()
  const { table } = desk
  guardFocus(desk, t)

  const telling = createTelling(verbosity, ({ fresh, changed }) => {
    const sentences = [...fresh].map(([where, count]) => t().newNotes(count, where))
    if (changed > 0) sentences.push(t().otherChanges(changed, sentences.length > 0))
    if (sentences.length > 0) table.say(sentences.join('. '))
  })
  onCleanup(telling.stop)
  let known: Set<string> | undefined
  const titleOf = (id: string) => {
    const note = table.note(id)
    if (note === undefined) return ''
    const part = partOfNote(note, table.zones().length)
    return part === 'plate' ? t().plateName : part === 'loose' ? t().loose : table.zoneTitle(part).text
  }
  createEffect(
    on([() => table.cloth.ids.slice(), table.held.link.loaded], ([ids, loaded]) => {
      if (!loaded) return
      for (const id of known === undefined ? [] : ids) {
        const note = known?.has(id) === true ? undefined : untrack(() => table.note(id))
        if (note !== undefined && note.removal === 0 && !untrack(() => table.isMine(note)))
          telling.isFresh(
            id,
            untrack(() => titleOf(id)),
          )
      }
      known = new Set(ids)
    }),
  )
  const { doc } = table.held.link
  const changed = (transaction: Parameters<typeof changedByOthers>[1]) => {
    // In Mode calme nothing has changed on the screen yet.
    if (known !== undefined && !isCalm()) telling.isChanged(changedByOthers(doc, transaction))
  }
  doc.on('afterTransaction', changed)
  onCleanup(() => doc.off('afterTransaction', changed))

  // Memos: each of these is said when it becomes so, not whenever something beside it changes.
  const cue = useCue()
  createEffect(() => {
    if (cue() === 'five') untrack(() => table.say(t().fiveLeft))
    if (cue() === 'last') untrack(() => table.say(t().oneLeft))
  })
  // What one may do, and where the day stands (A11Y-29).
  const mode = createMemo(table.mode)
  const clock = createMemo(() => table.day().clock.state)
  const phase = createMemo(() => table.day().phase)
  createEffect(
    on(mode, (now, before) => {
      if (before === undefined || before === 'loading' || now === 'loading') return
      if (now === 'locked') table.say(`${t().locked(lockedBy(table))}. ${t().lockedPad}`)
      if (now === 'following') table.say(t().following)
      if (now === 'closed') table.say(t().closedPad)
      if (now === 'write') table.say(t().writeAgain)
    }),
  )
  createEffect(
    on(clock, (now, before) => {
      if (now === 'paused' && before !== undefined) table.say(t().paused)
      if (now === 'running' && before === 'paused') table.say(t().resumed)
    }),
  )
  createEffect(
    on(phase, (now, before) => {
      if (before === undefined) return
      const { round, rounds } = table.day()
      if (now === 'round') table.say(t().round(round, rounds))
      if (now === 'harvest') table.say(t().harvestBegun)
    }),
  )
  // Alt Shift M, by letter: on a keyboard where that makes another sign, by place.
  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return
    if (event.key.toLowerCase() !== 'm' && (/^[a-z]$/i.test(event.key) || event.code !== 'KeyM')) return
    event.preventDefault()
    void fetchPart(() => import('../calm/calm-toggle.ts')).then(({ toggleCalm }) => toggleCalm())
  }
  document.addEventListener('keydown', onKey)
  onCleanup(() => document.removeEventListener('keydown', onKey))
  return (
    <>
      <p class="sr" role="status" aria-live="polite">
        {table.said()}
      </p>
      <Show when={isJournalOpen()}>
        <Suspense>
          <Journal />
        </Suspense>
      </Show>
    </>
  )
}
