import { createSignal, lazy, Show, Suspense } from 'solid-js'
import type { OpenDocument } from '../../session/open-document.ts'
import type { Editor } from '../editor/make-editor.ts'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { versionsButtonWords } from './words-button.ts'

const VersionsPanel = lazy(() => import('./VersionsPanel.tsx').then(module => ({ default: module.VersionsPanel })))

/** Opens the list of versions; what it needs is fetched then. `mayWrite` by a part's name without its language. */
export function VersionsButton(props: {
  link: OpenDocument
  /** of the page that is open, fetched if need be */
  editor?: (() => Promise<Editor | undefined>) | undefined
  mayWrite: (part: string) => boolean
}) {
  const t = useWords(versionsButtonWords)
  const [open, setOpen] = createSignal(false)
  return (
    <>
      <button type="button" class="btn rp-versions" onClick={() => setOpen(true)}>
        <Icon name="clock" />
        {t().button}
      </button>
      <Show when={open()}>
        <Suspense>
          <VersionsPanel
            link={props.link}
            editor={props.editor}
            mayWrite={props.mayWrite}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      </Show>
    </>
  )
}
