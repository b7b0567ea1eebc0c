import { createSignal, For, Show } from 'solid-js'
import { navigate } from '../session/address.ts'
import { capitalise, formatDate, formatTime } from '../../shared/i18n/dates.ts'
import type { EventSummary } from '../../shared/protocol/api.ts'
import { language, useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { type Action, actionsOf, stageOf } from './cafe-list.ts'
import { CafeDrawing } from './CafeDrawing.tsx'
import { enterAsOrganiser } from './home-api.ts'
import { words } from './words.ts'

const ICONS = { console: 'bell', wall: 'screen', prepare: 'pencil', harvest: 'plate', report: 'download' } as const
const STAGE_ICONS = { running: 'bell', ready: 'check', closed: 'lock' } as const

/** One of my cafés, as a table: what it is up to, and the ways in that make sense now. */
export function CafeCard(props: { cafe: EventSummary; now: number; onDuplicate: () => void; onNext: () => void }) {
  const t = useWords(words)
  const [busy, setBusy] = createSignal(false)
  const stage = () => stageOf(props.cafe.phase)
  const tag = () =>
    props.cafe.phase === 'open' ? t().openDoors : props.cafe.phase === 'harvest' ? t().harvesting : t().stages[stage()]

  const go = async (action: Action) => {
    if (busy()) return
    setBusy(true)
    try {
      await enterAsOrganiser(props.cafe.id)
      navigate(`/e/${props.cafe.id}/${action}`)
    } catch {
      showToast({ text: t().enterFailed, icon: 'offline' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <article class="cafe" classList={{ large: stage() === 'running' }}>
      <p class="tag" classList={{ on: stage() === 'running' }}>
        <Icon name={STAGE_ICONS[stage()]} />
        {tag()}
      </p>
      <div class="cafe-table">
        <CafeDrawing cafe={props.cafe} now={props.now} />
      </div>
      <h2 class="serif">{props.cafe.title}</h2>
      <p class="cafe-facts">
        <For each={factsOf(props.cafe, t())}>{line => <span>{line}</span>}</For>
      </p>
      <div class="cafe-actions">
        <For each={actionsOf(props.cafe.phase)}>
          {(action, index) => (
            <button
              type="button"
              class={`btn ${index() === 0 && stage() !== 'ready' ? 'primary' : index() > 1 ? 'quiet' : ''}`}
              aria-label={t().actionOf(t().actions[action], props.cafe.title)}
              aria-disabled={busy()}
              onClick={() => void go(action)}
            >
              <Show when={index() > 0 || stage() !== 'running'}>
                <Icon name={ICONS[action]} />
              </Show>
              {t().actions[action]}
            </button>
          )}
        </For>
        <button
          type="button"
          class="btn quiet"
          aria-label={t().duplicateOf(props.cafe.title)}
          onClick={() => props.onDuplicate()}
        >
          <Icon name="plus" />
          {t().duplicate}
        </button>
        <Show when={props.cafe.phase === 'harvest' || props.cafe.phase === 'closed'}>
          <button
            type="button"
            class="btn quiet"
            aria-label={t().nextOf(props.cafe.title)}
            onClick={() => props.onNext()}
          >
            <Icon name="arrow" />
            {t().next}
          </button>
        </Show>
      </div>
    </article>
  )
}

/** One or two lines under the title. */
function factsOf(cafe: EventSummary, t: typeof words.fr): readonly string[] {
  const joined = (...parts: readonly string[]) => parts.filter(part => part !== '').join(' · ')
  const day = cafe.date === undefined ? '' : capitalise(formatDate(cafe.date, language()))
  switch (stageOf(cafe.phase)) {
    case 'running': {
      const bell = cafe.clock.state === 'running' && cafe.phase === 'round' ? t.bellAt(hourOf(cafe.clock.endsAt)) : ''
      const paused = cafe.clock.state === 'paused' ? t.paused : ''
      return [joined(t.present(cafe.people), cafe.notes > 0 ? t.notes(cafe.notes) : '', bell, paused)]
    }
    case 'ready':
      return [
        joined(day === '' ? t.noDate : day, cafe.place),
        joined(t.tables(cafe.tables.length), t.rounds(cafe.rounds)),
      ]
    case 'closed':
      return [
        joined(day, t.people(cafe.people), t.notes(cafe.notes)),
        t.purge(withoutDay(formatDate(isoDay(cafe.purgeAt), language()))),
      ]
  }
}

/** The moment's time of day here: the list carries no time zone, and who reads it is in the room. */
function hourOf(at: number): string {
  const moment = new Date(at)
  return formatTime(`${moment.getHours()}:${String(moment.getMinutes()).padStart(2, '0')}`, language())
}

/** «4 octobre 2018»: the day of the week says nothing months ahead. */
const withoutDay = (date: string): string => date.replace(/^\S+ /, '')

function isoDay(at: number): string {
  const moment = new Date(at)
  return `${moment.getFullYear()}-${String(moment.getMonth() + 1).padStart(2, '0')}-${String(moment.getDate()).padStart(2, '0')}`
}
