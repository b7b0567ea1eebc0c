import { For, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import { foldMap } from './mini-map.ts'
import { idsIn, type Part, partsOf } from './sections.ts'
import { words } from '../words.ts'

/** On a phone: the map of the folds is the tab bar; the title of the fold in view stands beside it. */
export function MiniMap() {
  const t = useWords(words)
  const desk = useDesk()
  const { table, layout } = desk
  const map = () => foldMap(table.zones().length)
  const count = (part: Part) => idsIn(table.sections(), part).length
  const total = () => partsOf(table.zones().length).reduce<number>((sum, part) => sum + count(part), 0)
  const go = (part: Part) => {
    table.select(undefined)
    table.setHere(part)
  }
  return (
    <div class="tb-fold">
      <Show when={layout.view() === 'cloth'} fallback={<p class="tb-total">{t().notes(total())}</p>}>
        <nav class="tb-map" data-columns={map().columns} data-rows={map().rows} aria-label={t().zonesNav}>
          <For each={map().cells}>
            {cell => (
              <button
                type="button"
                class="cell"
                classList={{ on: table.here() === cell.zone, over: desk.isOver(cell.zone) }}
                data-column={cell.column}
                data-row={cell.row}
                data-drop={cell.zone}
                aria-current={table.here() === cell.zone ? 'true' : undefined}
                aria-label={`${table.zoneTitle(cell.zone).text}, ${t().notes(count(cell.zone))}`}
                onClick={() => go(cell.zone)}
              >
                {count(cell.zone)}
              </button>
            )}
          </For>
          <button
            type="button"
            class={`plate ${map().plate}`}
            classList={{ on: table.here() === 'plate', over: desk.isOver('plate') }}
            data-drop="plate"
            aria-current={table.here() === 'plate' ? 'true' : undefined}
            aria-label={`${t().plateName}, ${t().notes(count('plate'))}`}
            onClick={() => go('plate')}
          >
            {count('plate')}
          </button>
        </nav>
        <div class="tb-fold-side">
          <Show when={table.zones().length > 0 && (count('loose') > 0 || table.here() === 'loose')}>
            <button
              type="button"
              class="tb-loose-tab"
              classList={{ on: table.here() === 'loose', over: desk.isOver('loose') }}
              data-drop="loose"
              aria-current={table.here() === 'loose' ? 'true' : undefined}
              onClick={() => go('loose')}
            >
              {t().loose} <b aria-hidden="true">{count('loose')}</b>
              <span class="sr">, {t().notes(count('loose'))}</span>
            </button>
          </Show>
        </div>
      </Show>
      <button
        type="button"
        class="btn icon quiet tb-view-toggle"
        aria-label={layout.view() === 'cloth' ? t().skipList : t().skipToCloth}
        title={layout.view() === 'cloth' ? t().skipList : t().skipToCloth}
        onClick={() => layout.setView(layout.view() === 'cloth' ? 'list' : 'cloth')}
      >
        <Icon name={layout.view() === 'cloth' ? 'list' : 'table'} />
      </button>
    </div>
  )
}
