import { For, onCleanup, Show, untrack } from 'solid-js'
import { LIMITS } from '../../../shared/domain/limits.ts'
import { PHOTO } from '../../../shared/domain/photo.ts'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { KindMark } from '../../ui/KindMark.tsx'
import { showToast } from '../../ui/toasts.ts'
import { isComposing } from '../pad/composing.ts'
import { useDesk } from '../desk.ts'
import { keepDraft, readDraft } from '../pad/drafts.ts'
import { splitToFit } from '../note/fit.ts'
import { KindPicker } from '../pad/KindPicker.tsx'
import { grow } from '../note/grow.ts'
import { type TablePhoto, typedFrom } from './photos.ts'
import { photoWords } from './words-photo.ts'

/** What was typed from a photo so far, by everybody, and the next note. Enter puts it down; the caret stays. */
export function PhotoNotes(props: { photo: TablePhoto; zone: number | null }) {
  const t = useWords(photoWords)
  const desk = useDesk()
  const { table } = desk
  const { event } = table.session.identity
  // As in the pad: kept over a closed bench, a closed cloth and a reload.
  const text = () => readDraft(event, `photo.${props.photo.id}`)
  const setText = (next: string) => keepDraft(event, `photo.${props.photo.id}`, next)
  let area: HTMLTextAreaElement | undefined
  let composing = false
  const notes = () => typedFrom(table, props.photo.id)
  const expected = () => props.photo.notes ?? 0
  const tooLong = () => text().trim().length > LIMITS.noteUnits
  const voice = () => table.session.programme.people[table.mine.voice() ?? '']?.name

  const post = () => {
    if (text().trim() === '' || tooLong()) return
    if (desk.gestures.post(text(), desk.kind(), props.zone, { photo: props.photo.id }) === undefined) return
    setText('')
    desk.writing.ended()
    table.say(t().progress(notes().length, Math.max(expected(), notes().length)))
    if (area !== undefined) grow(area)
  }
  // The bell does not wait for a full stop here either.
  const leave = (walking: boolean) =>
    untrack(() => {
      const put = (part: string) => desk.gestures.post(part, desk.kind(), props.zone, { photo: props.photo.id })
      if (walking && splitToFit(text()).filter(part => put(part) !== undefined).length > 0) setText('')
    })
  table.held.leaving.add(leave)
  onCleanup(() => table.held.leaving.delete(leave))
  const count = (by: 1 | -1) => {
    const next = Math.max(0, Math.min(PHOTO.notes, Math.max(expected(), by > 0 ? notes().length : 0) + by))
    table.session
      .call(`/photos/${props.photo.id}`, { method: 'PATCH', body: { notes: next } })
      .catch(() => showToast({ text: t().failedElse }))
  }

  return (
    <section class="tb-photo-notes" aria-labelledby="tb-photo-typed">
      <div class="tb-photo-count">
        <h3 id="tb-photo-typed">{t().typed}</h3>
        <strong class="num" aria-live="polite">
          {expected() > 0 ? t().progress(notes().length, expected()) : notes().length}
        </strong>
        <Show when={table.mode() === 'write' || table.mode() === 'locked'}>
          <span class="tb-photo-stepper" role="group" aria-labelledby="tb-photo-count">
            <small id="tb-photo-count">{t().count}</small>
            <button
              type="button"
              class="btn quiet icon"
              aria-label={t().fewer}
              title={t().fewer}
              onClick={() => count(-1)}
            >
              <Icon name="minus" />
            </button>
            <button
              type="button"
              class="btn quiet icon"
              aria-label={t().moreNotes}
              title={t().moreNotes}
              onClick={() => count(1)}
            >
              <Icon name="plus" />
            </button>
          </span>
        </Show>
      </div>
      <Show when={expected() > 0}>
        <progress max={expected()} value={Math.min(expected(), notes().length)} aria-hidden="true" />
      </Show>
      <Show when={expected() > 0 && notes().length >= expected()}>
        <p class="tb-photo-done">
          <Icon name="check" />
          {t().done}
        </p>
      </Show>
      <Show
        when={notes().length > 0}
        fallback={
          <Show when={table.mayWrite()}>
            <p class="tb-photo-none">{t().none}</p>
          </Show>
        }
      >
        <ol>
          <For each={notes()}>
            {id => (
              <li class={`k-${table.note(id)?.kind ?? 'idea'}`}>
                <Icon name="check" />
                <span lang={table.note(id)?.lang}>{table.note(id)?.text}</span>
                <KindMark kind={table.note(id)?.kind ?? 'idea'} />
              </li>
            )}
          </For>
        </ol>
      </Show>
      <Show when={table.mayWrite()} fallback={<p class="tb-photo-none">{t().locked}</p>}>
        <form
          onSubmit={submitted => {
            submitted.preventDefault()
            post()
            area?.focus()
          }}
        >
          <Show when={voice()}>{name => <p class="tb-photo-none">{t().forName(name())}</p>}</Show>
          <textarea
            ref={found => (area = found)}
            class="input"
            rows="2"
            autofocus
            value={text()}
            placeholder={t().placeholder}
            aria-label={t().note}
            aria-invalid={tooLong()}
            onInput={typed => {
              setText(typed.currentTarget.value)
              desk.writing.began()
              grow(typed.currentTarget)
            }}
            onBlur={() => desk.writing.ended()}
            onCompositionStart={() => (composing = true)}
            onCompositionEnd={() => (composing = false)}
            onKeyDown={pressed => {
              if (pressed.key !== 'Enter' || pressed.shiftKey || composing || isComposing(pressed)) return
              pressed.preventDefault()
              post()
            }}
          />
          <div class="tb-photo-do">
            <KindPicker kind={desk.kind()} onKind={desk.setKind} />
            <span class="num" classList={{ over: tooLong() }}>
              {text().length >= 120 ? `${text().length}/${LIMITS.noteUnits}` : ''}
            </span>
            <button type="submit" class="btn primary" aria-disabled={tooLong()}>
              {t().post}
            </button>
          </div>
        </form>
      </Show>
    </section>
  )
}
