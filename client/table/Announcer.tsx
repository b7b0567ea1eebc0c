import { createEffect, on, onCleanup, untrack } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { cueOf, useTimeLeft } from './time-left.ts'
import { useTable } from './model.ts'
import { partOfNote } from './sections.ts'
import { words } from './words.ts'

/** Others' notes are told together, at most this often. */
const BATCH_MS = 10_000

/** What happens at the table, said calmly: others' new notes in batches, the clock's two cues. */
export function Announcer() {
  const t = useWords(words)
  const table = useTable()
  const left = useTimeLeft()

  let known: Set<string> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const waiting = new Map<string, number>()
  const titleOf = (id: string) => {
    const note = table.note(id)
    if (note === undefined) return ''
    const part = partOfNote(note, table.zones().length)
    return part === 'plate' ? t().plateName : part === 'loose' ? t().loose : table.zoneTitle(part).text
  }
  const tell = () => {
    timer = undefined
    const sentences = [...waiting].map(([where, count]) => t().newNotes(count, where))
    waiting.clear()
    if (sentences.length > 0) table.say(sentences.join('. '))
  }
  createEffect(
    on([() => table.cloth.ids.slice(), table.held.link.loaded], ([ids, loaded]) => {
      if (!loaded) return
      if (known !== undefined) {
        for (const id of ids) {
          if (known.has(id)) continue
          const note = untrack(() => table.note(id))
          if (note === undefined || note.removal !== 0 || untrack(() => table.isMine(note))) continue
          const where = untrack(() => titleOf(id))
          waiting.set(where, (waiting.get(where) ?? 0) + 1)
          timer ??= setTimeout(tell, BATCH_MS)
        }
      }
      known = new Set(ids)
    }),
  )
  onCleanup(() => clearTimeout(timer))

  createEffect(
    on(
      () => {
        const { clock, phase } = table.day()
        return cueOf(phase, left(), clock.state === 'idle' ? 0 : clock.lasts)
      },
      cue => {
        if (cue === 'five') table.say(t().fiveLeft)
        if (cue === 'last') table.say(t().oneLeft)
      },
    ),
  )
  return (
    <p class="sr" role="status" aria-live="polite">
      {table.said()}
    </p>
  )
}
