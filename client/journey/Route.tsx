import { createMemo, For, Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { crewName } from '../../shared/domain/crew-names.ts'
import { language, useWords } from '../i18n/language.ts'
import { crewOf, whereLies } from '../mirror/crew-moves.ts'
import { inCrews, seatingRound, tablesInOrder, themeOfTable, titleOf } from '../mirror/seating.ts'
import { Plaque } from '../ui/Plaque.tsx'
import { useMyFacts } from './my-facts.ts'
import { journeyWords } from './words.ts'

type When = 'past' | 'now' | 'next' | 'later'

/** Where a round of one's route lies, seen from the present moment. */
export function whenIs(round: number, day: Pick<Day, 'phase' | 'round' | 'rounds'>): When {
  if (day.phase === 'harvest' || day.phase === 'closed') return 'past'
  if (day.phase === 'transfer') return round <= day.round ? 'past' : round === day.round + 1 ? 'next' : 'later'
  const present = seatingRound(day)
  if (round < present) return 'past'
  if (round === present) return day.phase === 'round' ? 'now' : 'next'
  return round === present + 1 && day.phase === 'round' ? 'next' : 'later'
}

/** One's tables by round, as plaques along a line: «2 → 3 → 4 → 1». */
export function Route() {
  const t = useWords(journeyWords)
  const { session, me } = useMyFacts()
  const { programme, identity } = session
  const day = () => programme.day()
  const row = () => programme.seats[identity.person] ?? []
  /** who travels, or stays, together has a name; a host is of no crew */
  const crew = createMemo(() => {
    const now = day()
    if (now === undefined || !inCrews(now)) return undefined
    const found = crewOf(programme, identity.person, seatingRound(now))
    return found === undefined ? undefined : crewName(found, language(), day()?.crews)
  })
  const cloths = () => day()?.movement === 'hosts'
  /** the number of the table at which one sits: with cloths that go round, not that of the cloth */
  const placeOf = (cloth: string, round: number) =>
    programme.tables[whereLies(tablesInOrder(programme.tables), cloth, round, day()?.movement ?? 'mix')]?.number
  const numbers = () => row().flatMap((table, at) => (table === null ? [] : (placeOf(table, at + 1) ?? [])))
  const stays = () => {
    const [first, ...others] = numbers()
    return cloths() && others.every(number => number === first) ? first : undefined
  }
  return (
    <section class="jy-route" aria-labelledby="jy-route-title">
      <h2 id="jy-route-title" class="serif">
        {t().route}
      </h2>
      <Show
        when={numbers().length > 0}
        fallback={<p class="jy-quiet">{me()?.person.following === true ? t().followingRoute : t().noRoute}</p>}
      >
        <Show when={stays() === undefined}>
          <p class="sr">{t().routeSaid(numbers())}</p>
        </Show>
        <Show when={stays()}>{place => <p class="jy-quiet">{t().clothsCome(place())}</p>}</Show>
        <Show when={crew()}>{name => <p class="jy-quiet">{t().withCrew(name())}</p>}</Show>
        <ol class="jy-stops">
          <For each={row()}>
            {(table, at) => {
              const round = () => at() + 1
              const facts = () => (table === null ? undefined : programme.tables[table])
              const isHost = () => facts()?.hosts.includes(identity.person) === true
              const place = () => (table === null ? 0 : (placeOf(table, round()) ?? 0))
              const shown = () => (isHost() ? place() : (facts()?.number ?? 0))
              const where = () =>
                facts() === undefined
                  ? t().away
                  : cloths() && !isHost()
                    ? t().clothAt(facts()?.number ?? 0, stays() === undefined ? place() : undefined)
                    : t().table(place())
              const when = () => {
                const known = day()
                return known === undefined ? 'later' : whenIs(round(), known)
              }
              const question = () => {
                const found = facts()
                return found === undefined
                  ? undefined
                  : titleOf(themeOfTable(programme.themes, found, round()), language())
              }
              return (
                <li class="jy-stop" data-when={when()} aria-current={when() === 'now' ? 'step' : undefined}>
                  <Show when={facts()} fallback={<span class="jy-empty" aria-hidden="true" />}>
                    <Plaque number={shown()} />
                  </Show>
                  <div>
                    <p class="jy-stop-where">
                      <strong>{where()}</strong>
                      <span>
                        {t().round(round())}
                        {', '}
                        {t()[when()]}
                        <Show when={isHost()}>{`, ${t().hosting}`}</Show>
                      </span>
                    </p>
                    <Show when={question()}>{title => <p lang={title().lang}>{title().text}</p>}</Show>
                    <Show when={facts()}>
                      {found => (
                        <a
                          class="link"
                          href={
                            when() === 'now' ? `/e/${identity.event}/table` : `/e/${identity.event}/table/${found().id}`
                          }
                          aria-label={`${when() === 'now' ? t().sit : when() === 'past' ? t().reread : t().look}, ${where()}`}
                        >
                          {when() === 'now' ? t().sit : when() === 'past' ? t().reread : t().look}
                        </a>
                      )}
                    </Show>
                  </div>
                </li>
              )
            }}
          </For>
        </ol>
        <Show when={day()?.movement === 'free'}>
          <p class="jy-quiet">{t().freeRoute}</p>
        </Show>
      </Show>
    </section>
  )
}
