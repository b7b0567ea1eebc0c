import { Show } from 'solid-js'
import { FOLD_HEIGHT, PLATE_RADIUS } from '../../../shared/domain/folds.ts'
import { useWords } from '../../i18n/language.ts'
import { useDesk } from '../desk.ts'
import { words } from '../words.ts'

/** What an empty cloth says, or one that is still being unfolded. */
export function Empty() {
  const t = useWords(words)
  const { table } = useDesk()
  const isEmpty = () => {
    const { zones, loose, plate } = table.sections()
    return (
      zones.every(ids => ids.length === 0) && loose.length === 0 && plate.length === 0 && table.editing() === undefined
    )
  }
  /** below the plate when there is room, else above it */
  const top = () => {
    const { plate, base } = table.folds()
    const below = plate.y + PLATE_RADIUS + 26
    return below + 70 <= base.length * FOLD_HEIGHT ? below : plate.y - PLATE_RADIUS - 100
  }
  return (
    <Show when={table.held.link.loaded() && table.held.link.state() !== 'loading' && isEmpty()}>
      <div class="tb-empty" style={{ '--y': `${top()}px` }}>
        <p class="serif">{t().empty}</p>
        <Show when={table.mayWrite()}>
          <p>{t().emptyHelp}</p>
        </Show>
      </div>
    </Show>
  )
}
