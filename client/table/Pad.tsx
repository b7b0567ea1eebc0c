import { createEffect, createSignal, For, on, onCleanup, onMount, Show, untrack } from 'solid-js'
import { LIMITS } from '../../shared/domain/plan.ts'
import { NOTE_KINDS } from '../../shared/domain/note.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { KindMark } from '../ui/KindMark.tsx'
import { dismissToast, showToast } from '../ui/toasts.ts'
import { useDesk } from './desk.ts'
import { keepDraft, readDraft } from './drafts.ts'
import { KindPicker } from './KindPicker.tsx'
import { grow } from './NoteEditor.tsx'
import { pastedNotes } from './pasted.ts'
import type { Seat } from './seats.ts'
import { SeatBadge } from './Seats.tsx'
import { type Part, zoneOfPart } from './sections.ts'
import { words } from './words.ts'
import { hiddenWords } from './words-hidden.ts'

const COUNTED_FROM = 120

/**
 * The writing pad: always there, one gesture a note. Enter puts the note down in the part in view and keeps the focus for the next.
 * The draft survives a reload; at a change of table it is put down as it is, at the table it was written for.
 */
export function Pad(props: { me: Seat | undefined }) {
  const t = useWords(words)
  const silent = useWords(hiddenWords)
  const desk = useDesk()
  const { table, gestures, writing } = desk
  const { event } = table.session.identity
  const [text, setText] = createSignal(readDraft(event, table.table))
  let area: HTMLTextAreaElement | undefined
  let composing = false
  /** the last part of the cloth in view: while the plate is looked at, notes still go there */
  let lastZone: Part = table.here() === 'plate' ? 'loose' : table.here()
  createEffect(() => {
    const here = table.here()
    if (here !== 'plate') lastZone = here
  })

  const write = (next: string) => {
    setText(next)
    keepDraft(event, table.table, next)
  }
  createEffect(on(text, () => area !== undefined && grow(area), { defer: true }))
  onMount(() => area !== undefined && text() !== '' && grow(area))

  const put = (typed: string): boolean => {
    const id = gestures.post(typed, desk.kind(), zoneOfPart(table.here() === 'plate' ? lastZone : table.here()))
    if (id !== undefined) desk.reveal(id)
    return id !== undefined
  }
  const post = () => {
    if (text().trim() === '' || !put(text())) return
    write('')
    writing.ended()
    table.say(t().posted)
    if (table.here() === 'plate') table.setHere(lastZone)
  }
  const postMany = (lines: readonly string[], before: string) => {
    const made = lines.filter(put).length
    if (made < lines.length) return
    write(before)
    showToast({ text: t().postedMany(made), icon: 'check' })
  }
  const onPaste = (pasted: ClipboardEvent) => {
    const lines = pastedNotes(pasted.clipboardData?.getData('text/plain') ?? '')
    if (lines.length === 0 || area === undefined) return
    // Until the person decides, the words stay whole: the field would cut them at its limit.
    pasted.preventDefault()
    const before = text()
    write(`${before}${before === '' ? '' : ' '}${lines.join('\n')}`)
    showToast({
      text: t().pasted(lines.length),
      action: { label: t().makeNotes(lines.length), run: () => postMany(lines, before) },
    })
  }
  // The bell does not wait for a full stop: what is unfinished goes to the table it was written for.
  const leave = (walking: boolean) =>
    untrack(() => {
      if (!walking || text().trim() === '' || !put(text())) return
      write('')
      const told = t().sentenceLeft(table.facts()?.number ?? 0)
      // After the word of welcome at the new table, which it replaces: the newest toast wins.
      setTimeout(() => showToast({ text: told, icon: 'check' }))
    })
  table.held.leaving.add(leave)
  onCleanup(() => table.held.leaving.delete(leave))

  const parts = (): Part[] => [...table.zones().map((_, zone) => zone), 'loose']
  const titleOf = (part: Part) => (typeof part === 'number' ? table.zoneTitle(part).text : t().loose)
  const placeholder = () => {
    if (desk.isBehind()) return t().offlinePad
    const says = table.held.link.hides() ? silent() : t()
    return table.narrow() ? says.placeholderShort : says.placeholder
  }
  const tooLong = () => text().length > LIMITS.noteUnits

  return (
    <form
      class="tb-pad"
      aria-label={t().addNote}
      onSubmit={submitted => {
        submitted.preventDefault()
        if (!tooLong()) post()
        area?.focus()
      }}
    >
      <Show when={!table.narrow()} fallback={<KindButton />}>
        <span class="av me" aria-hidden="true">
          {props.me?.initial ?? ''}
          <Show when={props.me}>{me => <SeatBadge seat={{ ...me(), writing: false, away: false }} />}</Show>
        </span>
      </Show>
      <div class="tb-field">
        <textarea
          ref={found => {
            area = found
            desk.setPad(found)
          }}
          id="tb-pad"
          rows="1"
          value={text()}
          placeholder={placeholder()}
          aria-label={t().yourNote}
          aria-describedby={text().length >= COUNTED_FROM ? 'tb-count' : undefined}
          aria-invalid={tooLong()}
          enterkeyhint="send"
          autocomplete="off"
          onFocus={() => table.select(undefined)}
          onInput={typed => {
            write(typed.currentTarget.value)
            writing.began()
          }}
          onBlur={() => writing.ended()}
          onPaste={onPaste}
          onCompositionStart={() => (composing = true)}
          onCompositionEnd={() => (composing = false)}
          onKeyDown={pressed => {
            if (pressed.key !== 'Enter' || pressed.shiftKey || pressed.isComposing || composing) return
            pressed.preventDefault()
            if (!tooLong()) post()
          }}
        />
        <Show when={text().length >= COUNTED_FROM}>
          <span
            id="tb-count"
            class="tb-count num"
            classList={{ over: tooLong() }}
            title={t().counter(text().length, LIMITS.noteUnits)}
          >
            {text().length}/{LIMITS.noteUnits}
          </span>
        </Show>
        <Show when={!table.narrow() && table.zones().length > 0}>
          <label class="tb-goes">
            <span class="sr">{t().goesTo}</span>
            <Icon name="arrow" />
            <select
              value={String(table.here() === 'plate' ? lastZone : table.here())}
              onChange={chosen =>
                table.setHere(chosen.currentTarget.value === 'loose' ? 'loose' : Number(chosen.currentTarget.value))
              }
            >
              <For each={parts()}>{part => <option value={String(part)}>{titleOf(part)}</option>}</For>
            </select>
          </label>
        </Show>
      </div>
      <Show when={!table.narrow()}>
        <KindPicker kind={desk.kind()} onKind={desk.setKind} />
      </Show>
      <button
        type="submit"
        class="btn primary tb-post"
        aria-label={table.narrow() ? t().postNote : undefined}
        aria-disabled={!table.mayWrite() || tooLong()}
      >
        <Show when={table.narrow()} fallback={t().post}>
          <Icon name="send" />
        </Show>
      </button>
    </form>
  )
}

/** On a phone the kinds are behind one button. */
function KindButton() {
  const t = useWords(words)
  const desk = useDesk()
  return (
    <button
      type="button"
      class={`tb-kind k-${desk.kind()}`}
      aria-haspopup="dialog"
      aria-label={t().kindNow(t().kinds[desk.kind()])}
      onClick={clicked => {
        dismissToast()
        desk.openMenu({
          label: t().kindOfNote,
          anchor: clicked.currentTarget.getBoundingClientRect(),
          items: NOTE_KINDS.map(kind => ({
            label: t().kinds[kind],
            kind,
            current: kind === desk.kind(),
            run: () => {
              desk.setKind(kind)
              desk.focusPad()
            },
          })),
        })
      }}
    >
      <KindMark kind={desk.kind()} />
      {t().kinds[desk.kind()]}
      <Icon name="down" />
    </button>
  )
}
