import { For, Show } from 'solid-js'
import { weaveOf } from '../ui/Plaque.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import './kits-card.css'

/** The tables' cards as they will stand: weave, number, code. */
export function CardRow(props: { numbers: readonly number[]; link: string; label: string; most: number }) {
  return (
    <ul class="kit-cards" aria-label={props.label}>
      <For each={props.numbers.slice(0, props.most)}>
        {number => (
          <li class="kit-card">
            <span class="weave" data-theme={weaveOf(number)} />
            <b class="serif">{number}</b>
            <Show when={props.link !== ''}>
              <span aria-hidden="true">
                <QrCode text={props.link} label="" />
              </span>
            </Show>
          </li>
        )}
      </For>
      <Show when={props.numbers.length > props.most}>
        <li class="kit-more num">+{props.numbers.length - props.most}</li>
      </Show>
    </ul>
  )
}
