import { For, Match, Switch } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { CLOTHS, type Cloth } from './new-cafe.ts'
import { words } from './words.ts'
import './cloths.css'

/** The cloths one starts from. */
export function ClothCards(props: { onTake: (cloth: Cloth) => void }) {
  const t = useWords(words)
  return (
    <section class="new-cafes" aria-labelledby="home-prepare">
      <div class="new-head">
        <h2 class="serif" id="home-prepare">
          {t().prepare}
        </h2>
        <p>{t().prepareHelp}</p>
      </div>
      <div class="cloth-cards">
        <For each={CLOTHS}>
          {cloth => (
            <button type="button" class="cloth-card" onClick={() => props.onTake(cloth)}>
              <ClothDrawing cloth={cloth} />
              <span class="cloth-words">
                <span class="serif cloth-title">{t().cloths[cloth].title}</span>
                <span class="cloth-text">{t().cloths[cloth].text}</span>
                <span class="cloth-go">
                  {t().take}
                  <Icon name="arrow" />
                </span>
              </span>
            </button>
          )}
        </For>
      </div>
    </section>
  )
}

function ClothDrawing(props: { cloth: Cloth }) {
  return (
    <svg class="cloth-drawing" width="92" height="92" viewBox="0 0 92 92" aria-hidden="true">
      <g transform="rotate(-4 46 46)">
        <Switch>
          <Match when={props.cloth === 'isn-2018'}>
            <path d="M8 8H46V46H8z" fill="url(#weave-1)" />
            <path d="M46 8H84V46H46z" fill="url(#weave-2)" />
            <path d="M46 46H84V84H46z" fill="url(#weave-3)" />
            <path d="M8 46H46V84H8z" fill="url(#weave-4)" />
            <path class="sheet-of-paper" d="M17 17H75V75H17z" />
            <path class="crease" d="M46 17V75M17 46H75" />
            <text class="cloth-number" x="31" y="37">
              1
            </text>
            <text class="cloth-number" x="61" y="37">
              2
            </text>
            <text class="cloth-number" x="31" y="67">
              4
            </text>
            <text class="cloth-number" x="61" y="67">
              3
            </text>
          </Match>
          <Match when={props.cloth === 'per-round'}>
            <path class="sheet-of-paper" d="M22 6H84V66H22z" />
            <path class="sheet-of-paper" d="M15 14H77V74H15z" />
            <path class="sheet-of-paper" d="M8 22H70V84H8z" />
            <path class="band" d="M8 22H70V29H8z" />
            <text class="cloth-question" x="39" y="69">
              ?
            </text>
          </Match>
          <Match when={props.cloth === 'blank'}>
            <path class="sheet-of-paper" d="M8 8H84V84H8z" />
            <path
              class="embossing"
              d="M8 27 84 71M8 49 70 84M8 71 31 84M22 8 84 44M60 8 84 22M8 71 84 27M8 49 70 8M8 27 31 8M22 84 84 49M60 84 84 71"
            />
            <circle class="plate-ring" cx="46" cy="46" r="19" />
            <circle class="crease" cx="46" cy="46" r="11" />
          </Match>
        </Switch>
      </g>
    </svg>
  )
}
