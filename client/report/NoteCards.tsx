import { createSignal, For, Show } from 'solid-js'
import { reportWords } from '../../shared/i18n/report-words.ts'
import type { ApiNote } from '../../shared/protocol/api.ts'
import { language, useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { KindMark } from '../ui/KindMark.tsx'
import type { WritingDeskState } from './create-desk.ts'
import { LeaveOutForm } from './LeftOut.tsx'
import { dragNote } from './note-drag.ts'
import { words } from './words.ts'

/** Notes to quote: by the button, by Enter on it, or dragged to the page. Arrows go from one to the next. */
export function NoteCards(props: {
  notes: readonly ApiNote[]
  cited: ReadonlySet<string>
  severalTables: boolean
  mayWrite: boolean
  mayInsert: boolean
  desk: WritingDeskState
}) {
  return (
    <ul ref={found => found.addEventListener('keydown', goToNext)}>
      <For each={props.notes}>
        {note => (
          <NoteCard
            note={note}
            cited={props.cited.has(note.id)}
            severalTables={props.severalTables}
            mayWrite={props.mayWrite}
            mayInsert={props.mayInsert}
            desk={props.desk}
          />
        )}
      </For>
    </ul>
  )
}

function goToNext(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const { target } = event
  if (!(target instanceof HTMLElement) || target.matches('input, textarea')) return
  const all = [...document.querySelectorAll<HTMLElement>('.rp-heaps .rp-note')]
  const at = all.findIndex(each => each.contains(target))
  const next = all[at + (event.key === 'ArrowDown' ? 1 : -1)]?.querySelector<HTMLElement>('button')
  if (next === undefined || next === null) return
  event.preventDefault()
  next.focus()
}

function NoteCard(props: {
  note: ApiNote
  cited: boolean
  severalTables: boolean
  mayWrite: boolean
  mayInsert: boolean
  desk: WritingDeskState
}) {
  const t = useWords(words)
  const { programme } = useSession()
  const [open, setOpen] = createSignal(false)
  const [leaving, setLeaving] = createSignal(false)
  let more: HTMLButtonElement | undefined
  const where = () => {
    const number = programme.tables[props.note.table]?.number
    const table = props.severalTables && number !== undefined ? [t().noteTable(number)] : []
    return [...table, t().noteRound(props.note.round)].join(', ')
  }
  const close = () => {
    setOpen(false)
    setLeaving(false)
    more?.focus()
  }
  const name = (label: string) => `${label}\u00a0: ${props.note.text}`
  const insert = (look: string) => (
    <button
      type="button"
      class={look}
      aria-label={t().insertLabel(props.note.text)}
      onClick={() => props.desk.insert(props.note)}
    >
      {t().insert}
    </button>
  )
  return (
    <li
      class={`rp-note k-${props.note.kind}`}
      data-note={props.note.id}
      draggable={props.mayInsert}
      ref={found => {
        found.addEventListener('dragstart', event => dragNote(event.dataTransfer, props.note))
        found.addEventListener('keydown', event => {
          if (event.key !== 'Escape' || !open()) return
          event.stopPropagation()
          close()
        })
      }}
    >
      <Show when={props.mayInsert}>
        <span class="rp-grip" aria-hidden="true">
          <Icon name="grip" />
        </span>
      </Show>
      <div>
        <p lang={props.note.lang}>{props.note.text}</p>
        <small>
          <KindMark kind={props.note.kind} />
          {reportWords(language()).kind[props.note.kind]}
          <Show when={props.note.dots > 0}>
            <span class="votes" title={t().dots(props.note.dots)}>
              {props.note.dots}
            </span>
          </Show>
          <span>{where()}</span>
          <Show when={props.cited} fallback={<em>{t().notCited}</em>}>
            <b>
              <Icon name="check" />
              {t().cited}
            </b>
          </Show>
        </small>
      </div>
      <Show when={props.cited} fallback={<Show when={props.mayInsert}>{insert('btn rp-insert')}</Show>}>
        <button
          type="button"
          class="btn quiet rp-insert rp-see"
          aria-label={t().seeLabel(props.note.text)}
          onClick={() => props.desk.see(props.note.id)}
        >
          {t().see}
        </button>
      </Show>
      <Show when={props.mayWrite}>
        <button
          ref={found => (more = found)}
          type="button"
          class="rp-note-more"
          aria-label={name(t().noteMore)}
          title={t().noteMore}
          aria-expanded={open()}
          onClick={() => (open() ? close() : setOpen(true))}
        >
          <Icon name="more" />
        </button>
        <Show when={open()}>
          <div class="rp-note-acts">
            <Show
              when={!leaving()}
              fallback={<LeaveOutForm note={props.note} onDone={close} onCancel={() => setLeaving(false)} />}
            >
              <Show when={props.mayInsert}>
                <Show when={props.cited}>{insert('btn')}</Show>
                <button
                  type="button"
                  class="btn"
                  aria-label={name(t().lean)}
                  onClick={() => {
                    props.desk.lean(props.note)
                    close()
                  }}
                >
                  <Icon name="link" />
                  {t().lean}
                </button>
              </Show>
              <button type="button" class="btn" aria-label={name(t().leaveOut)} onClick={() => setLeaving(true)}>
                {t().leaveOut}
              </button>
            </Show>
          </div>
        </Show>
      </Show>
    </li>
  )
}
