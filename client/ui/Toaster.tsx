import { createEffect, onCleanup, Show } from 'solid-js'
import { Icon } from './Icon.tsx'
import { dismissToast, toast } from './toasts.ts'

const UNDO_MS = 10_000
const TELL_MS = 4_000

/** Where toasts appear: bottom centre, announced politely, kept while the pointer or the focus is on it. */
export function Toaster() {
  let held = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const arm = () => {
    clearTimeout(timer)
    const now = toast()
    if (now !== undefined && !held)
      timer = setTimeout(() => dismissToast(now.id), now.action === undefined ? TELL_MS : UNDO_MS)
  }
  const hold = (value: boolean) => {
    held = value
    arm()
  }
  createEffect(arm)
  onCleanup(() => clearTimeout(timer))
  return (
    <div class="toaster" role="status" aria-live="polite">
      <Show when={toast()} keyed>
        {now => (
          <div
            class="toast"
            onPointerEnter={() => hold(true)}
            onPointerLeave={() => hold(false)}
            onFocusIn={() => hold(true)}
            onFocusOut={() => hold(false)}
          >
            <Show when={now.icon}>{icon => <Icon name={icon()} />}</Show>
            <span>{now.text}</span>
            <Show when={now.action}>
              {action => (
                <button
                  type="button"
                  class="btn"
                  onClick={() => {
                    held = false
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
