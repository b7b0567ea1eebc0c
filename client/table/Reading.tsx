import { Match, Show, Switch } from 'solid-js'
import { createSignal } from 'solid-js'
import { isSeated } from '../../shared/access/roles.ts'
import { useWords } from '../i18n/language.ts'
import { RequestFailed } from '../session/api.ts'
import { useTable } from './model.ts'
import { words } from './words.ts'

/** In the pad's place while one does not write: why, and what one can do about it. */
export function Reading(props: { onSeated: () => void }) {
  const t = useWords(words)
  const table = useTable()
  const { identity, call } = table.session
  const [trouble, setTrouble] = createSignal<string | undefined>()
  const takeSeat = async () => {
    try {
      await call('/me', { method: 'PATCH', body: { following: false } })
      props.onSeated()
    } catch (error) {
      const code = error instanceof RequestFailed ? error.code : ''
      setTrouble(t().refusals[code] ?? t().noSeatLeft)
    }
  }
  return (
    <div class="tb-pad reading" role="status">
      <Switch>
        <Match when={table.mode() === 'loading'}>{t().oneMoment}</Match>
        <Match when={table.mode() === 'locked'}>
          {table.day().dots.tablesOpen ? t().lockedPadDots : t().lockedPad}
        </Match>
        <Match when={table.mode() === 'closed'}>
          {t().closedPad}
          <Show when={table.day().published}>
            <a class="link" href={`/e/${identity.event}/report`}>
              {t().readReport}
            </a>
          </Show>
        </Match>
        <Match when={table.mode() === 'following'}>
          <Show when={isSeated(identity.role)} fallback={t().staffLooks}>
            <button type="button" class="link" onClick={() => void takeSeat()}>
              {t().takeSeat}
            </button>
            <Show when={trouble()}>{text => <span class="wrong">{text()}</span>}</Show>
          </Show>
        </Match>
      </Switch>
    </div>
  )
}
