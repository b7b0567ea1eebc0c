import { Match, Switch } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import type { OpenDocument } from '../session/open-document.ts'
import { Icon } from '../ui/Icon.tsx'
import { words } from './words.ts'

/** «Enregistré» means: on the server's disk. `ahead`: words wait for the editor, and are in no document yet. */
export function SaveState(props: { link: OpenDocument; ahead: boolean }) {
  const t = useWords(words)
  return (
    <p class="rp-state" role="status">
      <Switch>
        <Match when={props.link.state() === 'offline'}>
          <span class="pill warn">
            <Icon name="offline" />
            {t().offline}
          </span>
        </Match>
        <Match when={props.link.state() === 'reconnecting'}>
          <span class="pill warn">
            <Icon name="refresh" />
            {t().reconnecting}
          </span>
        </Match>
        <Match when={props.link.loaded() && !props.link.mayWrite()}>
          <span class="pill">
            <Icon name="eye" />
            {t().reading}
          </span>
        </Match>
        <Match when={props.link.state() === 'live' && props.link.unsaved().size === 0 && !props.ahead}>
          <span class="rp-saved">
            <Icon name="check" />
            {t().saved}
          </span>
        </Match>
        <Match when={props.link.state() === 'live'}>
          <span class="rp-saving">{t().saving}</span>
        </Match>
      </Switch>
    </p>
  )
}
