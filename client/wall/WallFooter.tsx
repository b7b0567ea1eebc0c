import { createMemo, For, Show } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import type { Invitation } from './invitation.ts'
import { countsOf, shortAddress } from './wall-state.ts'
import { words } from './words.ts'

/** How to join, for who comes late, and what is on all cloths together. */
export function WallFooter(props: { day: Day; invitation: Invitation; withInvitation: boolean }) {
  const session = useSession()
  const t = useWords(words)
  const counts = createMemo(() => {
    const people = Object.values(session.programme.people).filter(person => !person.absent).length
    const { notes, links, dots } = countsOf(session.programme.summaries)
    const shown = [
      { count: people, word: t().counts.people(people) },
      { count: notes, word: t().counts.notes(notes) },
      { count: links, word: t().counts.links(links) },
    ]
    return props.day.dots.table > 0 ? [...shown, { count: dots, word: t().counts.dots(dots) }] : shown
  })
  return (
    <footer class="wall-footer">
      <Show when={props.withInvitation}>
        <div class="wall-join">
          <QrCode text={props.invitation.link} label={t().qr(shortAddress(props.invitation.link))} />
          <p>
            {t().join}
            <Show when={props.invitation.code}>
              {code => (
                <>
                  {' · '}
                  {t().code} <b class="num wall-code">{code()}</b>
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
