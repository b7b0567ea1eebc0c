import { createMemo, Match, Show, Switch } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import type { Thread } from './agenda-times.ts'
import { createGiver, Refused } from './Refused.tsx'
import { delayOf } from './time-cost.ts'
import { timeWords } from './words-time.ts'

/** The delay, and one way to make up for it: shorter break, else a shorter harvest. Each can be given back. */
export function LateLine(props: { day: Day; thread: Thread }) {
  const t = useWords(timeWords)
  const giver = createGiver()
  const delay = createMemo(() => delayOf(props.day, props.thread))
  const catchUp = async (on: 'break' | 'harvest', minutes: number) => {
    if ((await giver.give({ type: 'catch-up', on, minutes })) === undefined) return
    showToast({ text: minutes === 0 ? t().returned(on) : t().done(on), icon: minutes === 0 ? 'undo' : 'check' })
  }
  return (
    <Show when={delay()}>
      {found => (
        <div class="thread-late">
          <Icon name="clock" />
          <p>
            {found().late === 0 ? t().onTime : t().late(found().late)}{' '}
            <Switch>
              <Match when={found().offer}>
                {offer => (
                  <button type="button" class="link" onClick={() => void catchUp(offer().on, offer().minutes)}>
                    {t().takeBack[offer().on]}
                  </button>
                )}
              </Match>
              <Match when={found().taken}>
                {taken => (
                  <>
                    {t().taken(taken().minutes, taken().on)}{' '}
                    <button type="button" class="link" onClick={() => void catchUp(taken().on, 0)}>
                      {t().giveBack}
                    </button>
                  </>
                )}
              </Match>
            </Switch>
          </p>
          <Refused code={giver.failed()} />
        </div>
      )}
    </Show>
  )
}
