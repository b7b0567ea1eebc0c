import { For, Show } from 'solid-js'
import type { Meeting, Traveller, Trip } from '../../shared/domain/travel.ts'
import { useWords } from '../i18n/language.ts'
import { KindMark } from '../ui/KindMark.tsx'
import { travelWords } from './words-travel.ts'

/** The notes of one trip, word for word: where they were picked up, and what they met. Never by whom. */
export function TripNotes(props: { trip: Trip; numberOf: (table: string) => number }) {
  const t = useWords(travelWords)
  const to = () => props.numberOf(props.trip.to)
  const facts = (note: Traveller) =>
    [
      t().pickedUp(props.numberOf(props.trip.from), note.round),
      note.bornAt === undefined ? '' : t().bornAt(props.numberOf(note.bornAt)),
      note.onPlate ? t().onPlate(to()) : '',
    ]
      .filter(Boolean)
      .join(', ')
  return (
    <ul class="tv-notes">
      <For each={props.trip.travellers}>
        {note => (
          <li class={`tv-note k-${note.kind}`}>
            <p class="tv-words" lang={note.lang}>
              {note.text}
            </p>
            <p class="tv-facts">
              <KindMark kind={note.kind} /> {facts(note)}
            </p>
            <Show when={note.met.length > 0} fallback={<p class="tv-facts">{t().metNothing(to())}</p>}>
              <p class="tv-facts">{t().met}</p>
              <ul>
                <For each={note.met}>{meeting => <MeetingLine meeting={meeting} />}</For>
              </ul>
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

function MeetingLine(props: { meeting: Meeting }) {
  const t = useWords(travelWords)
  const quote = () => <q lang={props.meeting.lang}>{props.meeting.text}</q>
  return (
    <li>
      <Show
        when={props.meeting.says === 'traveller'}
        fallback={
          <>
            {quote()} <i>{`${t().verbs[props.meeting.kind]} ${t().this}`}</i>
          </>
        }
      >
        <i>{`${t().it} ${t().verbs[props.meeting.kind]}`}</i> {quote()}
      </Show>
    </li>
  )
}
