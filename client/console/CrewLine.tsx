import { createMemo, For } from 'solid-js'
import { crewName } from '../../shared/domain/crew-names.ts'
import type { Day } from '../../shared/document/programme.ts'
import { language, useWords } from '../i18n/language.ts'
import { crewsAtTables, roundsAround, travelsOf } from '../mirror/crew-moves.ts'
import { useSession } from '../session/session.tsx'
import { crewWords } from './words-crews.ts'
import './crews.css'

/** Which crews sit at a table, and where they go at the bell: «Amande → 2». */
export function CrewLine(props: { day: Day; table: string }) {
  const { programme } = useSession()
  const t = useWords(crewWords)
  const rounds = () => roundsAround(props.day)
  const crews = createMemo(() => crewsAtTables(programme, rounds().from).get(props.table) ?? [])
  const going = createMemo(
    () => new Map(travelsOf(programme, props.day).map(travel => [travel.crew, programme.tables[travel.to]?.number])),
  )
  return (
    <For each={crews()}>
      {crew => (
        <span class="room-crew">
          <span aria-hidden="true">
            {crewName(crew, language(), props.day.crews)}
            {going().get(crew) === undefined ? '' : ` → ${going().get(crew) ?? ''}`}
          </span>
          <span class="sr">
            {going().get(crew) === undefined
              ? t().here(crewName(crew, language(), props.day.crews))
              : t().goes(crewName(crew, language(), props.day.crews), going().get(crew) ?? 0)}
            {'. '}
          </span>
        </span>
      )}
    </For>
  )
}
