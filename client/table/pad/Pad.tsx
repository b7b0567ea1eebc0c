import { createEffect, createSignal, on, onCleanup, onMount, Show, Suspense, untrack } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { LIMITS } from '../../../shared/domain/limits.ts'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { showToast } from '../../ui/toasts.ts'
import { isComposing } from './composing.ts'
import { useDesk } from '../desk.ts'
import { keepDraft, readDraft } from './drafts.ts'
import { lazily } from '../fetch-part.ts'
import { splitToFit } from '../note/fit.ts'
import { GoesTo } from './GoesTo.tsx'
import { grow } from '../note/grow.ts'
import { KindPicker } from './KindPicker.tsx'
import { noteLanguage } from '../note/note-language.ts'
import { phone } from '../presentations.ts'
import { initialOf, type Seat } from '../people/seats.ts'
import { SeatBadge } from '../people/Seats.tsx'
import { type Part, zoneOfPart } from '../cloth/sections.ts'
import { words } from '../words.ts'
import { hiddenWords } from '../words-hidden.ts'
import { padWords } from './words-pad.ts'

const Voices = lazily(() => import('../paper/Voices.tsx').then(module => module.Voices))
const WriteFor = lazily(() => import('../paper/WriteFor.tsx').then(module => module.WriteFor))
const PhotoBench = lazily(() => import('../paper/PhotoBench.tsx').then(module => module.PhotoBench))

