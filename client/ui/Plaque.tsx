/** A table's plaque: number + weave + hue. `weave` counts from 1 and comes back after 12. */
export function Plaque(props: { number: number; size?: 's' | 'm' | 'l' }) {
  return (
    <span
      class={`plaque weave plaque-${props.size ?? 'm'}`}
      data-theme={weaveOf(props.number)}
      data-long={props.number > 99 ? '' : undefined}
      aria-hidden="true"
    >
      <b>{props.number}</b>
    </span>
  )
}

/** Twelve weaves for any number of tables. */
export const weaveOf = (number: number): string => String(((number - 1) % 12) + 1)
