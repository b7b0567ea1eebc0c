import { For, Show } from 'solid-js'
import type { Trip } from '../../shared/domain/travel.ts'
import { language, useWords } from '../i18n/language.ts'
import { themeOfTable, titleOf } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { tripKey } from './trip-key.ts'
import { TripNotes } from './TripNotes.tsx'
import { travelWords } from './words-travel.ts'

/** The map in words: a row for each thread, the thickest first; its button opens the notes below it. */
export function TravelTable(props: {
  trips: readonly Trip[]
  chosen: string | undefined
  onChoose: (key: string) => void
}) {
  const t = useWords(travelWords)
  const { programme } = useSession()
  const numberOf = (table: string) => programme.tables[table]?.number ?? 0
  return (
    <table class="tv-table-list">
      <caption class="sr">{t().caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t().from}</th>
          <th scope="col">{t().to}</th>
          <th scope="col">{t().notes}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.trips}>
          {trip => {
            const key = tripKey(trip)
            const isChosen = () => props.chosen === key
            const says = () => t().tripSays(numberOf(trip.from), numberOf(trip.to), trip.travellers.length)
            return (
              <>
                <tr classList={{ chosen: isChosen() }}>
                  <td>
                    <TableName table={trip.from} />
                  </td>
                  <td>
                    <TableName table={trip.to} />
                  </td>
                  <td>
                    <button
                      type="button"
                      class="btn tv-choose"
                      data-trip={key}
                      aria-expanded={isChosen()}
                      aria-label={`${t().ideas(trip.travellers.length)}, ${says()}`}
                      onClick={() => props.onChoose(key)}
                    >
                      <span class="num">{t().ideas(trip.travellers.length)}</span>
                      <Icon name={isChosen() ? 'up' : 'down'} />
                    </button>
                  </td>
                </tr>
                <Show when={isChosen()}>
                  <tr class="tv-opened">
                    <td colspan="3">
                      <TripNotes trip={trip} numberOf={numberOf} />
                    </td>
                  </tr>
                </Show>
              </>
            )
          }}
        </For>
      </tbody>
    </table>
  )
}

function TableName(props: { table: string }) {
  const t = useWords(travelWords)
  const { programme } = useSession()
  const facts = () => programme.tables[props.table]
  const title = () => {
    const found = facts()
    return found === undefined
      ? undefined
      : titleOf(themeOfTable(programme.themes, found, Math.max(1, programme.day()?.round ?? 1)), language())
  }
  return (
    <span class="tv-name">
      <Plaque number={facts()?.number ?? 0} size="s" />
      <span>
        <b>{t().table(facts()?.number ?? 0)}</b>
        <Show when={title()}>{found => <span lang={found().lang}>{found().text}</span>}</Show>
      </span>
    </span>
  )
}
