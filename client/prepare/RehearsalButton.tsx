import { createSignal, lazy, onMount, Show, Suspense } from 'solid-js'
import type { RehearsalView } from '../../shared/protocol/rehearsal.ts'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { rehearsalButtonWords } from './words-rehearsal-button.ts'

const RehearsalDialog = lazy(() => import('./RehearsalDialog.tsx').then(part => ({ default: part.RehearsalDialog })))

/** Until the first round begins: the café with simulated guests, as often as one likes. */
export function RehearsalButton() {
  const t = useWords(rehearsalButtonWords)
  const session = useSession()
  const [open, setOpen] = createSignal(false)
  const [wanted, setWanted] = createSignal(false)
  const [rehearsal, setRehearsal] = createSignal<RehearsalView | null>(null)
  const ask = async () => {
    try {
      setRehearsal((await session.call<{ rehearsal: RehearsalView | null }>('/rehearsal')).rehearsal)
    } catch {
      // the button then says what it says when there is none; the dialog asks again
    }
  }
  onMount(() => void ask())
  return (
    <>
      <button
        type="button"
        class="btn rehearse"
        aria-haspopup="dialog"
        data-running={rehearsal() === null ? undefined : ''}
        onClick={() => {
          setWanted(true)
          setOpen(true)
        }}
      >
        <Icon name="play" />
        {rehearsal() === null ? t().button : t().underWay}
      </button>
      <Show when={wanted()}>
        <Suspense>
          <RehearsalDialog
            open={open()}
            rehearsal={rehearsal()}
            onRehearsal={setRehearsal}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      </Show>
    </>
  )
}
