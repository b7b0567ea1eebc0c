import { createMemo, For, Index, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { useSession } from '../../session/session.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { createRoom } from './create-room.ts'
import { DraftPart } from './DraftPart.tsx'
import { usePartTitle } from './part-title.ts'
import { roomWords } from './words.ts'
import './room.css'

/** «La salle amende»: the draft for everybody at the event, part after part, with what the room proposes. Phone first. */
export function RoomDraft() {
  const t = useWords(roomWords)
  const session = useSession()
  const { programme } = session
  const room = createRoom(session)
  const titleOf = usePartTitle()
  const written = createMemo(() =>
    room.parts().filter(part => part.blocks.length > 0 || room.ofPart(part.name).length > 0),
  )
  const names = createMemo(() => written().map(part => part.name), [], { equals: (a, b) => a.join() === b.join() })
  const unwritten = () => room.parts().filter(part => part.blocks.length === 0)
  const mayAmend = () => programme.day()?.draftShared === true && programme.day()?.phase !== 'closed'
  const isSigned = () => programme.day()?.attribution === 'names'
  const goTo = (name: string) => {
    const part = document.getElementById(`part-${name}`)
    part?.scrollIntoView()
    part?.focus({ preventScroll: true })
  }
  return (
    <main class="rm">
      <div class="rm-intro">
        <h2 class="serif">{t().draft}</h2>
        <p>
          <span class="pill ok">
            <Icon name="eye" />
            {t().open}
          </span>
        </p>
        <p>{t().help}</p>
        <p role="status" class="rm-offline">
          <Show when={room.link.state() === 'offline'}>
            <Icon name="offline" />
            {t().offline}
          </Show>
        </p>
      </div>
      <Show when={room.link.loaded()} fallback={<p class="rp-plain">{t().loading}</p>}>
        <Show when={names().length > 1}>
          <nav class="rm-contents" aria-label={t().contents}>
            <For each={names()}>
              {name => (
                <button type="button" class="btn" onClick={() => goTo(name)}>
                  {titleOf(name)}
                  <Show when={room.ofPart(name).length}>
                    {count => (
                      <span class="rm-count num">
                        {count()}
                        <span class="sr"> {t().amendments(count())}</span>
                      </span>
                    )}
                  </Show>
                </button>
              )}
            </For>
          </nav>
        </Show>
        <Show when={names().length > 0} fallback={<p class="rm-empty">{t().empty}</p>}>
          <Index each={names()}>
            {name => (
              <Show when={written().find(part => part.name === name())}>
                {part => <DraftPart room={room} part={part()} mayAmend={mayAmend()} isSigned={isSigned()} />}
              </Show>
            )}
          </Index>
          <Show when={unwritten().length > 0}>
            <p class="rm-unwritten">{t().unwritten(unwritten().map(part => titleOf(part.name)))}</p>
          </Show>
        </Show>
      </Show>
    </main>
  )
}
