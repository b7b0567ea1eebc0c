import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js'
import type { Rect } from '../../../shared/domain/places.ts'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import type { Way } from './keyboard.ts'
import { panBy } from './zooming.ts'
import { viewWords } from '../panels/words-view.ts'

const WAYS: readonly Way[] = ['up', 'left', 'right', 'down']

/** On an enlarged cloth: a button each way, so that no dragging is needed, and the way back when no note is in view. */
export function ViewTools() {
  const t = useWords(viewWords)
  const desk = useDesk()
  const { table, layout } = desk
  const isCloth = () => layout.view() === 'cloth' && !layout.narrow()
  const isEnlarged = () => isCloth() && layout.scale() > layout.fit() + 0.001
  const [isLost, setLost] = createSignal(false)
  createEffect(() => {
    const rects = isCloth() ? table.rects() : []
    const { x, y } = layout.offset()
    const scale = layout.scale()
    // Measured in the next frame, once for all that changes until then: asked for at once, the page would be laid out each time.
    const frame = requestAnimationFrame(() => {
      const { clientWidth: width = 0, clientHeight: height = 0 } = desk.paper()?.closest('.tb-view') ?? {}
      const isInView = (rect: Rect) =>
        (rect.x + rect.width) * scale > x &&
        rect.x * scale < x + width &&
        (rect.y + rect.height) * scale > y &&
        rect.y * scale < y + height
      setLost(rects.length > 0 && width > 0 && !rects.some(isInView))
    })
    onCleanup(() => cancelAnimationFrame(frame))
  })
  return (
    <>
      <Show when={isLost()}>
        <button
          type="button"
          class="btn tb-lost"
          onClick={() => {
            const id = desk.shownIds()[0]
            desk.focusNote(id)
            if (id !== undefined) desk.reveal(id)
          }}
        >
          <Icon name="arrow" />
          {t().lost}
        </button>
      </Show>
      <Show when={isEnlarged()}>
        <div class="tb-pan" role="group" aria-label={t().moveView}>
          <For each={WAYS}>
            {way => (
              <button
                type="button"
                class={`btn icon ${way}`}
                aria-label={t()[way]}
                title={t()[way]}
                onClick={() => panBy(desk, way)}
              >
                <Icon name="chev" />
              </button>
            )}
          </For>
        </div>
      </Show>
    </>
  )
}
