import { createEffect, on, Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { language, useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { refusalWords } from './refusal-words.ts'
import type { Giver } from './Refused.tsx'
import { words } from './words.ts'

/** The bell: one press, then ten seconds to take it back. Focus goes from the one button to the other. */
export function BellButton(props: { day: Day; now: number; giver: Giver }) {
  const t = useWords(words)
  let ringButton: HTMLButtonElement | undefined
  let cancelButton: HTMLButtonElement | undefined
  let hadFocus = false
  const last = () => props.day.round >= props.day.rounds
  const rung = () => props.day.undoUntil !== null && props.day.undoUntil > props.now
  const seconds = () => Math.max(1, Math.ceil(((props.day.undoUntil ?? 0) - props.now) / 1_000))

  createEffect(
    on(
      rung,
      isRung => {
        if (!hadFocus) return
        hadFocus = false
        ;(isRung ? cancelButton : ringButton)?.focus()
      },
      { defer: true },
    ),
  )
  const ring = async () => {
    hadFocus = document.activeElement === ringButton
    const rung = await props.giver.give({ type: 'ring', round: props.day.round })
    // Another console was quicker: a fact, not a fault.
    if (rung !== undefined || props.giver.failed() !== 'already-rung') return
    props.giver.forgive()
    showToast({ text: refusalWords('already-rung', language()), icon: 'bell' })
  }
  const cancel = async (event: MouseEvent) => {
    if (event.detail > 1) return // the second half of a double press on the bell
    hadFocus = document.activeElement === cancelButton
    if ((await props.giver.give({ type: 'cancel-ring' })) !== undefined)
      showToast({ text: t().cancelled, icon: 'undo' })
  }

  return (
    <div class="bell-place" aria-live="polite">
      <Show
        when={rung()}
        fallback={
          <>
            <button
              type="button"
              class="btn bell bell-button"
              ref={found => (ringButton = found)}
              onClick={() => void ring()}
            >
              <Icon name="bell" />
              {last() ? t().ringLast : t().ring}
            </button>
            <p class="clock-help">{t().ringHelp}</p>
          </>
        }
      >
        <div class="bell-rung">
          <p>
            <Icon name="bell" />
            <b>{t().rungTitle}</b>
            <span class="num" aria-hidden="true">
              {last() ? t().rungLast(seconds()) : t().rung(seconds())}
            </span>
          </p>
          <button
            type="button"
            class="btn bell-cancel"
            ref={found => (cancelButton = found)}
            onClick={event => void cancel(event)}
          >
            <Icon name="undo" />
            {t().cancel}
          </button>
        </div>
      </Show>
    </div>
  )
}
