import { createMemo, For, Show } from 'solid-js'
import type { Me } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { refusalOf, useMyFacts } from './my-facts.ts'
import { journeyWords } from './words.ts'

/** The words of a note that I carry or gave dots to: my own, or one that the server names to me. */
const textOf = (me: Me, note: string): string | undefined =>
  me.notes.find(each => each.id === note)?.text ?? me.mentioned.find(each => each.id === note)?.text

/** What one takes along from table to table. */
export function Carried() {
  const t = useWords(journeyWords)
  const { session, me, again } = useMyFacts()
  const { programme } = session
  const number = (table: string) => programme.tables[table]?.number ?? 0
  const carries = createMemo(() => [...(me()?.carries ?? [])].reverse())
  const text = (note: string) => {
    const known = me()
    return (known === undefined ? undefined : textOf(known, note)) ?? t().gone
  }
  const putDown = async (carry: Me['carries'][number]) => {
    try {
      await session.command({ type: 'drop-carried', table: carry.table, note: carry.note })
    } catch (error) {
      showToast({ text: refusalOf(error) ?? t().failed, alert: true })
    }
    again()
  }
  /** is there a next table to take something to? */
  const goesOn = () => {
    const day = programme.day()
    return (day?.phase === 'round' || day?.phase === 'transfer') && day.round < day.rounds
  }
  return (
    <Show when={carries().length > 0 || goesOn()}>
      <section aria-labelledby="jy-carries-title">
        <h2 id="jy-carries-title" class="serif">
          {t().carries}
        </h2>
        <Show when={goesOn()}>
          <p class="jy-quiet">{carries().length === 0 ? t().noCarries : t().carriesHelp}</p>
        </Show>
        <ul class="jy-lines">
          <For each={carries()}>
            {carry => (
              <li>
                <Icon name="send" />
                <div>
                  <p class="jy-text">{text(carry.note)}</p>
                  <p class="jy-meta">
                    {t().carryFrom(number(carry.table), carry.round)}
                    {' · '}
                    {carry.to === undefined ? t().underWay : t().carryTo(number(carry.to))}
                  </p>
                </div>
                <Show when={carry.to === undefined && programme.day()?.phase !== 'closed'}>
                  <button
                    type="button"
                    class="btn"
                    aria-label={t().putDownLong(text(carry.note))}
                    onClick={() => void putDown(carry)}
                  >
                    {t().putDown}
                  </button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

/** The dots one placed, and on what. */
export function MyDots() {
  const t = useWords(journeyWords)
  const { session, me } = useMyFacts()
  const { programme } = session
  const placed = createMemo(() => {
    const known = me()
    if (known === undefined) return []
    const lines = (ballot: Readonly<Record<string, number>>, place: string) =>
      Object.entries(ballot).map(([note, count]) => ({ note, count, place, text: textOf(known, note) }))
    return [
      ...Object.entries(known.dots.tables).flatMap(([table, ballot]) =>
        lines(ballot, t().notesAt(programme.tables[table]?.number ?? 0)),
      ),
      ...lines(known.dots.harvest, t().atHarvest),
    ]
  })
  return (
    <Show when={placed().length > 0 || programme.day()?.dots.tablesOpen === true}>
      <section aria-labelledby="jy-dots-title">
        <h2 id="jy-dots-title" class="serif">
          {t().dots}
        </h2>
        <Show when={placed().length > 0} fallback={<p class="jy-quiet">{t().noDots}</p>}>
          <ul class="jy-lines">
            <For each={placed()}>
              {line => (
                <li>
                  <span class="jy-dot" aria-hidden="true" />
                  <div>
                    <p class="jy-text">{line.text ?? t().gone}</p>
                    <p class="jy-meta">{t().dotsAt(line.count, line.place)}</p>
                  </div>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </section>
    </Show>
  )
}
