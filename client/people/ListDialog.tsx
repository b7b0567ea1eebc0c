import { createMemo, createSignal, For, Show } from 'solid-js'
import { type PeopleListReading, readPeopleList, readPeopleRows } from '../../shared/domain/people-list.ts'
import { useWords } from '../i18n/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogHead } from '../ui/DialogHead.tsx'
import { peopleWords } from './words.ts'

/** Larger than any list of people of ours could be. */
const MOST_BYTES = 2_000_000

/** A whole list at once, pasted or from a file. What was read is shown, with what is odd by its line, before anything is asked. */
export function ListDialog(props: {
  way: 'paste' | 'file'
  /** who is there already */
  names: readonly string[]
  onClose: () => void
  onAdd: (names: readonly string[]) => void
}) {
  const t = useWords(peopleWords)
  const [text, setText] = createSignal('')
  const [rows, setRows] = createSignal<readonly (readonly string[])[]>([])
  const [unreadable, setUnreadable] = createSignal(false)
  const known = () => props.names.map(name => ({ name }))
  const reading = createMemo(
    (): PeopleListReading =>
      props.way === 'paste' ? readPeopleList(text(), known()) : readPeopleRows(rows(), known()),
  )
  const hasText = () => (props.way === 'paste' ? text().trim() !== '' : rows().length > 0)

  const open = async (file: File | undefined) => {
    setUnreadable(false)
    setRows([])
    if (file === undefined) return
    try {
      if (file.size > MOST_BYTES) throw new Error('too large')
      // Exact about UTF-8: an old spreadsheet's accents would come out wrong, and names with them.
      const content = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
      const { default: papa } = await import('papaparse')
      // An empty last line would make every separator look wrong.
      const lines = content.replace(/^\uFEFF/, '').trimEnd()
      setRows(papa.parse<string[]>(lines, { delimitersToGuess: [';', ',', '\t', '|'] }).data)
    } catch {
      setUnreadable(true)
    }
  }
  return (
    <Dialog open={true} label={t().listTitle} class="people-dialog" onClose={() => props.onClose()}>
      <DialogHead title={t().listTitle} close={t().close} onClose={() => props.onClose()} />
      <Show
        when={props.way === 'paste'}
        fallback={
          <div class="field">
            <label for="people-file">{t().fileLabel}</label>
            <input
              id="people-file"
              type="file"
              accept=".csv,.txt,text/csv,text/plain"
              aria-describedby="people-list-help"
              onChange={event => void open(event.currentTarget.files?.[0])}
            />
            <p id="people-list-help" class="help">
              {t().fileHelp} {t().listNames}
            </p>
          </div>
        }
      >
        <div class="field">
          <label for="people-pasted">{t().listLabel}</label>
          <textarea
            id="people-pasted"
            rows="9"
            spellcheck={false}
            aria-describedby="people-list-help"
            value={text()}
            onInput={event => setText(event.currentTarget.value)}
          />
          <p id="people-list-help" class="help">
            {t().listHelp} {t().listNames}
          </p>
        </div>
      </Show>
      <div role="status">
        <Show when={unreadable()}>
          <p class="wrong">{t().unreadable}</p>
        </Show>
        <Show when={hasText()}>
          <p>{t().listFound(reading().people.length)}</p>
        </Show>
      </div>
      <Show when={hasText() && reading().remarks.length > 0}>
        <ul class="people-remarks">
          <For each={reading().remarks.slice(0, 30)}>
            {remark => (
              <li>
                <b>{t().line(remark.line)}</b> {remark.text === '' ? '' : `«\u202f${remark.text}\u202f»`}{' '}
                {t().reasons[remark.why]}
              </li>
            )}
          </For>
          <Show when={reading().remarks.length > 30}>
            <li>{t().more(reading().remarks.length - 30)}</li>
          </Show>
        </ul>
      </Show>
      <button
        type="button"
        class="btn primary"
        disabled={reading().people.length === 0}
        onClick={() => props.onAdd(reading().people.map(person => person.name))}
      >
        {t().listAdd(reading().people.length)}
      </button>
    </Dialog>
  )
}
