import { createEffect, createMemo, createSignal, For, lazy, on, onCleanup, onMount, Show, Suspense } from 'solid-js'
import { isStaff } from '../../shared/access/roles.ts'
import type { Amendment } from '../../shared/domain/amendment.ts'
import { useWords } from '../i18n/language.ts'
import { createCommand, useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { findPassage, markPassages } from './passage-find.ts'
import { words } from './words.ts'
import { writingWords } from './words-writing.ts'

const AmendmentTools = lazy(() =>
  import('./room/AmendmentTools.tsx').then(module => ({ default: module.AmendmentTools })),
)

const GAP = 12
/** How far above the line that it is about a card begins. */
const HEAD = 44
interface Place {
  readonly top: number
  /** where the line to the passage leaves the card; undefined when the passage is not there any more */
  readonly lead: number | undefined
}
/** The middle of the passage's first line, in the window's pixels. */
const lineOf = (range: Range): number => {
  const first = range.getClientRects()[0] ?? range.getBoundingClientRect()
  return first.top + first.height / 2
}

/**
 * «La salle amende»: what people ask to change, each card beside the passage that it is about, for as long as its words are
 * found there. On a narrow page the cards follow the text. `text`: changes whenever the words on the page do.
 */
export function Margin(props: {
  amendments: readonly (readonly [id: string, amendment: Amendment])[]
  mayWrite: boolean
  text: () => unknown
  onTake: (passage: string) => void
}) {
  const t = useWords(writingWords)
  const [places, setPlaces] = createSignal<Readonly<Record<string, Place>>>({})
  let root: HTMLElement | undefined
  const arrange = () => {
    const sheet = root?.closest<HTMLElement>('.rp-sheet')
    const text = sheet?.querySelector<HTMLElement>('.rp-text')
    if (root === undefined || sheet === null || sheet === undefined || text === null || text === undefined) return
    const origin = root.getBoundingClientRect().top
    const found = props.amendments.map(([id, { passage }]) => ({ id, range: findPassage(text, passage) }))
    markPassages(found.flatMap(({ range }) => range ?? []))
    // those whose passage is gone come first, at the top; cards never lie on each other
    const wanted = found
      .map(({ id, range }) => ({ id, line: range === undefined ? undefined : lineOf(range) - origin }))
      .sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
    let free = 0
    const next: Record<string, Place> = {}
    for (const { id, line } of wanted) {
      const at = Math.max(free, (line ?? HEAD) - HEAD)
      next[id] = { top: at, lead: line === undefined ? undefined : line - at }
      free = at + (root.querySelector<HTMLElement>(`[data-amendment="${CSS.escape(id)}"]`)?.offsetHeight ?? 0) + GAP
    }
    setPlaces(next)
  }
  let planned: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(planned)
    planned = setTimeout(arrange, 60)
  }
  createEffect(on([() => props.amendments, () => props.text()], soon))
  onMount(() => {
    soon()
    const sheet = root?.closest('.rp-sheet')
    if (sheet === null || sheet === undefined || typeof ResizeObserver === 'undefined') return
    const watcher = new ResizeObserver(soon)
    watcher.observe(sheet)
    onCleanup(() => watcher.disconnect())
  })
  onCleanup(() => {
    clearTimeout(planned)
    markPassages([])
  })
  return (
    <section class="rp-margin" aria-label={t().amendMore(props.amendments.length)} ref={found => (root = found)}>
      <For each={props.amendments}>
        {([id, amendment]) => (
          <Card
            id={id}
            amendment={amendment}
            place={places()[id]}
            mayWrite={props.mayWrite}
            onTake={() => props.onTake(amendment.passage)}
          />
        )}
      </For>
    </section>
  )
}

function Card(props: {
  id: string
  amendment: Amendment
  place: Place | undefined
  mayWrite: boolean
  onTake: () => void
}) {
  const t = useWords(writingWords)
  const f = useWords(words)
  const session = useSession()
  const command = createCommand(session)
  const settle = async (as: 'taken' | 'margin' | null) => {
    const result = await command.give({ type: 'settle-amendment', amendment: props.id, as })
    if (result === undefined) {
      showToast({ text: command.failed() === 'offline' ? f().failures.offline : f().failures.other, alert: true })
      return
    }
    if (as !== 'taken') return
    showToast({
      text: t().amendTaken,
      icon: 'check',
      action: { label: t().amendReopen, run: () => void settle(null) },
    })
    props.onTake()
  }
  const kept = createMemo(() => props.amendment.settled === 'margin')
  return (
    <article
      class="rp-amend"
      classList={{ 'rp-amend-kept': kept() }}
      data-amendment={props.id}
      data-lead={props.place?.lead === undefined ? undefined : ''}
      style={{ '--top': `${props.place?.top ?? 0}px`, '--lead': `${props.place?.lead ?? 0}px` }}
    >
      <h3>
        <Icon name="people" />
        {kept() ? t().amendKept : t().amends}
      </h3>
      <Show when={props.amendment.passage !== ''}>
        <p class="rp-amend-passage">{props.amendment.passage}</p>
      </Show>
      <p class="rp-amend-text">{props.amendment.text}</p>
      <p class="rp-amend-hands">
        {[t().hands(props.amendment.for, props.amendment.against), props.amendment.by ?? '']
          .filter(each => each !== '')
          .join(' · ')}
      </p>
      <Show when={props.mayWrite}>
        <Show
          when={!kept()}
          fallback={
            <button type="button" class="btn quiet" aria-disabled={command.busy()} onClick={() => void settle(null)}>
              {t().amendReopen}
            </button>
          }
        >
          <button type="button" class="btn" aria-disabled={command.busy()} onClick={() => void settle('taken')}>
            {t().amendTake}
          </button>
          <button type="button" class="btn quiet" aria-disabled={command.busy()} onClick={() => void settle('margin')}>
            {t().amendKeep}
          </button>
        </Show>
      </Show>
      <Show when={isStaff(session.identity.role)}>
        <Suspense>
          <AmendmentTools id={props.id} amendment={props.amendment} />
        </Suspense>
      </Show>
    </article>
  )
}
