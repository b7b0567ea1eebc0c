import { createMemo, Index, Show } from 'solid-js'
import { crewName } from '../../shared/domain/crew-names.ts'
import type { Day } from '../../shared/document/programme.ts'
import { language, useWords } from '../i18n/language.ts'
import { asTheyLie, crewsAtTables, roundsAround, type Travel, travelsOf, whereLies } from '../mirror/crew-moves.ts'
import { tablesInOrder } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import type { Destination } from './destinations.ts'
import { MAP, ringLayout } from './ring-layout.ts'
import { RingMap, type RingSaying } from './RingMap.tsx'
import { ringWay } from './ring-ways.ts'
import { crewWords } from './words-crews.ts'
import { roundWords } from './words-round.ts'
import './wall-crews.css'

/**
 * The ring with what travels on it at the bell: crews by their names, on dotted ways from table to table; or the cloths with
 * their hosts, where people stay. The tables stand where their cloths lie now.
 */
export function CrewRing(props: { day: Day; destinations: readonly Destination[] }) {
  const { programme } = useSession()
  const c = useWords(crewWords)
  const r = useWords(roundWords)
  const tables = createMemo(() => tablesInOrder(programme.tables))
  const rounds = () => roundsAround(props.day)
  const lies = (cloth: string, round: number) => whereLies(tables(), cloth, round, props.day.movement)
  const cloths = () => props.day.movement === 'hosts'
  const spots = createMemo(() => {
    const byId = new Map(props.destinations.map(destination => [destination.id, destination]))
    return asTheyLie(
      tables().filter(table => byId.has(table.id)),
      props.day,
      tables(),
    ).flatMap(table => byId.get(table.id) ?? [])
  })
  const travels = createMemo(() => {
    const places = ringLayout(spots().length)
    const at = new Map(spots().map((spot, index) => [lies(spot.id, rounds().from), places[index]]))
    return travelsOf(programme, props.day).flatMap(travel => {
      const [from, to] = [at.get(travel.from), at.get(travel.to)]
      return from === undefined || to === undefined ? [] : [{ travel, way: ringWay(from, to, places.length) }]
    })
  })
  const crews = createMemo(() => crewsAtTables(programme, rounds().to))
  const called = (crew: number | undefined) => (crew === undefined ? '' : crewName(crew, language(), props.day.crews))
  const number = (table: string) => programme.tables[table]?.number ?? 0
  const hostsOf = (cloth: string) => props.destinations.find(({ id }) => id === cloth)?.hosts ?? []
  const sentence = (travel: Travel) =>
    travel.cloth === undefined
      ? c().crewGoes(called(travel.crew), number(travel.from), number(travel.to))
      : c().clothGoes(travel.cloth.number, number(travel.to))

  /** Where cloths go round, whoever sits at a place stays there: told is who comes to them. */
  const saying = (here: Destination): RingSaying | undefined => {
    if (!cloths() || rounds().from === rounds().to) return undefined
    const place = lies(here.id, rounds().from)
    const coming = props.destinations.find(({ id }) => lies(id, rounds().to) === place)
    if (coming === undefined) return { heading: '', people: [] }
    const crew = called(crews().get(coming.id)?.[0])
    const hosts = r().all(coming.hosts)
    return {
      heading:
        hosts === '' ? c().clothComes(coming.table.number, crew) : c().hostsCome(hosts, coming.hosts.length > 1, crew),
      people: coming.guests,
    }
  }
  const centre = () => {
    if (travels().length === 0) return undefined
    return cloths() ? c().centreCloths : props.day.phase === 'transfer' ? c().centreCrews : undefined
  }

  return (
    <RingMap
      day={props.day}
      destinations={spots()}
      saying={saying}
      centre={centre()}
      crews={
        <>
          <svg class="wall-ways" viewBox={`0 0 ${MAP.width} ${MAP.height}`} aria-hidden="true">
            <Index each={travels()}>
              {each => (
                <>
                  <path class="wall-way" d={each().way.line} />
                  <path class="wall-way-head" d={each().way.head} />
                </>
              )}
            </Index>
          </svg>
          <ul class="wall-crews">
            <Index each={travels()}>
              {each => (
                <li
                  classList={{ cloth: each().travel.cloth !== undefined }}
                  style={{ '--x': each().way.label.x.toFixed(0), '--y': each().way.label.y.toFixed(0) }}
                >
                  <span class="sr">{sentence(each().travel)}</span>
                  <span class="wall-crew" aria-hidden="true">
                    <Show when={each().travel.cloth} fallback={called(each().travel.crew)}>
                      {cloth => (
                        <>
                          <Plaque number={cloth().number} size="s" />
                          {r().all(hostsOf(cloth().id)) || c().cloth(cloth().number)}
                        </>
                      )}
                    </Show>
                  </span>
                </li>
              )}
            </Index>
          </ul>
        </>
      }
    />
  )
}
