import { createSignal, Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { LIMITS } from '../../shared/domain/plan.ts'
import { useWords } from '../i18n/language.ts'
import { seatingRound } from '../mirror/seating.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogHead } from '../ui/DialogHead.tsx'
import { Icon } from '../ui/Icon.tsx'
import { BellSound } from './BellSound.tsx'
import type { RoomTable } from './room-facts.ts'
import { createGiver, Refused } from './Refused.tsx'
import { words } from './words.ts'

/** What is seldom needed: a step back or forward, one round more or less, all cloths closed at once. */
export function OtherCommands(props: { day: Day; room: readonly RoomTable[]; small?: boolean }) {
  const t = useWords(words)
  const giver = createGiver()
  const [open, setOpen] = createSignal(false)
  const moving = () => props.day.phase === 'round' || props.day.phase === 'transfer'
  /** the round one would go back to: the one before, or the one that was just rung out */
  const back = () =>
    props.day.phase === 'transfer' || props.day.phase === 'harvest' ? props.day.round : props.day.round - 1
  const ahead = () => (props.day.round < props.day.rounds ? props.day.round + 1 : undefined)
  const canGoBack = () => (moving() || props.day.phase === 'harvest') && back() >= 1
  const available = () => props.day.phase !== 'closed'
  const someOpen = () => props.room.some(({ table }) => !table.locked)

  const goTo = async (phase: 'open' | 'round' | 'harvest', round?: number) => {
    const done = await giver.give({ type: 'go-to', phase, ...(round === undefined ? {} : { round }) })
    if (done !== undefined) setOpen(false)
  }
  const lockAll = async (type: 'lock-table' | 'unlock-table') => {
    const locked = type === 'unlock-table'
    for (const { id, table } of props.room) if (table.locked === locked) await giver.give({ type, table: id })
  }

  return (
    <Show when={available()}>
      <button
        type="button"
        class="btn"
        classList={{ icon: props.small === true, quiet: props.small !== true, 'console-other': props.small !== true }}
        aria-haspopup="dialog"
        title={props.small === true ? t().other : undefined}
        onClick={() => setOpen(true)}
      >
        <Icon name="tools" />
        <span classList={{ sr: props.small === true }}>{t().other}</span>
      </button>
      <Dialog open={open()} label={t().other} class="console-commands" onClose={() => setOpen(false)}>
        <DialogHead title={t().other} close={t().closeDialog} onClose={() => setOpen(false)} />
        <p class="clock-help">{t().otherHelp}</p>
        <Show when={moving() || props.day.phase === 'harvest'}>
          <h3>{t().groupTime}</h3>
          <div class="commands">
            <Show when={canGoBack()}>
              <button type="button" class="btn" onClick={() => void goTo('round', back())}>
                <Icon name="undo" />
                {t().goBackTo(back())}
              </button>
            </Show>
            <Show when={props.day.phase === 'round' && props.day.round === 1}>
              <button type="button" class="btn" onClick={() => void goTo('open')}>
                <Icon name="undo" />
                {t().goBackToOpen}
              </button>
            </Show>
            <Show when={props.day.phase === 'round' ? ahead() : undefined}>
              {round => (
                <button type="button" class="btn" onClick={() => void goTo('round', round())}>
                  <Icon name="arrow" />
                  {t().skipTo(round())}
                </button>
              )}
            </Show>
            <Show when={moving()}>
              <button type="button" class="btn" onClick={() => void goTo('harvest')}>
                <Icon name="plate" />
                {t().skipToHarvest}
              </button>
            </Show>
          </div>
        </Show>
        <Show when={props.day.phase !== 'harvest'}>
          <h3>
            {t().groupRounds} <span class="num">· {t().roundsNow(props.day.rounds)}</span>
          </h3>
          <div class="commands">
            <Show when={props.day.rounds < LIMITS.rounds}>
              <button type="button" class="btn" onClick={() => void giver.give({ type: 'plan-round', add: true })}>
                <Icon name="plus" />
                {t().addRound}
              </button>
            </Show>
            <Show when={props.day.rounds > Math.max(1, seatingRound(props.day))}>
              <button type="button" class="btn" onClick={() => void giver.give({ type: 'plan-round', drop: true })}>
                <Icon name="minus" />
                {t().dropRound}
              </button>
            </Show>
          </div>
        </Show>
        <BellSound />
        <h3>{t().groupRoom}</h3>
        <div class="commands">
          <Show
            when={someOpen()}
            fallback={
              <button type="button" class="btn" onClick={() => void lockAll('unlock-table')}>
                {t().unlockAll}
              </button>
            }
          >
            <button type="button" class="btn" onClick={() => void lockAll('lock-table')}>
              <Icon name="lock" />
              {t().lockAll}
            </button>
          </Show>
        </div>
        <Refused code={giver.failed()} />
      </Dialog>
    </Show>
  )
}
