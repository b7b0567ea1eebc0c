import { createMemo, createSignal, For, Show } from 'solid-js'
import { type PeopleListReading, readPeopleList } from '../../shared/domain/people-list.ts'
import { useWords } from '../i18n/language.ts'
import { FileButton } from '../ui/FileButton.tsx'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { useBook } from './context.tsx'
import { CSV_BYTES, readPeopleFile } from './people-file.ts'
import { addPeople } from './people-edits.ts'
import { peopleWords } from './words-people.ts'

const REMARKS = 12

/** People by paste or from a file: read as they come, told line by line, added by one button. */
export function AddPeopleCard() {
  const t = useWords(peopleWords)
  const book = useBook()
  const [pasted, setPasted] = createSignal('')
  const [file, setFile] = createSignal<{ readonly name: string; readonly reading: PeopleListReading }>()
  const [failed, setFailed] = createSignal<'csvFailed' | 'csvLarge'>()
  const people = () => book.editor.plan.people
  const reading = createMemo(() => file()?.reading ?? readPeopleList(pasted(), people()))
  const frozen = () => !book.mayDescribe()

  const choose = async (chosen: File) => {
    setFailed(undefined)
    setFile(undefined)
    if (chosen.size > CSV_BYTES) return setFailed('csvLarge')
    try {
      setFile({ name: chosen.name, reading: await readPeopleFile(chosen, people()) })
    } catch {
      setFailed('csvFailed')
    }
  }
  const add = () => {
    const listed = reading().people
    if (listed.length === 0) return
    book.editor.edit(addPeople(listed))
    setPasted('')
    setFile(undefined)
    showToast({ text: t().added(listed.length), icon: 'check' })
  }
  return (
    <section class="card add-people" aria-labelledby="prepare-add-people">
      <h2 class="serif" id="prepare-add-people">
        {t().add}
      </h2>
      <p class="quiet-text" id="prepare-add-help">
        {t().addHelp}
      </p>
      <textarea
        class="input"
        rows="7"
        aria-label={t().paste}
        aria-describedby="prepare-add-help"
        placeholder={t().pasteExample}
        spellcheck={false}
        value={pasted()}
        disabled={frozen()}
        onInput={event => {
          setFile(undefined)
          setPasted(event.currentTarget.value)
        }}
      />
      <p class="add-foot">
        <button
          type="button"
          class="btn primary"
          disabled={frozen() || reading().people.length === 0}
          onClick={() => add()}
        >
          <Icon name="plus" />
          {t().addThem(Math.max(1, reading().people.length))}
        </button>
        <span class="quiet-text" role="status">
          <Show when={file()}>{read => `${t().csvRead(read().name)} · `}</Show>
          {t().ready(reading().people.length)}
        </span>
      </p>
      <Show when={reading().remarks.length > 0}>
        <h3 class="remarks-title">{t().remarks}</h3>
        <ul class="line-remarks">
          <For each={reading().remarks.slice(0, REMARKS)}>
            {remark => (
              <li classList={{ left: !remark.kept }}>
                <b class="num">{t().line(remark.line)}</b> {t().troubles[remark.why]}{' '}
                <span class="quiet-text">{t().quoted(remark.text)}</span>
              </li>
            )}
          </For>
          <Show when={reading().remarks.length > REMARKS}>
            <li>{t().moreRemarks(reading().remarks.length - REMARKS)}</li>
          </Show>
        </ul>
      </Show>
      <div class="add-file">
        <FileButton accept=".csv,.tsv,.txt,text/csv,text/plain" disabled={frozen()} onFile={file => void choose(file)}>
          <Icon name="paper" />
          {t().csv}
        </FileButton>
        <span class="quiet-text">{t().csvHelp}</span>
      </div>
      <Show when={failed()}>
        {why => (
          <p class="wrong" role="alert">
            {t()[why()]}
          </p>
        )}
      </Show>
      <p class="quiet-text privacy">
        <Icon name="shield" />
        {t().privacy}
      </p>
    </section>
  )
}
