import { createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { HEADING_ROLES, type HeadingRole } from '../../shared/document/synthesis.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { words } from './words.ts'

const NAME_UNITS = 80

/** Names what is being made of the chosen notes: a thread (two notes or more), or a perspective (any number). */
export function PickForm(props: {
  making: 'thread' | 'perspective'
  picked: readonly string[]
  busy: boolean
  /** for a perspective without a title: the words of its only note */
  fallbackTitle: string | undefined
  onThread: (name: string) => void
  onPerspective: (role: HeadingRole, title: string) => void
  onCancel: () => void
}) {
  const t = useWords(words)
  const [name, setName] = createSignal('')
  const [role, setRole] = createSignal<HeadingRole>('lead')
  const isThread = () => props.making === 'thread'
  const title = () => name().trim() || (isThread() ? '' : (props.fallbackTitle ?? ''))
  const ready = () => !props.busy && title() !== '' && (!isThread() || props.picked.length >= 2)
  const label = () => (isThread() ? t().threadName : t().perspectiveName)
  const onKey = (event: KeyboardEvent) => event.key === 'Escape' && props.onCancel()
  onMount(() => document.addEventListener('keydown', onKey))
  onCleanup(() => document.removeEventListener('keydown', onKey))
  const make = (event: SubmitEvent) => {
    event.preventDefault()
    if (!ready()) return
    if (isThread()) props.onThread(title())
    else props.onPerspective(role(), title())
  }
  return (
    <form class="hv-naming" onSubmit={make}>
      <p role="status">
        <Icon name={isThread() ? 'thread' : 'plus'} />{' '}
        {isThread() ? t().picking(props.picked.length) : t().perspectivePicking(props.picked.length)}
      </p>
      <Show when={!isThread()}>
        <div class="seg" role="group" aria-label={t().perspectiveRole}>
          <For each={HEADING_ROLES}>
            {each => (
              <button type="button" aria-pressed={role() === each} onClick={() => setRole(each)}>
                {t().roles[each]}
              </button>
            )}
          </For>
        </div>
      </Show>
      <input
        class="input"
        ref={field => queueMicrotask(() => field.focus())}
        maxlength={NAME_UNITS}
        aria-label={label()}
        placeholder={isThread() ? label() : (props.fallbackTitle ?? label())}
        value={name()}
        onInput={event => setName(event.currentTarget.value)}
      />
      <button type="submit" class="btn primary" aria-disabled={!ready()}>
        {isThread() ? t().pull : t().add}
      </button>
      <button type="button" class="btn quiet" onClick={() => props.onCancel()}>
        {t().cancel}
      </button>
    </form>
  )
}
