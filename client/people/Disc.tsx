import { Show } from 'solid-js'
import { weaveOf } from '../ui/Plaque.tsx'

/** A table in a round: its woven disc and number; a dash where there is none. What it means is said in text beside it. */
export function Disc(props: { table: number | undefined; changed?: boolean; old?: boolean }) {
  return (
    <Show
      when={props.table}
      fallback={
        <span class="no-disc" aria-hidden="true">
          –
        </span>
      }
    >
      {number => (
        <span
          class="plaque weave disc"
          classList={{ changed: props.changed === true, old: props.old === true }}
          data-theme={weaveOf(number())}
          aria-hidden="true"
        >
          <b>{number()}</b>
        </span>
      )}
    </Show>
  )
}
