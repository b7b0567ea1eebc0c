import './rehearsal.css'
import { Portal } from 'solid-js/web'
import { createEffect, createSignal, Match, on, onCleanup, Show, Switch, untrack } from 'solid-js'
import type { RehearsalView, ReviewFact } from '../../shared/protocol/rehearsal.ts'
import type { RehearsalSpeed } from '../../shared/domain/rehearsal.ts'
import { language, useWords } from '../i18n/language.ts'
import { RequestFailed } from '../session/api.ts'
import { useSession } from '../session/session.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useBook } from './context.tsx'
import { RehearsalRunning } from './RehearsalRunning.tsx'
import { RehearsalSetting } from './RehearsalSetting.tsx'
import { ReviewList } from './ReviewList.tsx'
import { rehearsalWords } from './words-rehearsal.ts'

const LOOK_AGAIN_MS = 2_000

type Answer = { readonly rehearsal: RehearsalView | null }

/** Begins a rehearsal, leads to its screens, shows what it shows, and wipes it. */
export function RehearsalDialog(props: {
  open: boolean
  rehearsal: RehearsalView | null
  onRehearsal: (rehearsal: RehearsalView | null) => void
  onClose: () => void
}) {
  const t = useWords(rehearsalWords)
  const session = useSession()
  const book = useBook()
  const [busy, setBusy] = createSignal(false)
  const [said, setSaid] = createSignal<string>()
  /** what the last one showed, until the next one or until the dialog is opened again */
  const [review, setReview] = createSignal<readonly ReviewFact[]>()

  const look = async () => {
    if (busy() || document.visibilityState === 'hidden') return
    try {
      const { rehearsal } = await session.call<Answer>('/rehearsal')
      if (busy()) return
      if (rehearsal === null && props.rehearsal !== null) setSaid(t().endedElsewhere)
      props.onRehearsal(rehearsal)
    } catch {
      // what is shown was true a moment ago; the next look tells
    }
  }
  createEffect(() => {
    if (!props.open) return
    setSaid(undefined)
    setReview(undefined)
    untrack(() => void look())
    const timer = setInterval(() => void look(), LOOK_AGAIN_MS)
    onCleanup(() => clearInterval(timer))
  })

  const whyNot = (error: unknown): string => {
    if (!(error instanceof RequestFailed)) return t().refused.other
    const known: Readonly<Record<string, string>> = t().refused
    return known[error.code] ?? t().refused.other
  }
  const begin = async (wishes: { speed: RehearsalSpeed; alone: boolean }) => {
    if (busy()) return
    setBusy(true)
    setSaid(undefined)
    try {
      await book.editor.flush()
      const body = { ...wishes, language: language() }
      props.onRehearsal((await session.call<Answer>('/rehearsal', { method: 'POST', body })).rehearsal)
      setReview(undefined)
    } catch (error) {
      setSaid(whyNot(error))
    } finally {
      setBusy(false)
    }
  }
  const end = async () => {
    if (busy()) return
    setBusy(true)
    setSaid(undefined)
    try {
      const over = await session.call<{ review: readonly ReviewFact[] }>('/rehearsal', { method: 'DELETE' })
      setReview(over.review)
      props.onRehearsal(null)
    } catch (error) {
      const isGone = error instanceof RequestFailed && error.status === 404
      setSaid(isGone ? t().endedElsewhere : t().notEnded)
      if (isGone) props.onRehearsal(null)
    } finally {
      setBusy(false)
    }
  }

  let heading: HTMLElement | undefined
  const title = () => (props.rehearsal !== null ? t().running : review() === undefined ? t().title : t().over)
  // What had the focus is gone with the sheet before: whoever reads by ear hears the new one's title.
  createEffect(on(title, () => props.open && heading?.focus(), { defer: true }))
  return (
    // The button stands in the header; what it opens is no part of it.
    <Portal>
      <Dialog open={props.open} label={title()} class="rehearsal" onClose={() => props.onClose()}>
        <h2 class="serif" tabindex="-1" ref={found => (heading = found)}>
          {title()}
        </h2>
        <p class="rehearsal-said" role="status">
          {said()}
        </p>
        <Switch
          fallback={<RehearsalSetting busy={busy()} onBegin={wishes => void begin(wishes)} onClose={props.onClose} />}
        >
          <Match when={props.rehearsal}>
            {running => (
              <RehearsalRunning rehearsal={running()} busy={busy()} onEnd={() => void end()} onClose={props.onClose} />
            )}
          </Match>
          <Match when={review()}>
            {facts => (
              <>
                <p>{t().overHelp}</p>
                <Show when={facts().length > 0}>
                  <ReviewList title={t().showed} facts={facts()} />
                </Show>
                <div class="rehearsal-ends">
                  <button type="button" class="btn" onClick={() => setReview(undefined)}>
                    {t().again}
                  </button>
                  <button type="button" class="btn primary" onClick={() => props.onClose()}>
                    {t().close}
                  </button>
                </div>
              </>
            )}
          </Match>
        </Switch>
      </Dialog>
    </Portal>
  )
}
