import type { JSX } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import type { BarCommand, BarState } from './editor/make-editor.ts'
import { words } from './words.ts'

/** Under the page: what the block at the caret is. Every button has its keys, said in its title. */
export function Bar(props: { state: BarState; onCommand: (command: BarCommand) => void }) {
  const t = useWords(words)
  const button = (command: BarCommand, label: string, pressed: () => boolean | undefined, content: JSX.Element) => (
    <button
      type="button"
      aria-pressed={pressed()}
      aria-label={label}
      aria-keyshortcuts={t().keys[command].replaceAll(' ', '+').replace('Ctrl', 'Control')}
      title={`${label} (${t().keys[command]})`}
      // the caret stays in the page
      onMouseDown={event => event.preventDefault()}
      onClick={() => props.onCommand(command)}
    >
      {content}
    </button>
  )
  const asked = () => props.state.block === 'question' || props.state.block === 'answer'
  return (
    <div class="rp-bar" role="toolbar" aria-label={t().bar}>
      {button(
        'heading',
        t().block.heading,
        () => props.state.block === 'heading',
        <span class="serif">{t().block.heading}</span>,
      )}
      {button('paragraph', t().block.paragraph, () => props.state.block === 'paragraph', t().block.paragraph)}
      {button(
        'question',
        t().block.question,
        asked,
        <span>
          <i class="serif">Q</i> {t().answerLetter}
        </span>,
      )}
      {button(
        'list',
        t().block.list,
        () => props.state.block === 'list',
        <>
          <Icon name="list" />
          <span class="rp-bar-word">{t().block.list}</span>
        </>,
      )}
      {button('strong', t().strong, () => props.state.strong, <b>{t().strongLetter}</b>)}
      {button('em', t().em, () => props.state.em, <em>{t().emLetter}</em>)}
      {button('undo', t().undo, () => undefined, <Icon name="undo" />)}
    </div>
  )
}
