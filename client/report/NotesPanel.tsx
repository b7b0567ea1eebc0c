import { createMemo, createSignal, For, Index, Match, Show, Switch } from 'solid-js'
import { inLanguage, type Localised } from '../../shared/domain/text.ts'
import { capitalise } from '../../shared/i18n/dates.ts'
import { reportWords } from '../../shared/i18n/report-words.ts'
import type { ApiNote } from '../../shared/protocol/api.ts'
import { language, useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { KindMark } from '../ui/KindMark.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { arrange, type Heap, notesFor } from './arrange.ts'
import type { ReportPart } from './parts.ts'
import { words } from './words.ts'

/** The notes that this part is written from, ready to be quoted word for word. */
export function NotesPanel(props: {
  part: ReportPart
  notes: readonly ApiNote[]
  cited: ReadonlySet<string>
  mayInsert: boolean
  stale: boolean
  onRefresh: () => void
  onInsert: (note: ApiNote) => void
  onSee: (note: string) => void
}) {
  const t = useWords(words)
  const { programme } = useSession()
  const [search, setSearch] = createSignal('')
  const [uncitedOnly, setUncitedOnly] = createSignal(false)
  const theme = () => (props.part.kind === 'workshop' ? programme.themes[props.part.theme] : undefined)
  const zones = (): readonly Localised[] => theme()?.zones ?? []
  const tables = () => Object.values(programme.tables).sort((a, b) => a.number - b.number)
  const tablesOfPart = () =>
    tables().filter(table => props.part.kind === 'workshop' && table.theme === props.part.theme)
  const all = createMemo(() => notesFor(props.notes, props.part))
  const citedHere = () => all().filter(note => props.cited.has(note.id)).length
  const heaps = createMemo(() =>
    arrange(props.notes, {
      part: props.part,
      zones: zones().length,
      tables: tables().map(table => table.id),
      search: search(),
      uncitedOnly: uncitedOnly(),
      cited: props.cited,
    }),
  )
  const title = () => {
    const own = tablesOfPart()
    if (props.part.kind !== 'workshop') return t().notesOfAll
    return own.length === 1 && own[0] !== undefined
      ? t().notesOfTable(own[0].number)
      : t().notesOfTheme(theme()?.number ?? 0)
  }
  const nameOf = (heap: Heap) => {
    if (heap.kind === 'loose') return t().loose
    if (heap.kind === 'zone') return capitalise(inLanguage(zones()[heap.zone] ?? {}, language()))
    return heap.table === undefined ? t().onPlate : t().plateOf(programme.tables[heap.table]?.number ?? 0)
  }
  const where = (note: ApiNote) => {
    const several = tablesOfPart().length > 1
    const number = programme.tables[note.table]?.number
    return [...(several && number !== undefined ? [t().noteTable(number)] : []), t().noteRound(note.round)].join(', ')
  }
  return (
    <section class="rp-notes" aria-labelledby="rp-notes-title">
      <header>
        <div class="rp-notes-head">
          <Show when={theme()}>
            {found => <Plaque number={tablesOfPart()[0]?.number ?? found().number} size="s" />}
          </Show>
          <div>
            <h2 class="serif" id="rp-notes-title">
              {title()}
            </h2>
            <p class="num">{t().noteCount(all().length, citedHere())}</p>
          </div>
        </div>
        <div class="rp-find">
          <label class="rp-search">
            <Icon name="search" />
            <input
              type="search"
              aria-label={t().searchLabel}
              placeholder={t().search}
              value={search()}
              onInput={event => setSearch(event.currentTarget.value)}
            />
          </label>
          <div class="seg" role="group" aria-label={t().which}>
            <button type="button" aria-pressed={!uncitedOnly()} onClick={() => setUncitedOnly(false)}>
              {t().all}
            </button>
            <button type="button" aria-pressed={uncitedOnly()} onClick={() => setUncitedOnly(true)}>
              {t().toCite}
            </button>
          </div>
        </div>
        <Show when={props.stale}>
          <button type="button" class="btn rp-stale" onClick={() => props.onRefresh()}>
            <Icon name="refresh" />
            {t().refresh}
          </button>
        </Show>
      </header>
      <div class="rp-heaps">
        <Switch>
          <Match when={all().length === 0}>
            <p class="rp-none">{t().noNotes}</p>
          </Match>
          <Match when={heaps().length === 0}>
            <p class="rp-none">{search() === '' ? t().allCited : t().noneFound}</p>
          </Match>
        </Switch>
        <Index each={heaps()}>
          {heap => (
            <>
              <h3 class="serif">
                <Show when={heap().kind === 'plate'}>
                  <Icon name="plate" />
                </Show>
                {nameOf(heap())} <span class="num">{heap().notes.length}</span>
              </h3>
              <ul>
                <For each={heap().notes}>
                  {note => (
                    <li class={`rp-note k-${note.kind}`}>
                      <div>
                        <p>{note.text}</p>
                        <small>
                          <KindMark kind={note.kind} />
                          {reportWords(language()).kind[note.kind]}
                          <Show when={note.dots > 0}>
                            <span class="votes" title={t().dots(note.dots)}>
                              {note.dots}
                            </span>
                          </Show>
                          <span>{where(note)}</span>
                          <Show when={props.cited.has(note.id)} fallback={<em>{t().notCited}</em>}>
                            <b>
                              <Icon name="check" />
                              {t().cited}
                            </b>
                          </Show>
                        </small>
                      </div>
                      <Show
                        when={props.cited.has(note.id)}
                        fallback={
                          <Show when={props.mayInsert}>
                            <button
                              type="button"
                              class="btn rp-insert"
                              aria-label={t().insertLabel(note.text)}
                              onClick={() => props.onInsert(note)}
                            >
                              {t().insert}
                            </button>
                          </Show>
                        }
                      >
                        <button
                          type="button"
                          class="btn quiet rp-insert rp-see"
                          aria-label={t().seeLabel(note.text)}
                          onClick={() => props.onSee(note.id)}
                        >
                          {t().see}
                        </button>
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </>
          )}
        </Index>
      </div>
    </section>
  )
}
