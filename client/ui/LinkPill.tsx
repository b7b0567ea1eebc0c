import { Match, Switch } from 'solid-js'
import { Icon } from './Icon.tsx'

/** Whether what a screen shows is live. The words are the screen's: what goes on without it differs. */
export function LinkPill(props: {
  state: 'loading' | 'live' | 'reconnecting' | 'offline' | 'ended'
  words: { readonly live: string; readonly reconnecting: string; readonly offline: string; readonly ended: string }
}) {
  return (
    <Switch>
      <Match when={props.state === 'live'}>
        <span class="pill ok">
          <Icon name="check" />
          {props.words.live}
        </span>
      </Match>
      <Match when={props.state === 'ended'}>
        <span class="pill danger">{props.words.ended}</span>
      </Match>
      <Match when={props.state === 'offline'}>
        <span class="pill warn">
          <Icon name="offline" />
          {props.words.offline}
        </span>
      </Match>
      <Match when={true}>
        <span class="pill warn">
          <Icon name="refresh" />
          {props.words.reconnecting}
        </span>
      </Match>
    </Switch>
  )
}
