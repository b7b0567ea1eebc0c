import { useWords } from '../i18n/language.ts'
import { RoundTable, WeaveDefs } from '../ui/RoundTable.tsx'
import { chairsOf, type Seat } from './door.ts'
import type { DoorTable } from './door.ts'
import { words } from './words.ts'

/** The table from above with who waits around it, and the newcomer's chair in grenat. */
export function SeatDrawing(props: { table: DoorTable; seat: Seat; zones: number }) {
  const t = useWords(words)
  const others = () =>
    props.table.people.length -
    (props.table.host !== undefined && props.table.people.includes(props.table.host) ? 1 : 0)
  return (
    <figure class="jn-seat">
      <WeaveDefs />
      <svg
        viewBox="-124 -122 262 244"
        role="img"
        aria-label={t().drawing(props.table.number, props.table.people.length)}
      >
        <RoundTable number={props.table.number} chairs={chairsOf(props.table, t().you)} zones={props.zones} />
      </svg>
      <figcaption>
        <span class="serif">{t().table(props.table.number)}</span>
        <span>
          {props.seat.asked ? t().waiting(props.table.host, others()) : t().anyTable(props.table.host, others())}
        </span>
      </figcaption>
    </figure>
  )
}
