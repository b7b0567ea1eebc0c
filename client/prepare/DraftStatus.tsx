import { Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { useBook } from './context.tsx'
import { faultText } from './faults.ts'
import { words } from './words.ts'

/** Is what I typed kept? In words, quietly, and with the way out when it is not. */
export function DraftStatus() {
  const t = useWords(words)
  const book = useBook()
  const state = () => book.editor.state()
  const failed = () => {
    const now = state()
    return now.step === 'failed' ? now.code : undefined
  }
  const text = () => {
    const now = state()
    switch (now.step) {
      case 'saved':
        return t().saved
      case 'waiting':
        return t().waiting
      case 'saving':
        return t().saving
      case 'incomplete': {
        const first = book.editor.faults()[0]
        return first === undefined ? t().incomplete : faultText(first, t())
      }
      case 'failed':
        if (now.code === 'offline') return t().failedOffline
        return now.code === 'already-started' ? t().failedStarted : t().failed
    }
  }
  return (
    <div class="draft" data-step={state().step}>
      <p role="status">
        <Icon name={state().step === 'saved' ? 'check' : state().step === 'failed' ? 'offline' : 'pencil'} />
        {text()}
      </p>
      <Show when={failed() !== undefined && failed() !== 'offline'}>
        <button type="button" class="btn" onClick={() => void book.editor.flush()}>
          {t().retry}
        </button>
      </Show>
    </div>
  )
}
