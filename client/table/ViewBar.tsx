import { createSignal, For, lazy, Show, Suspense } from 'solid-js'
import { isSeated } from '../../shared/access/roles.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { useActions } from './actions-context.ts'
import { useDesk } from './desk.ts'
import { words } from './words.ts'

const MyPlace = lazy(() => import('./MyPlace.tsx').then(module => ({ default: module.MyPlace })))

/** Bottom left of a laptop: cloth or list, and how large. */
export function ViewBar() {
  const t = useWords(words)
  const { layout } = useDesk()
  const percent = () => Math.round(layout.scale() * 100)
  return (
    <div class="tb-left">
      <div class="seg" role="group" aria-label={t().view}>
        <button type="button" aria-pressed={layout.view() === 'cloth'} onClick={() => layout.setView('cloth')}>
          <Icon name="table" />
          {t().asCloth}
        </button>
        <button type="button" aria-pressed={layout.view() === 'list'} onClick={() => layout.setView('list')}>
          <Icon name="list" />
          {t().asList}
        </button>
      </div>
      <Show when={layout.view() === 'cloth'}>
        <button
          type="button"
          class="btn quiet icon"
          aria-label={t().zoomOut}
          title={t().zoomOut}
          onClick={() => layout.zoom(-1)}
        >
          <Icon name="minus" />
        </button>
        <button
          type="button"
          class="btn quiet tb-zoom num"
          title={t().zoomFit(percent())}
          aria-label={t().zoomFit(percent())}
          onClick={() => layout.refit()}
        >
          {t().percent(percent())}
        </button>
        <button
          type="button"
          class="btn quiet icon"
          aria-label={t().zoomIn}
          title={t().zoomIn}
          onClick={() => layout.zoom(1)}
        >
          <Icon name="plus" />
        </button>
      </Show>
    </div>
  )
}

/** Bottom right: one's dots while the vote is open, and undo. */
export function UndoBar() {
  const t = useWords(words)
  const { table } = useDesk()
  const actions = useActions()
  const dots = () => table.day().dots
  const left = () => Math.max(0, dots().table - table.mine.dotsPlaced())
  const [placeOpen, setPlaceOpen] = createSignal(false)
  return (
    <div class="tb-right">
      <Show when={dots().tablesOpen && dots().table > 0 && table.mode() !== 'following' && table.mode() !== 'closed'}>
        <span class="tb-goms" role="img" aria-label={t().dotsLeftOf(left(), dots().table)}>
          <For each={Array.from({ length: dots().table }, (_, at) => at)}>
            {at => <i classList={{ used: at >= left() }} />}
          </For>
        </span>
        <span class="tb-goms-word" aria-hidden="true">
          {t().dotsLeft(left())}
        </span>
      </Show>
      <Show when={isSeated(table.session.identity.role)}>
        <button
          type="button"
          class="btn quiet icon"
          aria-label={t().myPlace}
          title={t().myPlace}
          onClick={() => setPlaceOpen(true)}
        >
          <Icon name="people" />
        </button>
      </Show>
      <Show when={table.mayWrite()}>
        <button
          type="button"
          class="btn quiet icon"
          aria-label={t().undoLong}
          title={t().undoLong}
          aria-disabled={!table.canUndo()}
          onClick={() => actions.undo()}
        >
          <Icon name="undo" />
        </button>
      </Show>
      <Show when={placeOpen()}>
        <Suspense>
          <MyPlace onClose={() => setPlaceOpen(false)} />
        </Suspense>
      </Show>
    </div>
  )
}
