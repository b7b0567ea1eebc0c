import { Show } from 'solid-js'
import { mayCommand } from '../../shared/access/commands.ts'
import { isStaff } from '../../shared/access/roles.ts'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { RoomWordsButton } from '../aids/RoomWordsButton.tsx'
import { TravelButton } from '../travel/TravelButton.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Ballots } from './ballots.ts'
import { DotsBar, DotsTools } from './DotsBar.tsx'
import type { Hands } from './hands.ts'
import { words } from './words.ts'

/** What can be done with the long cloth: dots on the left, threads and perspectives on the right. */
export function BottomBar(props: {
  /** mine to place; undefined for whoever has none */
  left: number | undefined
  /** with the dots of guests on paper, when one places them */
  ballots: Ballots | undefined
  hands: Hands
  /** there are notes enough for a thread */
  mayDraw: boolean
  mayAdd: boolean
  busy: boolean
  onOpenDots: (minutes: number | undefined) => void
  onCloseDots: () => void
  onStartThread: () => void
  onStartPerspective: () => void
}) {
  const t = useWords(words)
  const { programme, identity } = useSession()
  return (
    <footer class="hv-bar">
      <div class="hv-dots">
        <DotsBar left={props.left} ballots={props.ballots} />
        <DotsTools busy={props.busy} hands={props.hands} onOpen={props.onOpenDots} onClose={props.onCloseDots} />
      </div>
      <div class="hv-making">
        <RoomWordsButton />
        <Show when={Object.keys(programme.carried).length > 0}>
          <TravelButton />
        </Show>
        <Show when={props.mayDraw && mayCommand(identity.role, 'draw-thread')}>
          <button type="button" class="btn quiet" onClick={() => props.onStartThread()}>
            <Icon name="thread" />
            {t().drawThread}
          </button>
        </Show>
        <Show when={props.mayAdd && isStaff(identity.role)}>
          <button type="button" class="btn quiet" onClick={() => props.onStartPerspective()}>
            <Icon name="plus" />
            {t().addPerspective}
          </button>
        </Show>
      </div>
    </footer>
  )
}
