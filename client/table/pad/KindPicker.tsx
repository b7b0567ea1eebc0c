import { For } from 'solid-js'
import { NOTE_KINDS, type NoteKind } from '../../../shared/domain/note.ts'
import { useWords } from '../../i18n/language.ts'
import { KindMark } from '../../ui/KindMark.tsx'
import { words } from '../words.ts'

/** The six kinds as native radio buttons: arrows change, the chosen one says its name. */
export function KindPicker(props: { kind: NoteKind; onKind: (kind: NoteKind) => void }) {
  const t = useWords(words)
  return (
    <fieldset class="tb-kinds">
      <legend class="sr">{t().kindOfNote}</legend>
      <For each={NOTE_KINDS}>
        {kind => (
          <label class={`tb-kind k-${kind}`} classList={{ on: props.kind === kind }} title={t().kinds[kind]}>
            <input
              class="sr"
              type="radio"
              name="note-kind"
              value={kind}
              checked={props.kind === kind}
              onChange={() => props.onKind(kind)}
            />
            <KindMark kind={kind} />
            <span class={props.kind === kind ? '' : 'sr'}>{t().kinds[kind]}</span>
          </label>
        )}
      </For>
    </fieldset>
  )
}
