import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { useSession } from '../../session/session.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { publishButtonWords } from './words-button.ts'

const PublishPanel = lazy(() => import('./PublishPanel.tsx').then(module => ({ default: module.PublishPanel })))

/** Says who may read the compte rendu, and opens what changes it: for staff. */
export function PublishButton() {
  const t = useWords(publishButtonWords)
  const { programme, identity } = useSession()
  const [open, setOpen] = createSignal(false)
  const stage = () => {
    const day = programme.day()
    return day?.published ? 'published' : day?.draftShared ? 'shared' : 'draft'
  }
  return (
    <>
      <button type="button" class="btn rp-publish" data-stage={stage()} onClick={() => setOpen(true)}>
        <Icon name={stage() === 'published' ? 'check' : stage() === 'shared' ? 'people' : 'send'} />
        {stage() === 'draft' && identity.role !== 'organiser' ? t().share : t()[stage()]}
      </button>
      <Show when={open()}>
        <Suspense>
          <PublishPanel onClose={() => setOpen(false)} />
        </Suspense>
      </Show>
    </>
  )
}
