import { createSignal, For, type JSX, Match, onMount, Show, Switch, untrack } from 'solid-js'
import { FOOTNOTE_LIMIT, isLanguageTag } from '../../../shared/document/synthesis.ts'
import { useWords } from '../../i18n/language.ts'
import { writingWords } from '../words-writing.ts'
import type { Editor } from './make-editor.ts'
import { readAddress } from './passages.ts'
import type { Slip } from './slip.ts'

/** A note as a slip names it: its kind as a colour, its words. */
export interface SlipNote {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly meta: string
}

type OfKind<K extends Slip['kind']> = Extract<Slip, { kind: K }>
const of = <K extends Slip['kind']>(slip: Slip, ...kinds: K[]): OfKind<K> | false =>
  (kinds as string[]).includes(slip.kind) && (slip as OfKind<K>)

/** Laid at the caret: asks one thing and goes. Escape goes back to the text and changes nothing. */
export function SlipPaper(props: {
  slip: Slip
  editor: Editor
  notes: (ids: readonly string[]) => readonly SlipNote[]
  onClose: () => void
}) {
  const t = useWords(writingWords)
  const close = () => {
    props.onClose()
    props.editor.focus()
  }
  let paper: HTMLDivElement | undefined
  // once it is laid out: its place is known by then
  onMount(() => requestAnimationFrame(() => paper?.scrollIntoView?.({ block: 'nearest' })))
  return (
    <div
      ref={found => (paper = found)}
      class="rp-slip"
      role="dialog"
      aria-label={
        props.slip.kind === 'footnote'
          ? t().footnoteField(props.slip.number)
          : { link: t().linkField, language: t().languageField, sources: t().sources }[props.slip.kind]
      }
      style={{ '--x': `${props.slip.at.left}px`, '--y': `${props.slip.at.top}px` }}
    >
      <Switch>
        <Match when={of(props.slip, 'footnote')}>
          {slip => <Footnote slip={slip()} editor={props.editor} onClose={props.onClose} onBack={close} />}
        </Match>
        <Match when={of(props.slip, 'link', 'language')}>
          {slip =>
            slip().kind === 'link' ? (
              <Link slip={slip()} editor={props.editor} onClose={props.onClose} onBack={close} />
            ) : (
              <PassageLanguage slip={slip()} editor={props.editor} onClose={props.onClose} onBack={close} />
            )
          }
        </Match>
        <Match when={of(props.slip, 'sources')}>
          {slip => <Sources notes={props.notes(slip().ids)} editor={props.editor} onBack={close} />}
        </Match>
      </Switch>
    </div>
  )
}

interface Asking<K extends Slip['kind']> {
  readonly slip: OfKind<K>
  readonly editor: Editor
  readonly onClose: () => void
  readonly onBack: () => void
}

function Footnote(props: Asking<'footnote'>) {
  const t = useWords(writingWords)
  const [text, setText] = createSignal(untrack(() => props.slip.text))
  let field: HTMLTextAreaElement | undefined
  onMount(() => field?.focus())
  const save = (words: string) => {
    props.onClose()
    props.editor.footnote(words)
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (text().trim() === '' && props.slip.fresh) props.onBack()
        else save(text())
      }}
    >
      <label>
        {t().footnoteField(props.slip.number)}
        <textarea
          ref={found => (field = found)}
          rows="3"
          maxlength={FOOTNOTE_LIMIT}
          value={text()}
          onInput={event => setText(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
        />
      </label>
      <p class="rp-slip-hint">{t().footnoteHint}</p>
      <Row onBack={props.onBack} save={t().footnoteSave}>
        <Show when={!props.slip.fresh}>
          <button type="button" class="btn quiet" onClick={() => save('')}>
            {t().footnoteRemove}
          </button>
        </Show>
      </Row>
    </form>
  )
}

function Link(props: Asking<'link' | 'language'>) {
  const t = useWords(writingWords)
  const [address, setAddress] = createSignal(untrack(() => props.slip.value))
  const [shown, setShown] = createSignal('')
  const [wrong, setWrong] = createSignal(false)
  let field: HTMLInputElement | undefined
  onMount(() => field?.focus())
  return (
    <form
      novalidate
      onSubmit={event => {
        event.preventDefault()
        const href = readAddress(address())
        if (href === undefined) {
          setWrong(true)
          field?.focus()
          return
        }
        props.onClose()
        props.editor.link(href, shown())
      }}
    >
      <label>
        {t().linkField}
        <input
          ref={found => (field = found)}
          type="url"
          value={address()}
          aria-invalid={wrong()}
          aria-describedby="rp-link-wrong"
          onInput={event => {
            setWrong(false)
            setAddress(event.currentTarget.value)
          }}
        />
      </label>
      <p id="rp-link-wrong" class="rp-slip-wrong" role="alert">
        {wrong() ? t().linkWrong : ''}
      </p>
      <Show when={!props.slip.onPassage}>
        <label>
          {t().linkWords}
          <input value={shown()} maxlength="200" onInput={event => setShown(event.currentTarget.value)} />
        </label>
      </Show>
      <Row onBack={props.onBack} save={t().linkSave}>
        <Show when={props.slip.value !== ''}>
          <button
            type="button"
            class="btn quiet"
            onClick={() => {
              props.onClose()
              props.editor.link('', '')
            }}
          >
            {t().linkRemove}
          </button>
        </Show>
      </Row>
    </form>
  )
}

