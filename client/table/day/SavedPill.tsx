import { createEffect, Show, Suspense } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import type { IconName } from '../../ui/drawings.ts'
import { Icon } from '../../ui/Icon.tsx'
import { showToast } from '../../ui/toasts.ts'
import { lazily } from '../fetch-part.ts'
import { lockedBy } from '../host/locked-by.ts'
import { useTable } from '../model.ts'
import { isCalm } from '../preferences.ts'
import type { SavedState } from './saved-state.ts'
import { words } from '../words.ts'

const CalmPill = lazily(() => import('../calm/CalmPill.tsx').then(module => module.CalmPill))

const ICONS: Readonly<Record<SavedState['kind'], IconName>> = {
  loading: 'clock',
  saved: 'check',
  saving: 'refresh',
  ended: 'offline',
  offline: 'offline',
  reconnecting: 'refresh',
}

/** Saved, on its way, kept here; or why one does not write: closed by the host, following. */
export function SavedPill(props: { saved: SavedState }) {
  const t = useWords(words)
  const table = useTable()
  const calm = () => props.saved.kind === 'saved'
  const text = () => {
    const now = props.saved
    switch (now.kind) {
      case 'offline':
        return t().offline(now.count)
      case 'reconnecting':
        return t().reconnecting(now.count)
      case 'loading':
        return t().loading
      case 'saving':
        return t().saving
      case 'ended':
        return t().ended
      case 'saved':
        return t().saved
    }
  }
  // What waited while the link was gone is told once, when all of it has arrived.
  let waited = 0
  createEffect(() => {
    const now = props.saved
    if (now.kind === 'offline' || now.kind === 'reconnecting') waited = Math.max(waited, now.count)
    else if (now.kind === 'saved' && waited > 0) {
      showToast({ text: t().resynced(waited), icon: 'check' })
      waited = 0
    }
  })
  return (
    <>
      <Show
        when={calm() && table.mode() !== 'write' && table.mode() !== 'loading'}
        fallback={
          <p
            class={`pill ${calm() ? 'ok' : props.saved.kind === 'loading' || props.saved.kind === 'saving' ? '' : 'warn'}`}
          >
            <Icon name={ICONS[props.saved.kind]} />
            {text()}
          </p>
        }
      >
        <p class="pill">
          <Icon name={table.mode() === 'locked' ? 'lock' : 'eye'} />
          {table.mode() === 'locked'
            ? t().locked(lockedBy(table))
            : table.mode() === 'closed'
              ? t().over
              : t().following}
        </p>
      </Show>
      <Show when={isCalm()}>
        <Suspense>
          <CalmPill />
        </Suspense>
      </Show>
    </>
  )
}