const COUNTED_FROM = 120
/** what could be several notes: lines, cells, or what another board copied */
const SEVERAL = /[\n\r\t]|^\s*\{"/

/**
 * The writing pad: always there, one gesture a note. Enter puts the note down in the part in view and keeps the focus for the next.
 * The draft survives a reload; at a change of table it is put down as it is, at the table it was written for.
 */
export function Pad(props: { me: Seat | undefined }) {
  const t = useWords(words)
  const p = useWords(padWords)
  const silent = useWords(hiddenWords)
  const desk = useDesk()
  const { table, gestures, writing } = desk
  const { event } = table.session.identity
  const text = () => readDraft(event, table.table)
  const [open, setOpen] = createSignal<'voices' | 'photos' | undefined>()
  const [pastedPhoto, setPastedPhoto] = createSignal<File | undefined>()
  /** A dialog that goes says so once more when another has taken its place. */
  const close = (which: 'voices' | 'photos') => setOpen(now => (now === which ? undefined : now))
  let area: HTMLTextAreaElement | undefined
  let composing = false
  /** the last part of the cloth in view: while the plate is looked at, notes still go there */
  let lastZone: Part = table.here() === 'plate' ? 'loose' : table.here()
  createEffect(() => {
    const here = table.here()
    if (here !== 'plate') lastZone = here
  })
  const part = () => (table.here() === 'plate' ? lastZone : table.here())
  const voice = () => {
    const id = table.mine.voice()
    return id === undefined ? undefined : table.session.programme.people[id]?.name
  }

  // Words that wait may meet others when they arrive: both are kept.
  createEffect(() => {
    if (desk.isBehind() && table.held.link.unsaved().size > 0)
      void import('../note/two-versions.ts').then(
        ({ watchVersions }) => watchVersions(desk),
        () => {
          // not reached: the words of one of them win, as documents do
        },
      )
  })
  const write = (next: string) => keepDraft(event, table.table, next)
  createEffect(on(text, () => area !== undefined && grow(area), { defer: true }))
  onMount(() => area !== undefined && text() !== '' && grow(area))

  const put = (typed: string): boolean => {
    const id = gestures.post(typed, desk.kind(), zoneOfPart(part()))
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
  const onPaste = (pasted: ClipboardEvent) => {
    const { clipboardData } = pasted
    const image = [...(clipboardData?.files ?? [])].find(file => file.type.startsWith('image/'))
    if (image !== undefined) {
      pasted.preventDefault()
      setPastedPhoto(image)
      setOpen('photos')
      return
    }
    const pastedText = clipboardData?.getData('text/plain') ?? ''
    if (!SEVERAL.test(pastedText.trim())) return
    // Until the person decides, the words stay whole: the field would cut them at its limit.
    pasted.preventDefault()
    const before = text()
    write(`${before}${before === '' ? '' : ' '}${pastedText.trim()}`)
    import('./paste.ts').then(
      ({ offerNotes }) => offerNotes(desk, pastedText, { zone: zoneOfPart(part()), taken: () => write(before) }),
      () => {
        // not reached: what was pasted is in the pad, and can be put down as it is
      },
    )
  }
  // The bell does not wait for a full stop: what is unfinished goes to the table it was written for.
  const leave = (walking: boolean) =>
    untrack(() => {
      if (!walking) return
      const put1 = splitToFit(text()).filter(put)
      if (put1.length === 0) return
      write('')
      const told = t().sentenceLeft(table.facts()?.number ?? 0)
      // After the word of welcome at the new table, which it replaces: the newest toast wins.
      setTimeout(() => showToast({ text: told, icon: 'check' }))
    })
  table.held.leaving.add(leave)
  onCleanup(() => {
    table.held.leaving.delete(leave)
    const [mode, left] = untrack(() => [table.mode(), text().trim()])
    // The cloth was closed in mid-sentence: what stands here is kept, and that is said.
    if (left !== '' && (mode === 'locked' || mode === 'closed'))
      void import('./kept-words.ts').then(
        ({ tellKept }) => tellKept(mode, left),
        () => {
          // not reached: it is kept all the same
        },
      )
  })

  const placeholder = () => {
    if (desk.isBehind()) return t().offlinePad
    const name = voice()
    if (name !== undefined) return p().forName(name)
    const says = table.held.link.hides() ? silent() : t()
    return table.narrow() ? says.placeholderShort : says.placeholder
  }
  const over = () => text().trim().length - LIMITS.noteUnits
  const tooLong = () => over() > 0

  return (
    <>
      <form
        class="tb-pad"
        aria-label={t().addNote}
        onSubmit={submitted => {
          submitted.preventDefault()
          if (!tooLong()) post()
          area?.focus()
        }}
      >
        <Show when={table.mine.voices().length > 0}>
          <Suspense>
            <Voices onMore={() => setOpen('voices')} />
          </Suspense>
        </Show>
        <Show when={table.narrow()}>
          <Show when={phone()}>{here => <Dynamic component={here().KindButton} />}</Show>
        </Show>
        <button
          type="button"
          class="av me tb-voice"
          aria-haspopup="dialog"
          aria-label={voice() === undefined ? p().writeFor : p().writesFor(voice() ?? '')}
          title={voice() === undefined ? p().writeFor : p().writesFor(voice() ?? '')}
          onClick={() => setOpen('voices')}
        >
          {voice() === undefined ? props.me?.initial : initialOf(voice() ?? '')}
          <Show when={props.me}>
            {me => (
              <SeatBadge
                seat={{
                  ...me(),
                  writing: false,
                  away: false,
                  ...(voice() === undefined ? {} : { host: false, paper: true }),
                }}
              />
            )}
          </Show>
        </button>
        <div class="tb-field">
          <textarea
            ref={found => {
              area = found
              desk.setPad(found)
            }}
            id="tb-pad"
            rows="1"
            lang={noteLanguage()}
            value={text()}
            placeholder={placeholder()}
            aria-label={voice() === undefined ? t().yourNote : p().noteFor(voice() ?? '')}
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
              if (pressed.key !== 'Enter' || pressed.shiftKey || composing || isComposing(pressed)) return
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
              <span>
                {text().length}/{LIMITS.noteUnits}
              </span>
              <Show when={tooLong()}>
                <b>{p().tooMuch(over())}</b>
              </Show>
            </span>
          </Show>
          <Show when={!table.narrow() && table.zones().length > 0}>
            <GoesTo part={part()} />
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
      <Show when={open() === 'voices'}>
        <Suspense>
          <WriteFor onPhotos={() => setOpen('photos')} onClose={() => close('voices')} />
        </Suspense>
      </Show>
      <Show when={open() === 'photos'}>
        <Suspense>
          <PhotoBench
            file={pastedPhoto()}
            zone={zoneOfPart(part())}
            onClose={() => {
              setPastedPhoto(undefined)
              close('photos')
            }}
          />
        </Suspense>
      </Show>
    </>
  )
}
