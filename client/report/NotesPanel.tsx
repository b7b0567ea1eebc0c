import { createMemo, createSignal, Index, Match, Show, Switch } from 'solid-js'
import { inLanguage, type Localised } from '../../shared/domain/text.ts'
import { capitalise } from '../../shared/i18n/dates.ts'
import { RoomWordsButton } from '../aids/RoomWordsButton.tsx'
import { language, useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { arrange, type Heap, notesFor } from './arrange.ts'
import type { WritingDeskState } from './create-desk.ts'
import { LeftOut } from './LeftOut.tsx'
import { NoteCards } from './NoteCards.tsx'
import type { ReportPart } from './parts.ts'
import { words } from './words.ts'

/** The notes that this part is written from, ready to be quoted word for word; and those that were left out of it. */
export function NotesPanel(props: { part: ReportPart; desk: WritingDeskState; mayWrite: boolean; mayInsert: boolean }) {
  const t = useWords(words)
  const { programme } = useSession()
  const [search, setSearch] = createSignal('')
  const [uncitedOnly, setUncitedOnly] = createSignal(false)
  const [leftShown, setLeftShown] = createSignal(false)
  const theme = () => (props.part.kind === 'workshop' ? programme.themes[props.part.theme] : undefined)
  const zones = (): readonly Localised[] => theme()?.zones ?? []
  const tables = () => Object.values(programme.tables).sort((a, b) => a.number - b.number)
  const tablesOfPart = () =>
    tables().filter(table => props.part.kind === 'workshop' && table.theme === props.part.theme)
  const cited = () => props.desk.cited()
  const leftIds = createMemo(() => new Set(Object.keys(programme.leftOut)))
  const all = createMemo(() => notesFor(props.desk.notes.list, props.part))
  const left = createMemo(() => all().filter(note => leftIds().has(note.id)))
  const citedHere = () => all().filter(note => cited().has(note.id) && !leftIds().has(note.id)).length
  const heaps = createMemo(() =>
    arrange(props.desk.notes.list, {
      part: props.part,
      zones: zones().length,
      tables: tables().map(table => table.id),
      search: search(),
      uncitedOnly: uncitedOnly(),
      cited: cited(),
      leftOut: leftIds(),
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
            <p class="num">{t().noteCount(all().length, citedHere(), left().length)}</p>
          </div>
        </div>
        <Show when={!leftShown()}>
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
            <RoomWordsButton onFilter={word => setSearch(word)} />
          </div>
        </Show>
        <Show when={props.desk.notes.stale()}>
          <button type="button" class="btn rp-stale" onClick={() => props.desk.notes.refresh()}>
            <Icon name="refresh" />
            {t().refresh}
          </button>
        </Show>
      </header>
      <div class="rp-heaps">
        <Show
          when={!leftShown()}
          fallback={<LeftOut notes={left()} mayWrite={props.mayWrite} onDone={() => setLeftShown(false)} />}
        >
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
                <NoteCards
                  notes={heap().notes}
                  cited={cited()}
                  severalTables={tablesOfPart().length > 1}
                  mayWrite={props.mayWrite}
                  mayInsert={props.mayInsert}
                  desk={props.desk}
                />
              </>
            )}
          </Index>
        </Show>
      </div>
      <footer class="rp-left">
        <p>
          <b class="serif">{t().leftTitle(left().length)}</b>
          {t().leftHelp}
        </p>
        <button type="button" class="btn" aria-expanded={leftShown()} onClick={() => setLeftShown(shown => !shown)}>
          {leftShown() ? t().leftClose : t().leftOpen}
        </button>
      </footer>
    </section>
  )
}

/** To the notes, from the page: where one searches. */
export function focusNotes(): void {
  document.querySelector<HTMLElement>('.rp-notes .rp-search input, .rp-notes .rp-left button')?.focus()
}

/** Brings one note into sight among the others; nothing when it is not in this part's list. */
export function showNote(note: string): void {
  const found = document.querySelector<HTMLElement>(`.rp-note[data-note="${CSS.escape(note)}"]`)
  if (found === null) return focusNotes()
  found.scrollIntoView({ block: 'center' })
  found.querySelector<HTMLElement>('button')?.focus({ preventScroll: true })
}
