import { For, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useActions } from '../note/actions-context.ts'
import { useDesk } from '../desk.ts'
import { withTools } from '../tools.ts'
import { words } from '../words.ts'

const CLOTH_FIRST = ['cloth', 'list'] as const
const LIST_FIRST = ['list', 'cloth'] as const
/** In a high-contrast theme, where paper and weave are gone, the list is offered first. */
export const listFirst = (): boolean => window.matchMedia('(forced-colors: active)').matches

/** Bottom left of a laptop: cloth or list, and how large. */
export function ViewBar() {
  const t = useWords(words)
  const desk = useDesk()
  const { layout } = desk
  const percent = () => Math.round(layout.scale() * 100)
  return (
    <div class="tb-left">
      <div class="seg" role="group" aria-label={t().view}>
        <For each={listFirst() ? LIST_FIRST : CLOTH_FIRST}>
          {view => (
            <button type="button" aria-pressed={layout.view() === view} onClick={() => layout.setView(view)}>
              <Icon name={view === 'list' ? 'list' : 'table'} />
              {view === 'list' ? t().asList : t().asCloth}
            </button>
          )}
        </For>
      </div>
      <Show when={layout.view() === 'cloth'}>
        <button
          type="button"
          class="btn quiet icon"
          aria-label={t().zoomOut}
          title={t().zoomOut}
          onClick={() => withTools(here => here.zoomBy(desk, -1))}
        >
          <Icon name="minus" />
        </button>
        <button
          type="button"
          class="btn quiet tb-zoom num"
          title={t().zoomFit(percent())}
          aria-label={t().zoomFit(percent())}
          onClick={() => withTools(here => here.seeAll(desk))}
        >
          {t().percent(percent())}
        </button>
        <button
          type="button"
          class="btn quiet icon"
          aria-label={t().zoomIn}
          title={t().zoomIn}
          onClick={() => withTools(here => here.zoomBy(desk, 1))}
        >
          <Icon name="plus" />
        </button>
      </Show>
    </div>
  )
}

/** Bottom right: one's dots while the vote is open, undo, and all that is not worth a button. */
export function UndoBar() {
  const t = useWords(words)
  const desk = useDesk()
  const { table } = desk
  const actions = useActions()
  const dots = () => table.day().dots
  const left = () => Math.max(0, dots().table - table.mine.dotsPlaced())
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
        <Show when={table.canRedo()}>
          <button
            type="button"
            class="btn quiet icon tb-redo"
            aria-label={t().redoLong}
            title={t().redoLong}
            onClick={() => actions.redo()}
          >
            <Icon name="undo" />
          </button>
        </Show>
      </Show>
      <button
        type="button"
        class="btn quiet icon"
        aria-label={t().moreTools}
        title={t().moreTools}
        aria-haspopup="dialog"
        onClick={clicked => {
          const anchor = clicked.currentTarget.getBoundingClientRect()
          withTools(here => here.openMore(desk, anchor))
        }}
      >
        <Icon name="more" />
      </button>
    </div>
  )
}
