import { For, Show } from 'solid-js'
import type { HandOverLine } from '../../../shared/domain/hand-over.ts'
import { useWords } from '../../i18n/language.ts'
import { useTable } from '../model.ts'
import { handOverWords } from './words-hand-over.ts'
import './line-notes.css'

/** A line of the hand-over: what it is, then its notes word for word. With `onGo` each note is the way to itself. */
export function LineNotes(props: { line: HandOverLine; onGo?: ((note: string) => void) | undefined }) {
  const h = useWords(handOverWords)
  const table = useTable()
  return (
    <span class="tb-line">
      <b>{h().about[props.line.about]}</b>{' '}
      <For each={props.line.notes}>
        {(id, at) => (
          <>
            <Show when={at() > 0}>
              {' '}
              <i>{h().opposes}</i>{' '}
            </Show>
            <Show when={props.onGo} fallback={<q lang={table.note(id)?.lang}>{table.note(id)?.text}</q>}>
              {go => (
                <button type="button" class="tb-line-go" title={h().go} onClick={() => go()(id)}>
                  <q lang={table.note(id)?.lang}>{table.note(id)?.text}</q>
                </button>
              )}
            </Show>
          </>
        )}
      </For>
    </span>
  )
}
