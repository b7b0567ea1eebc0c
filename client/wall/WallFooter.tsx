import { createMemo, For, Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { useWords } from '../i18n/language.ts'
import { hasCome } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import type { Invitation } from './invitation.ts'
import { countsOf, shortAddress } from './wall-state.ts'
import { words } from './words.ts'
import { footerWords } from './words-footer.ts'

/** How to join, for who comes late, and what is on all cloths together. */
export function WallFooter(props: { day: Day; invitation: Invitation; withInvitation: boolean }) {
  const session = useSession()
  const t = useWords(words)
  const f = useWords(footerWords)
  const counts = createMemo(() => {
    const people = Object.values(session.programme.people).filter(hasCome).length
    const { notes, links, dots } = countsOf(session.programme.summaries)
    const shown = [
      { count: people, word: f().counts.people(people) },
      { count: notes, word: f().counts.notes(notes) },
      { count: links, word: f().counts.links(links) },
    ]
    return props.day.dots.table > 0 ? [...shown, { count: dots, word: f().counts.dots(dots) }] : shown
  })
  return (
    <footer class="wall-footer">
      <Show when={props.withInvitation}>
        <div class="wall-join">
          <QrCode text={props.invitation.link} label={t().qr(shortAddress(props.invitation.link))} />
          <p>
            {f().join}
            <Show when={props.invitation.code}>
              {code => (
                <>
                  {' · '}
                  {f().code} <b class="num wall-code">{code()}</b>
                </>
              )}
            </Show>
            <b class="wall-address">{shortAddress(props.invitation.link)}</b>
          </p>
        </div>
      </Show>
      <ul class="wall-counts">
        <For each={counts()}>
          {item => (
            <li>
              <b class="serif num">{item.count}</b>
              {item.word}
            </li>
          )}
        </For>
      </ul>
    </footer>
  )
}
