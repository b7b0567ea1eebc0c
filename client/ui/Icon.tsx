import { Show } from 'solid-js'
import { DRAWINGS, type Drawing, type IconName } from './drawings.ts'

/** A decorative sign. What it means is said by the text or the label of whoever holds it. */
export function Icon(props: { name: IconName }) {
  const drawing = (): Drawing => DRAWINGS[props.name]
  return (
    <svg class="ico" viewBox="0 0 24 24" aria-hidden="true">
      <Show when={drawing().d}>{d => <path d={d()} />}</Show>
      <Show when={drawing().heavy}>{heavy => <path d={heavy()[0]} stroke-width={heavy()[1]} />}</Show>
      <Show when={drawing().dashed}>{dashed => <path d={dashed()[0]} stroke-dasharray={dashed()[1]} />}</Show>
    </svg>
  )
}
