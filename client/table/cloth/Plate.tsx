import { For, Show } from 'solid-js'
import { PLATE_RADIUS } from '../../../shared/domain/folds.ts'
import { plateSlots } from '../../../shared/domain/places.ts'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useCue } from '../day/time-left.ts'
import { useDesk } from '../desk.ts'
import { NoteItem } from '../note/NoteItem.tsx'
import { words } from '../words.ts'

/** In the middle of the table: what the group takes to the plenary. */
export function Plate() {
  const t = useWords(words)
  const desk = useDesk()
  const { table } = desk
  const cue = useCue()
  const most = () => table.day().plate
  const ids = () => table.sections().plate
  const slot = () => {
    // On an empty plate one place is shown, in the middle.
    const found =
      ids().length === 0 ? { x: 84, y: 140 } : ids().length < most() ? plateSlots(most())[ids().length] : undefined
    const { plate } = table.folds()
    return found === undefined
      ? undefined
      : { x: plate.x - PLATE_RADIUS + found.x, y: plate.y - PLATE_RADIUS + found.y }
  }
  return (
    <section
      class="tb-plate"
      classList={{ here: table.here() === 'plate', over: desk.isOver('plate'), many: most() > 3 }}
      aria-labelledby="tb-plate"
      data-drop="plate"
      style={{ '--x': `${table.folds().plate.x - PLATE_RADIUS}px`, '--y': `${table.folds().plate.y - PLATE_RADIUS}px` }}
    >
      <h2 id="tb-plate">
        <span class="serif">{t().plateTitle}</span>
        <small>{t().plateHelp(most())}</small>
      </h2>
      <ul>
        <For each={ids()}>{(id, index) => <NoteItem id={id} index={index()} />}</For>
      </ul>
      <Show when={table.mayWrite() && slot()}>
        {at => (
          <p class="tb-slot" aria-hidden="true" style={{ '--x': `${at().x}px`, '--y': `${at().y}px` }}>
            <For each={t().dropHere(most() - ids().length)}>{line => <span>{line} </span>}</For>
          </p>
        )}
      </Show>
      <Show when={cue() === 'last'}>
        <p class="tb-cue">
          <Icon name="plate" />
          {t().oneLeft}
        </p>
      </Show>
    </section>
  )
}
