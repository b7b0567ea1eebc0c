import './people.css'
import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js'
import { type PlannedPerson, tablesOf } from '../../shared/domain/plan.ts'
import { language, useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { AddPeopleCard } from './AddPeopleCard.tsx'
import { constraintWords } from './constraint-words.ts'
import { useBook } from './context.tsx'
import { removePeople, setPerson } from './people-edits.ts'
import { setFields } from './plan-edits.ts'
import { peopleWords } from './words-people.ts'

const PersonDialog = lazy(() => import('./PersonDialog.tsx').then(part => ({ default: part.PersonDialog })))

/** From so many on, a list is looked through by typing. */
const LONG = 10

/** The people sheet: who is expected, by name where names are known, and what is to be heeded for each. */
export function PeopleTab() {
  return (
    <div class="sheet people-sheet">
      <ListCard />
      <AddPeopleCard />
    </div>
  )
}

function ListCard() {
  const t = useWords(peopleWords)
  const book = useBook()
  const [sought, setSought] = createSignal('')
  const [edited, setEdited] = createSignal<PlannedPerson>()
  let list: HTMLUListElement | undefined
  const people = () => book.editor.plan.people
  const tables = createMemo(() => tablesOf(book.editor.plan))
  const frozen = () => !book.mayDescribe()
  const shown = createMemo(() => {
    const words = fold(sought()).split(/\s+/).filter(Boolean)
    return people().filter(person => {
      const text = fold(`${person.name} ${person.organisation ?? ''}`)
      return words.every(word => text.includes(word))
    })
  })
  const heeded = () => people().filter(person => Object.keys(person.constraints ?? {}).length > 0).length
  const capacity = () => book.editor.plan.capacity

  /** What was removed comes back with what others asked about it. */
  const remove = (ids: ReadonlySet<string>, text: string) => {
    const kept = JSON.parse(JSON.stringify(people())) as readonly PlannedPerson[]
    book.editor.edit(removePeople(ids))
    showToast({
      text,
      icon: 'x',
      action: { label: t().undo, run: () => book.editor.edit(setFields({ people: kept })) },
    })
  }
  const removeOne = (person: PlannedPerson, at: number) => {
    remove(new Set([person.id ?? '']), t().removed(person.name))
    const rows = list?.querySelectorAll<HTMLButtonElement>('[data-remove]') ?? []
    rows[Math.min(at, rows.length - 1)]?.focus()
  }
  return (
    <section class="card people-list-card" aria-labelledby="prepare-people">
      <div class="card-head">
        <h2 class="serif" id="prepare-people">
          {t().heading(people().length)}
        </h2>
        <p class="quiet-text">
          <Show when={people().length > 0} fallback={t().help}>
            <Show when={heeded() > 0}>{t().withConstraints(heeded())}</Show>
          </Show>
        </p>
      </div>
      <Show when={people().length > 0 && capacity()}>
        {expected => (
          <p class="quiet-text">
            <Show when={people().length > expected()} fallback={t().expected(people().length, expected())}>
              {t().tooMany(people().length, expected())}{' '}
              <Show when={!frozen()}>
                <button
                  type="button"
                  class="text-button"
                  onClick={() => book.editor.edit(setFields({ capacity: people().length }))}
                >
                  {t().setExpected(people().length)}
                </button>
              </Show>
            </Show>
          </p>
        )}
      </Show>
      <Show when={people().length > LONG}>
        <div class="people-find">
          <input
            class="input"
            type="search"
            aria-label={t().find}
            placeholder={t().find}
            value={sought()}
            onInput={event => setSought(event.currentTarget.value)}
          />
          <span class="quiet-text" role="status">
            {sought() === '' ? '' : t().found(shown().length)}
          </span>
        </div>
      </Show>
      <Show
        when={people().length > 0}
        fallback={
          <div class="listed-none">
            <Icon name="people" />
            <h3 class="serif">{t().empty}</h3>
            <p class="quiet-text">{t().emptyHelp}</p>
          </div>
        }
      >
        <ul class="people-list" ref={found => (list = found)}>
          <For each={shown()}>
            {(person, at) => (
              <li class="listed-row">
                <span class="listed-who">
                  <b>{person.name}</b>
                  <Show when={person.organisation}>{text => <span class="quiet-text">{text()}</span>}</Show>
                </span>
                <Show when={person.constraints}>
                  <span class="person-said">
                    <For each={constraintWords(person, tables(), t(), language())}>{word => <span>{word}</span>}</For>
                  </span>
                </Show>
                <button
                  type="button"
                  class="btn quiet icon"
                  aria-label={t().edit(person.name)}
                  disabled={frozen()}
                  onClick={() => setEdited(JSON.parse(JSON.stringify(person)) as PlannedPerson)}
                >
                  <Icon name="pencil" />
                </button>
                <button
                  type="button"
                  class="btn quiet icon"
                  data-remove
                  aria-label={t().remove(person.name)}
                  disabled={frozen()}
                  onClick={() => removeOne(person, at())}
                >
                  <Icon name="x" />
                </button>
              </li>
            )}
          </For>
        </ul>
        <p class="people-foot">
          <button
            type="button"
            class="btn quiet"
            disabled={frozen()}
            onClick={() => remove(new Set(people().map(person => person.id ?? '')), t().removedMany(people().length))}
          >
            <Icon name="x" />
            {t().removeAll}
          </button>
        </p>
      </Show>
      <Show when={edited()} keyed>
        {person => (
          <Suspense>
            <PersonDialog
              person={person}
              onClose={() => setEdited(undefined)}
              onKeep={card => {
                book.editor.edit(setPerson(person.id ?? '', card))
                setEdited(undefined)
              }}
            />
          </Suspense>
        )}
      </Show>
    </section>
  )
}

/** Without capitals and accents: «ines» finds Inès. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
