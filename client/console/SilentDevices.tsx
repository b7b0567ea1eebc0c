import { Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { words } from './words.ts'

/** How many devices of a table have been silent for long, and in words whose. */
export function SilentDevices(props: { stale: readonly { readonly id: string; readonly minutes: number }[] }) {
  const session = useSession()
  const t = useWords(words)
  const text = () =>
    t().silent(
      props.stale.map(({ id }) => session.programme.people[id]?.name ?? ''),
      Math.min(...props.stale.map(({ minutes }) => minutes)),
    )
  return (
    <Show when={props.stale.length > 0}>
      <span class="room-sign room-silent" title={text()}>
        {' '}
        <Icon name="offline" />
        <b class="num" aria-hidden="true">
          {props.stale.length}
        </b>
        <span class="sr">{text()}</span>
      </span>
    </Show>
  )
}
