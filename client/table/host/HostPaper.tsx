import { createSignal, Show, Suspense } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import { lazily } from '../fetch-part.ts'
import { zoneOfPart } from '../cloth/sections.ts'
import { hostWords } from './words-host.ts'

const WriteFor = lazily(() => import('../paper/WriteFor.tsx').then(module => module.WriteFor))
const PhotoBench = lazily(() => import('../paper/PhotoBench.tsx').then(module => module.PhotoBench))

/** Notes for somebody who prefers paper: the same tools as beside the pad. */
export function HostPaper() {
  const h = useWords(hostWords)
  const { table } = useDesk()
  const [open, setOpen] = createSignal<'voices' | 'photos' | undefined>()
  return (
    <Show when={table.mayWrite()}>
      <div class="field">
        <p class="label">{h().paperTitle}</p>
        <button type="button" class="btn" onClick={() => setOpen('voices')}>
          <Icon name="paper" />
          {h().paperGo}
        </button>
        <p class="help">{h().paperHelp}</p>
      </div>
      <Show when={open() === 'voices'}>
        <Suspense>
          <WriteFor
            onPhotos={() => setOpen('photos')}
            onClose={() => setOpen(now => (now === 'voices' ? undefined : now))}
          />
        </Suspense>
      </Show>
      <Show when={open() === 'photos'}>
        <Suspense>
          <PhotoBench file={undefined} zone={zoneOfPart(table.here())} onClose={() => setOpen(undefined)} />
        </Suspense>
      </Show>
    </Show>
  )
}
