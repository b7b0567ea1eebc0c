import { createEffect, createMemo, createResource, createSignal, For, on, onCleanup, Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import type { PlanChange, StaffPeople, StaffPerson } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { keepFocus } from '../ui/keep-focus.ts'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { AddBar } from './AddBar.tsx'
import { createDraft } from './draft.ts'
import { IdlePanel } from './IdlePanel.tsx'
import { countIn, firstRound, found, frozenRounds, linesOf, sorted, type Sorting } from './lines.ts'
import { PeopleHeader } from './PeopleHeader.tsx'
import { PeopleList } from './PeopleList.tsx'
import { PersonPanel } from './PersonPanel.tsx'
import { PreviewPanel } from './PreviewPanel.tsx'
import { peopleWords } from './words.ts'
import './people-list.css'
import './panel.css'
// last: it rearranges what the others lay out
import './people.css'

/** Everybody and their tables: who is missing, who comes late, who changes table, and what each change does before it is made. */
export function PeopleScreen() {
  const session = useSession()
  const t = useWords(peopleWords)
  createEffect(() => {
    const title = session.programme.day()?.title
    if (title !== undefined) document.title = t().page(title)
  })
  const formerTitle = document.title
  onCleanup(() => (document.title = formerTitle))
  return <Show when={session.programme.day()}>{day => <People day={day()} />}</Show>
}

function People(props: { day: Day }) {
  const session = useSession()
  const t = useWords(peopleWords)
  const { programme } = session
  const draft = createDraft(session, { evens: () => props.day.movement !== 'free' })
  // What the list asks is for staff alone: not in the programme. Asked again when people come or the plan changes.
  const [staff] = createResource(
    () => `${Object.keys(programme.people).length} ${props.day.planUndo}`,
    () => session.call<StaffPeople>('/people').catch((): undefined => undefined),
  )
  const known = createMemo(
    (): ReadonlyMap<string, StaffPerson> => new Map((staff.latest?.people ?? []).map(each => [each.id, each])),
  )
  keepFocus()
  const [search, setSearch] = createSignal('')
  const [sorting, setSorting] = createSignal<Sorting>('name')
  const [chosen, setChosen] = createSignal<string | undefined>()
  const [swapping, setSwapping] = createSignal(false)

  const lines = createMemo(() =>
    linesOf(
      { people: programme.people, seats: programme.seats, tables: programme.tables, themes: programme.themes },
      props.day,
      known(),
      draft.preview(),
    ),
  )
  const here = createMemo(() => lines().filter(line => programme.people[line.id] !== undefined))
  const counts = createMemo(() => ({
    present: countIn(here(), 'present'),
    expected: countIn(here(), 'expected'),
    absent: countIn(here(), 'absent'),
  }))
  const shown = createMemo(() => sorted(found(lines(), search()), sorting(), firstRound(props.day)))
  const line = () => lines().find(each => each.id === chosen())
  const tables = createMemo(() => Object.values(programme.tables).sort((a, b) => a.number - b.number))
  const numberOf = (table: string | null | undefined) =>
    table === null || table === undefined ? undefined : programme.tables[table]?.number
  const nameOf = (person: string) => lines().find(each => each.id === person)?.name ?? ''

  const choose = async (id: string) => {
    const other = chosen()
    if (swapping() && other !== undefined && other !== id) {
      setSwapping(false)
      if (await draft.add({ type: 'swap', people: [other, id] })) setChosen(undefined)
      return
    }
    setSwapping(false)
    if (programme.people[id] === undefined) return
    setChosen(other === id ? undefined : id)
  }
  const applied = (change: PlanChange) => {
    setChosen(undefined)
    showToast({
      text: t().applied,
      icon: 'check',
      ...(change.undo === undefined ? {} : { action: { label: t().undo, run: () => void takeBack() } }),
    })
  }
  const takeBack = async () => {
    if (await draft.undo()) showToast({ text: t().undone, icon: 'undo' })
  }
  // A preview that opens is what there is to read.
  createEffect(
    on(
      () => draft.isOpen(),
      open => open && setChosen(undefined),
      { defer: true },
    ),
  )
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]') !== null) return
    if (swapping()) setSwapping(false)
    else if (chosen() !== undefined) {
      const id = chosen()
      setChosen(undefined)
      document.getElementById(`person-${id ?? ''}`)?.focus()
    }
  }
  document.addEventListener('keydown', escape)
  onCleanup(() => document.removeEventListener('keydown', escape))

  return (
    <div class="people">
      <PeopleHeader day={props.day} present={counts().present} all={here().length} />
      <main class="people-main">
        <section class="card people-card" aria-labelledby="people-title">
          <div class="people-head">
            <h1 class="serif" id="people-title">
              {t().count(here().length)}
            </h1>
            <ul class="people-legend" aria-hidden="true">
              <li>
                <span class="person-seat" />
                {t().legend.present}
              </li>
              <Show when={counts().expected > 0}>
                <li>
                  <span class="person-seat waits" />
                  {t().legend.expected}
                </li>
              </Show>
              <li>
                <span class="person-seat gone" />
                {t().legend.absent}
              </li>
              <li>
                <span class="person-seat host" />
                {t().legend.host}
              </li>
              <li>
                <Icon name="paper" />
                {t().legend.paper}
              </li>
              <Show when={frozenRounds(props.day) > 0}>
                <li>
                  <Icon name="lock" />
                  {t().frozenLegend}
                </li>
              </Show>
            </ul>
            <select
              class="input people-sort"
              aria-label={t().sort}
              onChange={event => setSorting(event.currentTarget.value as Sorting)}
            >
              <For each={['name', 'state', 'table'] as const}>
                {each => (
                  <option value={each} selected={each === sorting()}>
                    {t().sorting[each]}
                  </option>
                )}
              </For>
            </select>
            <label class="people-search">
              <Icon name="search" />
              <input
                type="search"
                autocomplete="off"
                aria-label={t().search}
                placeholder={t().search}
                value={search()}
                onInput={event => setSearch(event.currentTarget.value)}
              />
            </label>
          </div>
          <PeopleList
            lines={shown()}
            rounds={props.day.rounds}
            present={props.day.phase === 'prepared' || props.day.phase === 'open' ? 0 : props.day.round}
            frozen={frozenRounds(props.day)}
            chosen={chosen()}
            empty={search().trim() === '' ? t().nobody : t().noMatch}
            onChoose={id => void choose(id)}
          />
          <Show when={props.day.phase !== 'closed'}>
            <AddBar day={props.day} draft={draft} names={here().map(each => each.name)} />
          </Show>
        </section>
        <aside
          class="card people-panel"
          classList={{ busy: draft.isOpen() || line() !== undefined }}
          id="people-panel"
          aria-label={t().idleTitle}
        >
          <Show
            when={line()}
            fallback={
              <Show
                when={draft.isOpen()}
                fallback={
                  <IdlePanel
                    day={props.day}
                    draft={draft}
                    counts={counts()}
                    tables={tables()}
                    warnings={staff.latest?.warnings ?? []}
                  />
                }
              >
                <PreviewPanel day={props.day} draft={draft} nameOf={nameOf} numberOf={numberOf} onApplied={applied} />
              </Show>
            }
          >
            {one => (
              <PersonPanel
                line={one()}
                day={props.day}
                draft={draft}
                tables={tables()}
                swapping={swapping()}
                onSwap={setSwapping}
                onClose={() => setChosen(undefined)}
              />
            )}
          </Show>
          <Show when={props.day.planUndo !== undefined && !draft.isOpen()}>
            <button type="button" class="btn people-undo" aria-disabled={draft.busy()} onClick={() => void takeBack()}>
              <Icon name="undo" />
              {t().undo}
            </button>
          </Show>
        </aside>
      </main>
    </div>
  )
}
