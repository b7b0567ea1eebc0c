import { createEffect, onCleanup, Show } from 'solid-js'
import { Icon } from './Icon.tsx'
import { dismissToast, holdToast, isHeld, toast } from './toasts.ts'

const ASK_MS = 30_000
const UNDO_MS = 10_000
const TELL_MS = 4_000

/** Where toasts appear: bottom centre, announced politely, kept while the pointer or the focus is on it. */
export function Toaster() {
  createEffect(() => {
    const now = toast()
    if (now === undefined || isHeld()) return
    const stays = now.asks ? ASK_MS : now.action === undefined ? TELL_MS : UNDO_MS
    const timer = setTimeout(() => dismissToast(now.id), stays)
    onCleanup(() => clearTimeout(timer))
  })
  return (
    <div class="toaster" role="status" aria-live="polite">
      <Show when={toast()} keyed>
        {now => (
          <div
            class="toast"
            // One that appears under a pointer at rest is not being pointed at.
            onPointerMove={() => holdToast(true)}
            onPointerLeave={() => holdToast(false)}
            onFocusIn={() => holdToast(true)}
            onFocusOut={() => holdToast(false)}
          >
            <Show when={now.icon}>{icon => <Icon name={icon()} />}</Show>
            <span>{now.text}</span>
            <Show when={now.action}>
              {action => (
                <button
                  type="button"
                  class="btn"
                  onClick={() => {
                    dismissToast(now.id)
                    action().run()
                  }}
                >
                  <Icon name={action().icon ?? 'undo'} />
                  {action().label}
                </button>
              )}
            </Show>
          </div>
        )}
      </Show>
    </div>
  )
}
