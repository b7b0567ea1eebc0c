import { Show, Suspense } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { language, useWords } from '../i18n/language.ts'
import { inCrews, titleOf } from '../mirror/seating.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { RoundTable } from '../ui/RoundTable.tsx'
import { CrewLine } from './crew-parts.ts'
import type { RoomTable } from './room-facts.ts'
import { SilentDevices } from './SilentDevices.tsx'
import { words } from './words.ts'

/** One table from above: the drawing opens its people, the title opens its cloth. */
export function RoomTableCell(props: {
  day: Day
  table: RoomTable
  quiet: boolean
  stale: readonly { readonly id: string; readonly minutes: number }[]
  onLook: (table: string) => void
}) {
  const session = useSession()
  const t = useWords(words)
  const number = () => props.table.table.number
  const title = () => titleOf(props.table.theme, language())
  const shown = () => title().text || t().tableName(number())
  return (
    <li class="room-cell" data-table={props.table.id}>
      <div class="room-drawing">
        <svg viewBox="-110 -110 220 220" aria-hidden="true">
          <RoundTable
            number={number()}
            chairs={props.table.chairs}
            squares={props.table.squares}
            zones={props.table.theme?.zones.length ?? 0}
          />
        </svg>
        {/* over the drawing, not around it: initials on chairs are no part of its name */}
        <button
          type="button"
          class="room-look"
          aria-label={t().whoIsAt(number())}
          title={t().whoIsAt(number())}
          onClick={() => props.onLook(props.table.id)}
        />
      </div>
      <div class="room-label">
        <a
          class="serif room-title"
          href={`/e/${session.identity.event}/table/${props.table.id}`}
          lang={title().lang}
          aria-label={t().openCloth(number(), shown())}
          title={shown()}
        >
          {shown()}
        </a>
        <p class="room-facts">
          <Show when={inCrews(props.day)}>
            <Suspense>
              <CrewLine day={props.day} table={props.table.id} />
            </Suspense>
          </Show>
          <Show when={props.table.table.locked}>
            <span class="room-sign" title={t().locked}>
              <Icon name="lock" />
              <span class="sr">{t().locked}</span>
            </span>
          </Show>
          <Show when={props.quiet}>
            <span class="room-sign" title={t().quietHere}>
              <Icon name="quiet" />
              <span class="sr">{t().quietHere}</span>
            </span>
          </Show>
          <Show when={props.table.closed}>
            <span class="pill">{t().tableClosed}</span>{' '}
          </Show>
          <span>
            <b class="num">{t().seated(props.table.present, props.table.people.length)[0]}</b>
            {t().seated(props.table.present, props.table.people.length)[1]}
          </span>
          {' · '}
          <span>
            <b class="num">{t().notes(props.table.notes)[0]}</b>
            {t().notes(props.table.notes)[1]}
          </span>
          <Show when={props.table.hostNames.length > 0}>
            {' · '}
            <span>{props.table.hostNames.join(', ')}</span>
          </Show>
          <SilentDevices stale={props.stale} />
        </p>
      </div>
    </li>
  )
}
