import { createEffect, createMemo, createResource, createSignal, onCleanup, Show } from 'solid-js'
import type { EventView } from '../../shared/protocol/api.ts'
import { useWords } from '../i18n/language.ts'
import { useServerNow } from '../session/server-time.ts'
import { useSession } from '../session/session.tsx'
import { createBellListener } from '../session/bell-listener.ts'
import { createWords } from '../session/words-between.ts'
import { keepFocus } from '../ui/keep-focus.ts'
import { WeaveDefs } from '../ui/RoundTable.tsx'
import { AnnounceCard } from './AnnounceCard.tsx'
import { ClockCard } from './ClockCard.tsx'
import { ConsoleHeader } from './ConsoleHeader.tsx'
import { PeopleDialog } from './PeopleDialog.tsx'
import { roomOf } from './room-facts.ts'
import { RoomPanel } from './RoomPanel.tsx'
import { ThreadCard } from './ThreadCard.tsx'
import { words } from './words.ts'
import './console.css'
import './console-thread.css'
import './console-room.css'
import './console-clock.css'
import './console-dialogs.css'
// last: it rearranges what the others lay out
import './console-narrow.css'

/**
 * The facilitator's table: the thread of the day, the room from above, the clock and the bell. Lives on the `programme`
 * document alone, plus one look at the event for the links.
 */
export function Console() {
  const session = useSession()
  const t = useWords(words)
  const now = useServerNow()
  const programme = session.programme
  const [view] = createResource(() => session.call<EventView>('').catch((): undefined => undefined))
  /** the table whose people are looked at; 'all' for the whole room; undefined when the dialog is closed */
  const [lookingAt, setLookingAt] = createSignal<string | undefined>()
  const room = createMemo(() => {
    const day = programme.day()
    return day === undefined ? [] : roomOf(programme, day)
  })
  const said = createWords(session)
  createEffect(() => {
    const title = programme.day()?.title
    if (title !== undefined) document.title = t().page(title)
  })
  createBellListener(programme.day)
  keepFocus()
  const formerTitle = document.title
  onCleanup(() => (document.title = formerTitle))

  return (
    <div class="console">
      <Show when={programme.day()} fallback={<p class="console-loading">{t().loading}</p>}>
        {day => (
          <>
            <WeaveDefs />
            <ConsoleHeader day={day()} said={said()} view={view()} onPeople={() => setLookingAt('all')} />
            <main class="console-columns">
              <ClockCard day={day()} now={now()} room={room()} />
              <RoomPanel day={day()} now={now()} room={room()} said={said()} onLook={setLookingAt} />
              <AnnounceCard day={day()} />
              <ThreadCard day={day()} now={now()} said={said()} />
            </main>
            <PeopleDialog day={day()} room={room()} lookingAt={lookingAt()} onLook={setLookingAt} />
          </>
        )}
      </Show>
    </div>
  )
}