function PassageLanguage(props: Asking<'link' | 'language'>) {
  const t = useWords(writingWords)
  const known = () => Object.entries(t().languages)
  const isKnown = (tag: string) => tag === '' || Object.hasOwn(t().languages, tag)
  const [tag, setTag] = createSignal(untrack(() => props.slip.value))
  const [other, setOther] = createSignal(untrack(() => !isKnown(props.slip.value)))
  const [wrong, setWrong] = createSignal(false)
  let first: HTMLSelectElement | undefined
  let back: HTMLButtonElement | undefined
  onMount(() => (first ?? back)?.focus())
  return (
    <Show
      when={props.slip.onPassage}
      fallback={
        <>
          <p>{t().languageNone}</p>
          <div class="rp-slip-row">
            <button ref={found => (back = found)} type="button" class="btn" onClick={() => props.onBack()}>
              {t().back}
            </button>
          </div>
        </>
      }
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          if (tag() !== '' && !isLanguageTag(tag())) return setWrong(true)
          props.onClose()
          props.editor.language(tag())
        }}
      >
        <label>
          {t().languageField}
          <select
            ref={found => (first = found)}
            onChange={event => {
              const chosen = event.currentTarget.value
              setOther(chosen === 'other')
              setTag(chosen === 'other' ? '' : chosen)
            }}
          >
            <option value="" selected={tag() === '' && !other()}>
              {t().languageOwn}
            </option>
            <For each={known()}>
              {([code, name]) => (
                <option value={code} selected={tag() === code}>
                  {name}
                </option>
              )}
            </For>
            <option value="other" selected={other()}>
              {t().languageOther}
            </option>
          </select>
        </label>
        <Show when={other()}>
          <label>
            {t().languageCode}
            <input
              value={tag()}
              maxlength="20"
              autocapitalize="none"
              aria-describedby="rp-language-hint"
              onInput={event => {
                setWrong(false)
                setTag(event.currentTarget.value.trim())
              }}
            />
          </label>
          <p
            id="rp-language-hint"
            class={wrong() ? 'rp-slip-wrong' : 'rp-slip-hint'}
            role={wrong() ? 'alert' : undefined}
          >
            {wrong() ? t().languageWrong : t().languageHint}
          </p>
        </Show>
        <Row onBack={props.onBack} save={t().languageSave} />
      </form>
    </Show>
  )
}

function Sources(props: { notes: readonly SlipNote[]; editor: Editor; onBack: () => void }) {
  const t = useWords(writingWords)
  const [gone, setGone] = createSignal<ReadonlySet<string>>(new Set())
  const left = () => props.notes.filter(note => !gone().has(note.id))
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus())
  const remove = (id: string) => {
    props.editor.leanNoMore(id)
    setGone(new Set([...gone(), id]))
    if (left().length === 0) props.onBack()
    else heading?.focus()
  }
  return (
    <>
      <h3 ref={found => (heading = found)} tabindex="-1">
        {t().sources}
      </h3>
      <ul class="rp-slip-notes">
        <For each={left()}>
          {note => (
            <li class={`k-${note.kind}`}>
              <span>
                {note.text}
                <small>{note.meta}</small>
              </span>
              <button
                type="button"
                class="btn quiet"
                aria-label={t().sourceRemoveLabel(note.text)}
                onClick={() => remove(note.id)}
              >
                {t().sourceRemove}
              </button>
            </li>
          )}
        </For>
      </ul>
      <p class="rp-slip-hint">{t().sourcesHelp}</p>
      <div class="rp-slip-row">
        <button type="button" class="btn" onClick={() => props.onBack()}>
          {t().back}
        </button>
      </div>
    </>
  )
}

function Row(props: { save: string; onBack: () => void; children?: JSX.Element }) {
  const t = useWords(writingWords)
  return (
    <div class="rp-slip-row">
      <button type="submit" class="btn primary">
        {props.save}
      </button>
      {props.children}
      <button type="button" class="btn quiet" onClick={() => props.onBack()}>
        {t().back}
      </button>
    </div>
  )
}
