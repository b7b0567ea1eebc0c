import { Index, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { HandsField } from './HandsField.tsx'
import { countAfterTap, type PlacedNote } from './layout.ts'
import { words } from './words.ts'

/** What can be done with a note now; each is undefined when it cannot. */
export interface NoteTools {
  /** my dots on it */
  readonly ballot?: { readonly mine: number; readonly perNote: number; readonly left: number } | undefined
  readonly onDots: (count: number) => void
  /** hands counted for it, by whoever counts */
  readonly hands?: { readonly counted: number; readonly most: number } | undefined
  readonly onHands: (count: number) => void
  /** while notes are being chosen: is it? */
  readonly picked?: boolean | undefined
  readonly onPick: () => void
}

/**
 * A note of a plate: at most four elements, its mark and its signs are drawn by CSS. With open dots one taps its discs; while notes
 * are being chosen the whole note is a button.
 */
export function HarvestNote(props: {
  note: PlacedNote
  column: number
  /** undefined: no name to say (this view shows it by its row) */
  threadName: string | undefined
  /** the table, where the layout does not show it */
  place?: string | undefined
  total: number | undefined
  /** raised hands among them */
  hands: number | undefined
  tools: NoteTools
}) {
  const t = useWords(words)
  const discs = () => Array.from({ length: props.tools.ballot?.perNote ?? 0 }, (_, index) => index)
  const sign = () =>
    props.note.from !== undefined ? t().from(props.note.from) : props.note.bornHere ? t().bornHere : undefined
  return (
    <li
      class={`note hv-note k-${props.note.kind}`}
      classList={{ 'hv-picked': props.tools.picked === true }}
      data-note={props.note.id}
      data-thread-name={props.threadName === undefined ? undefined : t().onThread(props.threadName)}
      style={{ '--row': props.note.row, '--column': props.column, '--tilt': `${tilt(props.note.id)}deg` }}
    >
      <p lang={props.note.lang}>{props.note.text}</p>
      <footer data-sign={sign()}>
        {[props.place, t().kinds[props.note.kind]].filter(Boolean).join(' · ')}
        <Show when={props.total}>
          {total => (
            <span
              class="votes"
              title={t().support(total(), props.hands ?? 0)}
              data-hands={props.hands === undefined ? undefined : t().ofHands(props.hands)}
            >
              {total()}
            </span>
          )}
        </Show>
        <Show when={props.tools.ballot}>
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
                        props.tools.onDots(countAfterTap(ballot().mine, disc()))
                    }}
                  />
                )}
              </Index>
            </span>
          )}
        </Show>
        <Show when={props.tools.hands}>
          {hands => (
            <HandsField
              counted={hands().counted}
              most={hands().most}
              note={props.note.text}
              onCount={props.tools.onHands}
            />
          )}
        </Show>
      </footer>
      <Show when={props.tools.picked !== undefined}>
        <button
          type="button"
          class="hv-pick"
          aria-pressed={props.tools.picked === true}
          aria-label={t().pick(props.note.text)}
          onClick={() => props.tools.onPick()}
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
