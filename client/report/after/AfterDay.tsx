import { Show } from 'solid-js'
import type { CommandInput } from '../../../shared/domain/commands.ts'
import type { EventView } from '../../../shared/protocol/api.ts'
import { language, useWords } from '../../i18n/language.ts'
import { useServerNow } from '../../session/server-time.ts'
import { useSession } from '../../session/session.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { dayInWords } from '../../ui/day-in-words.ts'
import { daysUntil } from '../../ui/days-until.ts'
import { publishWords } from './words-publish.ts'

/** Until when ideas may still come, when the café ends, when all of it is erased. */
export function AfterDay(props: {
  view: EventView | undefined
  owns: boolean
  busy: boolean
  give: (command: CommandInput, done: string) => Promise<boolean>
}) {
  const t = useWords(publishWords)
  const { programme, identity } = useSession()
  const now = useServerNow()
  const day = () => programme.day()
  const isClosed = () => day()?.phase === 'closed'
  return (
    <section class="pub-part">
      <h3 class="serif">{t().endTitle}</h3>
      <Show when={day()?.phase === 'harvest' || isClosed()}>
        <p>{isClosed() ? t().closed : t().stays()}</p>
        <Show when={props.owns}>
          <button
            type="button"
            class="btn"
            aria-disabled={props.busy}
            onClick={() =>
              void props.give({ type: isClosed() ? 'reopen' : 'close' }, isClosed() ? t().reopened : t().closedNow)
            }
          >
            <Icon name={isClosed() ? 'undo' : 'lock'} />
            {isClosed() ? t().reopen : t().closeCafe}
          </button>
        </Show>
      </Show>
      <Show when={props.view}>
        {view => (
          <p classList={{ 'pub-soon': daysUntil(view().purgeAt, now()) !== undefined }}>
            {t().purge(dayInWords(view().purgeAt, day()?.timeZone ?? 'UTC', language()))}{' '}
            <Show when={daysUntil(view().purgeAt, now())}>{days => t().purgeSoon(days())}</Show>{' '}
            <Show when={props.owns && !isClosed()}>
              <a class="link" href={`/e/${identity.event}/prepare`}>
                {t().keepFirst}
              </a>
            </Show>
          </p>
        )}
      </Show>
      <Show when={props.owns}>
        <p>
          <a class="link" href="/">
            {t().next}
          </a>{' '}
          <span class="pub-help">{t().nextHelp}</span>
        </p>
      </Show>
    </section>
  )
}
