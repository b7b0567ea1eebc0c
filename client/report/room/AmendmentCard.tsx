import { createSignal, For, Show, untrack } from 'solid-js'
import { type Stance, STANCES } from '../../../shared/domain/amendment.ts'
import { REFUSALS } from '../../../shared/domain/commands.ts'
import { refusalSentence } from '../../../shared/i18n/refusals.ts'
import { language, useWords } from '../../i18n/language.ts'
import { RequestFailed } from '../../session/api.ts'
import { Icon } from '../../ui/Icon.tsx'
import { showToast } from '../../ui/toasts.ts'
import type { Room } from './create-room.ts'
import type { Named } from './room-parts.ts'
import { roomWords } from './words.ts'

/** What somebody proposed: for it, a reservation, and what became of it. */
export function AmendmentCard(props: { room: Room; amendment: Named; withPassage?: boolean }) {
  const t = useWords(roomWords)
  const [busy, setBusy] = createSignal(false)
  const mine = () => props.room.own().has(props.amendment.id)
  const stance = () => props.room.stances()[props.amendment.id]
  /** True when it was done; says why when it was not. */
  const attempt = async (work: Promise<void>): Promise<boolean> => {
    setBusy(true)
    try {
      await work
      return true
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      const why = REFUSALS.find(each => each === error.code)
      const { failures } = t()
      const other = error.status === 0 ? failures.offline : failures.other
      showToast({ text: why !== undefined ? refusalSentence(why, language()) : other, alert: true })
      return false
    } finally {
      setBusy(false)
    }
  }
  const stand = (wanted: Stance) => {
    if (!busy()) void attempt(props.room.stand(props.amendment.id, stance() === wanted ? null : wanted))
  }
  const takeBack = async () => {
    if (busy()) return
    const room = untrack(() => props.room)
    const { part, passage, text, id } = untrack(() => props.amendment)
    if (!(await attempt(room.takeBack(id)))) return
    // Written anew, it has a new place among the others and no support yet: better than lost.
    const again = () => void attempt(room.propose(part, passage, text, undefined))
    showToast({ text: t().takenBack, action: { label: t().undo, run: again } })
  }
  return (
    <article class="rm-card" classList={{ settled: props.amendment.settled !== undefined }}>
      <Show when={props.withPassage && props.amendment.passage}>
        {passage => <p class="rm-about">{t().on(passage())}</p>}
      </Show>
      <p class="rm-said">{props.amendment.text}</p>
      <p class="rm-meta">
        <Show when={mine()} fallback={<Show when={props.amendment.by}>{by => <>{t().by(by())} · </>}</Show>}>
          {t().mine} ·{' '}
        </Show>
        <span class="num">
          {props.amendment.for + props.amendment.against > 0
            ? t().counts(props.amendment.for, props.amendment.against)
            : t().unsupported}
        </span>
      </p>
      <Show when={props.amendment.settled}>
        {settled => (
          <p class="rm-settled">
            <Icon name={settled() === 'taken' ? 'check' : 'paper'} />
            {t().settled[settled()]}
          </p>
        )}
      </Show>
      <div class="rm-row">
        <Show when={props.room.maySupport()}>
          <For each={STANCES}>
            {each => (
              <button
                type="button"
                class="btn rm-stance"
                aria-pressed={stance() === each}
                aria-label={each === 'for' ? t().forLong(props.amendment.text) : t().againstLong(props.amendment.text)}
                onClick={() => stand(each)}
              >
                <Show when={stance() === each}>
                  <Icon name="check" />
                </Show>
                {t()[each]}
              </button>
            )}
          </For>
        </Show>
        <Show when={mine()}>
          <button
            type="button"
            class="btn quiet"
            aria-label={t().takeBackLong(props.amendment.text)}
            onClick={() => void takeBack()}
          >
            {t().takeBack}
          </button>
        </Show>
      </div>
    </article>
  )
}
