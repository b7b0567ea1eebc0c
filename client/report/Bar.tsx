import { createSignal, For, type JSX, onCleanup, Show } from 'solid-js'
import { HEADING_ROLES } from '../../shared/document/synthesis.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import type { BarState } from './editor/bar-state.ts'
import type { BarCommand } from './editor/make-editor.ts'
import { writingWords } from './words-writing.ts'

/** Under the page: what the block at the caret is, and what can be added there. Every button has its keys, said in its title. */
export function Bar(props: { state: BarState; perspectives: boolean; onCommand: (command: BarCommand) => void }) {
  const t = useWords(writingWords)
  const [more, setMore] = createSignal(false)
  let root: HTMLDivElement | undefined
  let opener: HTMLButtonElement | undefined

  const elsewhere = (event: Event) => {
    if (more() && event.target instanceof Node && root?.contains(event.target) === false) setMore(false)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !more()) return
    setMore(false)
    opener?.focus()
  }
  document.addEventListener('pointerdown', elsewhere)
  document.addEventListener('keydown', onKey)
  onCleanup(() => {
    document.removeEventListener('pointerdown', elsewhere)
    document.removeEventListener('keydown', onKey)
  })

  const give = (command: BarCommand) => {
    setMore(false)
    props.onCommand(command)
  }
  const named = (command: BarCommand, label = t().block[command]) => {
    const keys = t().keys[command]
    return {
      'aria-label': label,
      title: keys === '' ? label : `${label} (${keys})`,
      ...(keys === '' ? {} : { 'aria-keyshortcuts': keys.replaceAll(' ', '+').replace('Ctrl', 'Control') }),
    }
  }
  const button = (command: BarCommand, content: JSX.Element, pressed?: () => boolean, label?: () => string) => (
    <button
      type="button"
      {...named(command, label?.())}
      aria-pressed={pressed?.()}
      // the caret stays in the page
      onMouseDown={event => event.preventDefault()}
      onClick={() => give(command)}
    >
      {content}
    </button>
  )
  const entry = (command: BarCommand, content: JSX.Element, pressed?: () => boolean) => (
    <li>
      <button
        type="button"
        aria-pressed={pressed?.()}
        aria-keyshortcuts={t().keys[command].replaceAll(' ', '+').replace('Ctrl', 'Control') || undefined}
        onMouseDown={event => event.preventDefault()}
        onClick={() => give(command)}
      >
        <span class="rp-more-sign">{content}</span>
        {t().block[command]}
        <kbd>{t().keys[command]}</kbd>
      </button>
    </li>
  )
  const isRole = {
    lead: () => props.state.role === 'lead',
    lever: () => props.state.role === 'lever',
    topic: () => props.state.role === 'topic',
  }
  const heading = () => props.state.block === 'heading' && props.state.role === ''
  const asked = () => props.state.block === 'question' || props.state.block === 'answer'
  return (
    <div class="rp-bar" role="toolbar" aria-label={t().bar} ref={found => (root = found)}>
      <Show
        when={props.perspectives}
        fallback={button('heading', <span class="serif">{t().block.heading}</span>, heading)}
      >
        <For each={HEADING_ROLES}>
          {role => button(role, <span class="serif">{t().block[role]}</span>, isRole[role])}
        </For>
      </Show>
      {button(
        'paragraph',
        <>
          <span class="rp-bar-word">{t().block.paragraph}</span>
          <span class="rp-bar-short" aria-hidden="true">
            ¶
          </span>
        </>,
        () => props.state.block === 'paragraph',
      )}
      {button(
        'quote',
        <>
          <Icon name="note" />
          <span class="rp-bar-word">{t().block.quote}</span>
        </>,
        undefined,
        () => t().quoteHelp,
      )}
      {button(
        'question',
        <span>
          <i class="serif">Q</i> {t().answerLetter}
        </span>,
        asked,
      )}
      {button(
        'list',
        <>
          <Icon name="list" />
          <span class="rp-bar-word">{t().block.list}</span>
        </>,
        () => props.state.block === 'list',
      )}
      {button(
        'footnote',
        <span>
          {`${t().block.footnote} `}
          <sup>{props.state.footnote}</sup>
        </span>,
        undefined,
        () => t().footnoteHelp(props.state.footnote),
      )}
      <button
        ref={found => (opener = found)}
        type="button"
        aria-label={t().more}
        title={t().more}
        aria-expanded={more()}
        onMouseDown={event => event.preventDefault()}
        onClick={() => setMore(open => !open)}
      >
        <Icon name="more" />
      </button>
      <Show when={more()}>
        <ul class="rp-more">
          <Show when={props.perspectives}>{entry('heading', <span class="serif">T</span>, heading)}</Show>
          {entry('strong', <b>{t().block.strong[0]}</b>, () => props.state.strong)}
          {entry('em', <em>{t().block.em[0]}</em>, () => props.state.em)}
          {entry('link', <Icon name="link" />, () => props.state.link)}
          {entry('language', <Icon name="globe" />, () => props.state.lang)}
          {entry('undo', <Icon name="undo" />)}
          {entry('redo', <Icon name="refresh" />)}
        </ul>
      </Show>
    </div>
  )
}
