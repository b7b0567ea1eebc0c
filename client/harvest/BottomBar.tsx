import { createSignal, Index, Show } from 'solid-js'
import { mayCommand } from '../../shared/access/commands.ts'
import { isSeated, isStaff } from '../../shared/access/roles.ts'
import { remaining } from '../../shared/domain/phase.ts'
import { useWords } from '../i18n/language.ts'
import { useServerNow } from '../session/server-time.ts'
import { useSession } from '../session/session.tsx'
import { TravelButton } from '../travel/TravelButton.tsx'
import { Icon } from '../ui/Icon.tsx'
import { clockText } from '../ui/time.ts'
import type { Ballots } from './ballots.ts'
import { DotsOf } from './DotsOf.tsx'
import { words } from './words.ts'

const NAME_UNITS = 80

/** What can be done with the long cloth: dots on the left, threads on the right. */
export function BottomBar(props: {
  /** mine to place; undefined for whoever has none */
  left: number | undefined
  /** with the dots of guests on paper, when one places them */
  ballots: Ballots | undefined
  picked: readonly string[] | undefined
  /** there are notes enough for a thread */
  mayDraw: boolean
  busy: boolean
  onToggleDots: (open: boolean) => void
  onStartThread: () => void
  onDrawThread: (name: string) => void
  onCancelThread: () => void
}) {
  const t = useWords(words)
  const { programme, identity } = useSession()
  const now = useServerNow()
  const [name, setName] = createSignal('')
  const day = () => programme.day()
  const dots = () => day()?.dots
  const voters = () => Object.values(programme.people).filter(person => isSeated(person.role) && !person.absent).length
  const open = () => dots()?.harvestOpen === true
  const counted = () => !open() && Object.keys(programme.totals).length > 0
  const clock = () => {
    const running = day()?.clock
    const left = running === undefined ? undefined : remaining(running, now())
    return left === undefined || left <= 0 ? undefined : clockText(left)
  }
  const budget = () => dots()?.harvest ?? 0
  const inHarvest = () => day()?.phase === 'harvest'
  const discs = () => Array.from({ length: budget() }, (_, index) => index)
  const draw = (event: SubmitEvent) => {
    event.preventDefault()
    const trimmed = name().trim()
    if (trimmed === '' || (props.picked?.length ?? 0) < 2) return
    props.onDrawThread(trimmed)
    setName('')
  }
  return (
    <footer class="hv-bar">
      <Show
        when={props.picked}
        fallback={
          <>
            <Show when={budget() > 0 && (inHarvest() || counted())}>
              <div class="hv-dots">
                <p class="hv-mine">
                  <Show when={!counted()}>
                    <span class="hv-discs-left" aria-hidden="true">
                      <Index each={discs()}>
                        {disc => <i classList={{ spent: props.left !== undefined && disc() >= props.left }} />}
                      </Index>
                    </span>
                  </Show>
                  <Show when={props.left === undefined ? undefined : props.ballots}>
                    {ballots => <DotsOf ballots={ballots()} />}
                  </Show>
                  <b>
                    {counted()
                      ? t().counted
                      : props.left === undefined || !open()
                        ? t().eachHas(budget())
                        : t().left(props.left)}
                  </b>
                  <Show when={open() && clock()}>{left => <span class="num">{t().timeLeft(left())}</span>}</Show>
                </p>
                <Show when={(open() || counted()) && voters() > 0}>
                  <p class="hv-voted">
                    <progress
                      max={voters()}
                      value={Math.min(dots()?.harvestVoters ?? 0, voters())}
                      aria-hidden="true"
                    />
                    <span>{t().voted(dots()?.harvestVoters ?? 0, voters())}</span>
                  </p>
                </Show>
              </div>
            </Show>
            <span class="hv-space" />
            <Show when={Object.keys(programme.carried).length > 0}>
              <TravelButton />
            </Show>
            <Show when={inHarvest() && isStaff(identity.role) && budget() > 0}>
              <button
                type="button"
                class="btn"
                aria-disabled={props.busy}
                onClick={() => props.onToggleDots(!open())}
                title={open() && dots()?.secret === true ? t().secret : undefined}
              >
                <Icon name={open() ? 'check' : 'plus'} />
                {open() ? t().closeDots : t().openDots}
              </button>
            </Show>
            <Show when={props.mayDraw && mayCommand(identity.role, 'draw-thread')}>
              <button type="button" class="btn quiet" onClick={() => props.onStartThread()}>
                <Icon name="thread" />
                {t().drawThread}
              </button>
            </Show>
          </>
        }
      >
        {picked => (
          <form class="hv-naming" onSubmit={draw}>
            <p role="status">
              <Icon name="thread" /> {t().picking(picked().length)}
            </p>
            <input
              class="input"
              ref={field => queueMicrotask(() => field.focus())}
              maxlength={NAME_UNITS}
              aria-label={t().threadName}
              placeholder={t().threadName}
              value={name()}
              onInput={event => setName(event.currentTarget.value)}
              onKeyDown={event => event.key === 'Escape' && props.onCancelThread()}
            />
            <button
              type="submit"
              class="btn primary"
              aria-disabled={props.busy || picked().length < 2 || name().trim() === ''}
            >
              {t().pull}
            </button>
            <button type="button" class="btn quiet" onClick={() => props.onCancelThread()}>
              {t().cancel}
            </button>
          </form>
        )}
      </Show>
    </footer>
  )
}
