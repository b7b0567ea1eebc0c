import { createEffect, createMemo, createSignal, on, onCleanup, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import type { IconName } from '../ui/drawings.ts'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { useTable } from './model.ts'
import { type SavedState, savedState } from './saved-state.ts'
import type { OpenDocument } from '../session/open-document.ts'
import { words } from './words.ts'

/** A word that takes this long to be on the server's disk is worth a remark; before that, the check stays calm. */
const SLOW_MS = 700
const LOADING_MS = 400

/**
 * Where one's words are, as the header says it. `saving` and `loading` are told only when they last, so that nothing flickers
 * while all goes well.
 */
export function createSavedState(link: OpenDocument): () => SavedState {
  const raw = createMemo(() => savedState(link.state(), link.unsaved().size), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  })
  const [slow, setSlow] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  createEffect(
    on(
      () => raw().kind,
      kind => {
        clearTimeout(timer)
        setSlow(false)
        if (kind === 'saving' || kind === 'loading') timer = setTimeout(() => setSlow(true), kind === 'saving' ? SLOW_MS : LOADING_MS)
      },
    ),
  )
  onCleanup(() => clearTimeout(timer))
  return () => {
    const now = raw()
    return (now.kind === 'saving' || now.kind === 'loading') && !slow() ? { kind: 'saved' } : now
  }
}

const ICONS: Readonly<Record<SavedState['kind'], IconName>> = {
  loading: 'clock', saved: 'check', saving: 'refresh', ended: 'offline', offline: 'offline', reconnecting: 'refresh',
}

/** Saved, on its way, kept here; or why one does not write: closed by the host, following. */
export function SavedPill(props: { saved: SavedState }) {
  const t = useWords(words)
  const table = useTable()
  const calm = () => props.saved.kind === 'saved'
  const lockedBy = () => {
    const names = Object.values(table.session.programme.log)
      .filter(entry => entry.what === 'locked' && entry.table === table.table)
      .sort((a, b) => b.at - a.at)
    return names[0]?.by ?? ''
  }
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
    <Show
      when={calm() && table.mode() !== 'write' && table.mode() !== 'loading'}
      fallback={
        <p class={`pill ${calm() ? 'ok' : props.saved.kind === 'loading' || props.saved.kind === 'saving' ? '' : 'warn'}`}>
          <Icon name={ICONS[props.saved.kind]} />
          {text()}
        </p>
      }
    >
      <p class="pill">
        <Icon name={table.mode() === 'locked' ? 'lock' : 'eye'} />
        {table.mode() === 'locked' ? t().locked(lockedBy()) : table.mode() === 'closed' ? t().over : t().following}
      </p>
    </Show>
  )
}
