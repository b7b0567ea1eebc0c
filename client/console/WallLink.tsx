import { Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { wallWords } from './words-wall.ts'

/** Does a wall show the day? Says so, and opens one. */
export function WallLink(props: { day: Day; link: string | undefined }) {
  const t = useWords(wallWords)
  const walls = () => props.day.walls ?? 0
  const said = () => (
    <>
      <Icon name="screen" />
      {walls() === 0 ? t().none : t().shown(walls())}
    </>
  )
  return (
    <Show when={props.link} fallback={<span class="console-wall">{said()}</span>}>
      {link => (
        <a
          class="btn quiet console-wall"
          classList={{ none: walls() === 0 }}
          href={link()}
          target="_blank"
          rel="noopener"
          title={t().openWall}
        >
          {said()}
        </a>
      )}
    </Show>
  )
}
