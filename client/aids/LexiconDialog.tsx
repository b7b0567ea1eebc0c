import { createMemo, createSignal, For, Show } from 'solid-js'
import { LEXICON_TEXT } from '../../shared/aids/lexicon-text.ts'
import { LEXICON_LIMITS, readLexicon } from '../../shared/aids/lexicon.ts'
import { useWords } from '../i18n/language.ts'
import { saveFile } from '../session/save-file.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogHead } from '../ui/DialogHead.tsx'
import { FileButton } from '../ui/FileButton.tsx'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { isOwnLexicon, keepLexicon, lexiconText } from './own-lexicon.ts'
import { lexiconWords } from './words-lexicon.ts'
import './lexicon.css'

/** The lexicon as plain text, with what is wrong in it by line. A line that is not understood is left out, nothing else. */
export function LexiconDialog(props: { onClose: () => void }) {
  const t = useWords(lexiconWords)
  const [text, setText] = createSignal(lexiconText())
  const [notRead, setNotRead] = createSignal(false)
  const read = createMemo(() => readLexicon(text()))
  let field: HTMLTextAreaElement | undefined

  const keep = () => {
    keepLexicon(text())
    showToast({ text: t().kept, icon: 'check' })
    props.onClose()
  }
  const reset = () => {
    const before = text()
    keepLexicon(undefined)
    setText(LEXICON_TEXT)
    showToast({ text: t().wasReset, icon: 'undo', action: { label: t().undo, run: () => restore(before) } })
  }
  const restore = (before: string) => {
    keepLexicon(before)
    setText(before)
  }
  const load = async (file: File) => {
    setNotRead(false)
    try {
      const found = await file.text()
      if (found.includes('\u0000') || found.trim() === '') setNotRead(true)
      else setText(found.slice(0, LEXICON_LIMITS.text + 1))
    } catch {
      setNotRead(true) // gone since it was chosen, or unreadable: said, nothing else changes
    }
  }
  const goTo = (line: number) => {
    const start = text()
      .split('\n')
      .slice(0, line - 1)
      .reduce((sum, row) => sum + row.length + 1, 0)
    const end = text().indexOf('\n', start)
    field?.focus()
    field?.setSelectionRange(start, end < 0 ? text().length : end)
  }
  return (
    <Dialog open={true} label={t().title} class="lex" onClose={() => props.onClose()}>
      <DialogHead title={t().title} close={t().close} onClose={() => props.onClose()} />
      <p>{t().help}</p>
      <p class="help">{isOwnLexicon() ? t().own : t().ours}</p>
      <div class="field">
        <label for="lex-text">{t().field}</label>
        <p class="help" id="lex-form">
          {t().form}
        </p>
        <textarea
          ref={element => (field = element)}
          id="lex-text"
          class="input lex-text"
          rows="12"
          spellcheck={false}
          aria-describedby="lex-form lex-said"
          aria-invalid={read().faults.length > 0}
          value={text()}
          onInput={typed => setText(typed.currentTarget.value)}
        />
      </div>
      <p id="lex-said" role="status">
        {t().fields(read().lexicon.fields.length)}{' '}
        <Show when={read().faults.length > 0}>
          <b class="lex-wrong">{t().faults(read().faults.length)}</b>
        </Show>
      </p>
      <Show when={read().faults.length > 0}>
        <ul class="lex-faults">
          <For each={read().faults.slice(0, 12)}>
            {fault => (
              <li>
                <button type="button" class="btn quiet" onClick={() => goTo(fault.line)}>
                  {t().line(fault.line)}
                </button>
                <span>{t().what(fault)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <p role="alert">
        <Show when={notRead()}>
          <span class="lex-wrong">{t().notRead}</span>
        </Show>
      </p>
      <div class="lex-row">
        <button type="button" class="btn primary" onClick={keep}>
          <Icon name="check" />
          {t().keep}
        </button>
        <button
          type="button"
          class="btn"
          onClick={() => saveFile(new Blob([text()], { type: 'text/plain;charset=utf-8' }), t().file)}
        >
          <Icon name="download" />
          {t().save}
        </button>
        <FileButton accept=".txt,text/plain" onFile={file => void load(file)}>
          {t().load}
        </FileButton>
        <Show when={text() !== LEXICON_TEXT || isOwnLexicon()}>
          <button type="button" class="btn quiet" onClick={reset}>
            <Icon name="undo" />
            {t().reset}
          </button>
        </Show>
      </div>
    </Dialog>
  )
}
