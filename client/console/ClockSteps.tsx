import { Match, Show, Switch } from 'solid-js'
import { mayCommand } from '../../shared/access/commands.ts'
import type { Day } from '../../shared/document/programme.ts'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Giver } from './Refused.tsx'
import { words } from './words.ts'

/** What can be begun outside a round: opening, the first round, the next one, the harvest, the end. */
export function ClockSteps(props: { day: Day; giver: Giver }) {
  const session = useSession()
  const t = useWords(words)
  const base = `/e/${session.identity.event}`
  const mayEnd = mayCommand(session.identity.role, 'close')
  const start = () => (
    <button type="button" class="btn bell bell-button" onClick={() => void props.giver.give({ type: 'start' })}>
      <Icon name="bell" />
      {t().start}
    </button>
  )
  return (
    <div class="clock-steps">
      <Switch>
        <Match when={props.day.phase === 'prepared'}>
          <button type="button" class="btn primary bell-button" onClick={() => void props.giver.give({ type: 'open' })}>
            <Icon name="cup" />
            {t().open}
          </button>
          <p class="clock-help">{t().openHelp}</p>
          <button type="button" class="btn" onClick={() => void props.giver.give({ type: 'start' })}>
            {t().start}
          </button>
        </Match>
        <Match when={props.day.phase === 'open'}>
          {start()}
          <p class="clock-help">{t().startHelp}</p>
        </Match>
        <Match when={props.day.phase === 'transfer'}>
          <button
            type="button"
            class="btn bell bell-button long"
            onClick={() => void props.giver.give({ type: 'begin-round' })}
          >
            {t().begin(props.day.round + 1)}
          </button>
          <p class="clock-help">{t().beginHelp}</p>
        </Match>
        <Match when={props.day.phase === 'harvest' || props.day.phase === 'closed'}>
          <Show when={props.day.phase === 'harvest'} fallback={<p class="clock-help">{t().closedHelp}</p>}>
            <a class="btn primary bell-button" href={`${base}/harvest`}>
              <Icon name="plate" />
              {t().harvestOpen}
            </a>
          </Show>
          <a class="btn" href={`${base}/report`}>
            <Icon name="paper" />
            {t().reportOpen}
          </a>
          <Show when={props.day.published}>
            <p class="clock-help">
              <Icon name="check" />
              {t().published}
            </p>
          </Show>
          <Show when={mayEnd}>
            <EndSteps day={props.day} giver={props.giver} />
          </Show>
        </Match>
      </Switch>
    </div>
  )
}

/** The organiser's last words: the compte rendu for all to read, and the café closed, or open again. */
function EndSteps(props: { day: Day; giver: Giver }) {
  const t = useWords(words)
  return (
    <div class="clock-pair">
      <Show when={!props.day.published}>
        <button type="button" class="btn" onClick={() => void props.giver.give({ type: 'publish' })}>
          {t().publish}
        </button>
      </Show>
      <Show
        when={props.day.phase === 'harvest'}
        fallback={
          <button type="button" class="btn" onClick={() => void props.giver.give({ type: 'reopen' })}>
            {t().reopen}
          </button>
        }
      >
        <button
          type="button"
          class="btn"
          title={t().closeHelp}
          onClick={() => void props.giver.give({ type: 'close' })}
        >
          <Icon name="lock" />
          {t().close}
        </button>
      </Show>
    </div>
  )
}
