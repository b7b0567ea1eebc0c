import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { createTravelMap } from './open-map.tsx'
import { buttonWords } from './words-button.ts'

/** Opens the pollination map. */
export function TravelButton() {
  const t = useWords(buttonWords)
  const travel = createTravelMap()
  return (
    <>
      <button type="button" class="btn quiet" aria-haspopup="dialog" onClick={() => void travel.show()}>
        <Icon name="arrow" />
        {t().open}
      </button>
      <travel.Map />
    </>
  )
}
