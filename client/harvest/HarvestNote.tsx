import { Index, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { KindMark } from '../ui/KindMark.tsx'
import { countAfterTap, type PlacedNote } from './layout.ts'
import { words } from './words.ts'

/** A note of a plate. With open dots one taps its discs; while a thread is being drawn the whole note is a button. */
export function HarvestNote(props: {
  note: PlacedNote
  column: number
  /** undefined: no name to say (this view shows it by its row) */
  threadName: string | undefined
  total: number | undefined
  /** undefined when dots are not mine to place now */
  ballot: { readonly mine: number; readonly perNote: number; readonly left: number } | undefined
  onDots: (count: number) => void
  /** undefined when no thread is being drawn */
  picked: boolean | undefined
  onPick: () => void
}) {
  const t = useWords(words)
  const discs = () => Array.from({ length: props.ballot?.perNote ?? 0 }, (_, index) => index)
  return (
    <li
      class={`note hv-note k-${props.note.kind}`}
      classList={{ 'hv-picked': props.picked === true }}
      data-note={props.note.id}
      style={{ '--row': props.note.row, '--column': props.column, '--tilt': `${tilt(props.note.id)}deg` }}
    >
      <p lang={props.note.lang}>{props.note.text}</p>
      <footer>
        <KindMark kind={props.note.kind} />
        <span>{t().kinds[props.note.kind]}</span>
        <Show when={props.note.bornHere}>
          <b>{t().bornHere}</b>
        </Show>
        <Show when={props.threadName}>{name => <span class="hv-on-thread">{t().onThread(name())}</span>}</Show>
        <Show when={props.total}>
          {total => (
            <span class="votes" title={t().dotCount(total())}>
              {total()}
            </span>
          )}
        </Show>
        <Show when={props.ballot}>
          {ballot => (
            <span class="hv-discs">
              <Index each={discs()}>
                {disc => (
                  <button
                    type="button"
                    class="hv-disc"
                    aria-pressed={ballot().mine > disc()}
                    aria-disabled={ballot().mine <= disc() && ballot().left <= 0}
                    aria-label={t().disc(disc() + 1, ballot().perNote, props.note.text)}
                    onClick={() => {
                      if (ballot().mine > disc() || ballot().left > 0)
                        props.onDots(countAfterTap(ballot().mine, disc()))
                    }}
                  />
                )}
              </Index>
            </span>
          )}
        </Show>
      </footer>
      <Show when={props.picked !== undefined}>
        <button
          type="button"
          class="hv-pick"
          aria-pressed={props.picked === true}
          aria-label={t().pick(props.note.text)}
          onClick={() => props.onPick()}
        />
      </Show>
    </li>
  )
}

/** ±0.6°, the same everywhere: from the id's own characters. */
function tilt(id: string): number {
  let sum = 0
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) % 997
  return Math.round((sum / 997 - 0.5) * 12) / 10
}
