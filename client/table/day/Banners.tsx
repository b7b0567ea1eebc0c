import { createEffect, createMemo, createSignal, onCleanup, Show, Suspense } from 'solid-js'
import { isSeated } from '../../../shared/access/roles.ts'
import { useWords } from '../../i18n/language.ts'
import { recallInTab, rememberInTab } from '../../session/memory.ts'
import { serverNow, useServerNow } from '../../session/server-time.ts'
import { opensOffline } from '../../session/shell.ts'
import { Icon } from '../../ui/Icon.tsx'
import { lazily } from '../fetch-part.ts'
import { useDesk } from '../desk.ts'
import { isRevealDue } from '../hidden.ts'
import { useTable } from '../model.ts'
import { words } from '../words.ts'
import { hiddenWords } from '../words-hidden.ts'

const SpotBanner = lazily(() => import('../people/SpotBanner.tsx').then(module => module.SpotBanner))

const MovedBanner = lazily(() => import('../people/MovedBanner.tsx').then(module => module.MovedBanner))

const WordBanner = lazily(() => import('../people/WordBanner.tsx').then(module => module.WordBanner))

const SHOWN_MS = 30_000

/**
 * One line at a time, the most pressing first: the bell that will ring, an announcement, the harvest, a visit. In the header, so
 * that it covers neither a name nor a note; what waits behind it shows when it has gone.
 */
export function Banners(props: {
  own: string | undefined
  previous: string | undefined
  waits: string | undefined
  onThere: () => void
}) {
  const t = useWords(words)
  const hidden = useWords(hiddenWords)
  const desk = useDesk()
  const { table } = desk
  const { programme, identity } = table.session
  const day = () => table.day()
  const numberOf = (id: string | undefined) => (id === undefined ? 0 : (programme.tables[id]?.number ?? 0))
  const visiting = () => props.own !== undefined && props.own !== table.table
  return (
    <div class="tb-banners">
      <Show when={day().undoUntil !== null && day().phase === 'round'}>
        <RingingBanner until={day().undoUntil ?? 0} />
      </Show>
      <AnnouncementBanner />
      <div role="status">
        <Show when={table.isHost() && day().words !== undefined}>
          <Suspense>
            <WordBanner />
          </Suspense>
        </Show>
      </div>
      <div role="status">
        <Show when={programme.people[identity.person]?.moved}>
          <Suspense>
            <MovedBanner />
          </Suspense>
        </Show>
      </div>
      <KeepOpenBanner />
      <Show when={day().phase === 'harvest'}>
        <p class="tb-banner bell">
          <Icon name="thread" />
          <span>{t().harvestBegun}</span>
          <a class="btn primary" href={`/e/${identity.event}/harvest`}>
            {t().goHarvest}
          </a>
        </p>
      </Show>
      {/* The way back to one’s own chair is never hidden by an invitation. */}
      <Show when={props.waits}>
        {table => (
          <p class="tb-banner">
            <Icon name="table" />
            <span>{(day().movement === 'hosts' ? t().clothWaits : t().seatWaits)(numberOf(table()))}</span>
            <button type="button" class="btn primary" onClick={() => props.onThere()}>
              {t().goNow}
            </button>
          </p>
        )}
      </Show>
      <Show when={visiting()}>
        <p class="tb-banner">
          <Icon name="eye" />
          <span>{t().visiting(numberOf(table.table))}</span>
          <a class="link" href={`/e/${identity.event}/table`}>
            {t().backToMine}
          </a>
        </p>
      </Show>
      {/* Said in full until the first note; from then on the pad says it. */}
      <Show when={table.held.link.hides() && table.mode() === 'write' && !table.cloth.hasHidden()}>
        <p class="tb-banner">
          <Icon name="quiet" />
          <span>{hidden().hidden}</span>
        </p>
      </Show>
      <div role="status">
        <Show when={table.facts()?.spotlight}>
          <Suspense>
            <SpotBanner />
          </Suspense>
        </Show>
      </div>
      <Show when={table.isHost() && day().hidden && table.facts()?.revealed !== true && isRevealDue(day())}>
        <p class="tb-banner">
          <Icon name="eye" />
          <span>{hidden().neverShownHost}</span>
          <button type="button" class="btn" onClick={() => desk.setHostSheet(true)}>
            {hidden().openTools}
          </button>
        </p>
      </Show>
      <Show
        when={
          !visiting() && day().phase === 'transfer' && props.previous !== undefined && props.previous !== table.table
        }
      >
        <p class="tb-banner">
          <Icon name="arrow" />
          <a class="link" href={`/e/${identity.event}/table/${props.previous}`}>
            {t().previousCloth(numberOf(props.previous))}
          </a>
        </p>
      </Show>
    </div>
  )
}

/** Without network, a page that would not open again must stay open, and more so when the browser keeps nothing. */
function KeepOpenBanner() {
  const t = useWords(words)
  const { held } = useTable()
  const isAway = () => held.link.state() === 'offline' || held.link.state() === 'reconnecting'
  const text = () => {
    if (!isAway()) return undefined
    if (!held.link.keptOnDevice()) return t().keptInPageOnly
    return opensOffline() ? undefined : t().keepOpen
  }
  return (
    <div role="status">
      <Show when={text()}>
        {said => (
          <p class="tb-banner">
            <Icon name="offline" />
            <span>{said()}</span>
          </p>
        )}
      </Show>
    </div>
  )
}

/** The newest announcement to phones, until it is read or 30 s old. */
function AnnouncementBanner() {
  const t = useWords(words)
  const { session } = useTable()
  const { programme, identity } = session
  const key = `announcement.${identity.event}`
  const [read, setRead] = createSignal(recallInTab(key) ?? '')
  const now = useServerNow()
  const latest = createMemo(() => {
    const found = Object.entries(programme.announcements)
      .filter(([, announcement]) => announcement?.to.includes('phones'))
      .sort(([, a], [, b]) => b.at - a.at)[0]
    return found === undefined ? undefined : { id: found[0], ...found[1] }
  })
  const shown = () => {
    const announcement = latest()
    return announcement !== undefined && announcement.id !== read() && now() - announcement.at < SHOWN_MS
      ? announcement
      : undefined
  }
  // Said once, so that the facilitator sees how many it reached; nobody waits for the answer.
  const tell = createMemo(() => shown()?.id)
  createEffect(() => {
    const id = tell()
    if (id === undefined || !isSeated(identity.role)) return
    session.call(`/announcements/${id}/shown`, { method: 'POST' }).catch(() => undefined)
  })
  return (
    <div role="status">
      <Show when={shown()}>
        {announcement => (
          <p class="tb-banner announce">
            <Icon name="mega" />
            <span>
              <span class="sr">{t().announcementShort}, </span>
              {announcement().text}
            </span>
            <button
              type="button"
              class="btn"
              onClick={() => {
                const { id } = announcement()
                rememberInTab(key, id)
                setRead(id)
              }}
            >
              {t().read}
            </button>
          </p>
        )}
      </Show>
    </div>
  )
}

/** The facilitator may still take the bell back: everybody sees the seconds. */
function RingingBanner(props: { until: number }) {
  const t = useWords(words)
  const [now, setNow] = createSignal(serverNow())
  const timer = setInterval(() => setNow(serverNow()), 250)
  onCleanup(() => clearInterval(timer))
  const left = () => props.until - now()
  return (
    <Show when={left() > 0}>
      <p class="tb-banner bell">
        <Icon name="bell" />
        <span class="num">{t().rings(Math.ceil(left() / 1_000))}</span>
      </p>
    </Show>
  )
}
