import { createSignal, For, onMount, Show } from 'solid-js'
import { tablesOf, themeAt } from '../../shared/domain/plan.ts'
import { inLanguage, languageOf } from '../../shared/domain/text.ts'
import { language, useWords } from '../i18n/language.ts'
import { forPhones, isLocalAddress } from '../session/local-address.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { useBook } from './context.tsx'
import { KeyDialog, type KeyQuestion } from './KeyDialog.tsx'
import { LinkField } from './LinkField.tsx'
import { type KeyAction, type Renewable } from './renewal.ts'
import { RoomAddressCard } from './RoomAddressCard.tsx'
import { WifiCard } from './WifiCard.tsx'
import { words } from './words.ts'
import './links.css'

/** Everything that lets people in: big enough to be photographed from the second row. */
export function LinksTab() {
  const t = useWords(words)
  const book = useBook()
  const session = useSession()
  const [asked, setAsked] = createSignal<KeyQuestion>()
  // tables may have come or gone since the links were read
  onMount(() => void book.editor.flush().then(() => book.refresh()))

  const links = () => book.view().links ?? {}
  const owns = () => book.view().role === 'organiser'
  const tables = () => tablesOf(book.view().plan)
  const code = () => session.programme.day()?.code ?? book.view().code
  const entrance = () => forPhones(links().participant ?? '', book.view().addresses)

  const ask = (what: Renewable, name: string, action: KeyAction = 'renew') => setAsked({ what, name, action })
  /** both ways of ending a link, for whoever owns the café */
  const ends = (what: Renewable, name: string) =>
    owns() ? { onRenew: () => ask(what, name), onRevoke: () => ask(what, name, 'revoke') } : {}
  return (
    <div class="sheet links-sheet">
      <div class="sheet-column">
        <section class="card entrance" aria-labelledby="prepare-entrance">
          <h2 class="serif" id="prepare-entrance">
            {t().participants}
          </h2>
          <p class="quiet-text">{t().participantsHelp}</p>
          <Show when={isLocalAddress(entrance())}>
            <p class="soft-warning">
              <Icon name="shield" />
              {t().local}
            </p>
          </Show>
          <div class="entrance-big">
            <Show when={entrance() !== ''} fallback={<p>{t().revoked}</p>}>
              <QrCode text={entrance()} label={t().qrParticipants} />
            </Show>
            <div class="spoken">
              <h3>{t().spoken}</h3>
              <Show when={code()} fallback={<p class="quiet-text">{t().noCode}</p>}>
                {text => <p class="spoken-code serif">{text()}</p>}
              </Show>
              <p class="quiet-text">{t().spokenHelp(addressOf(entrance()))}</p>
              <Show when={owns()}>
                <span class="spoken-ends">
                  <button
                    type="button"
                    class="btn"
                    aria-label={t().renewWhat(t().spoken)}
                    onClick={() => ask('code', t().spoken)}
                  >
                    <Icon name="refresh" />
                    {t().renew}
                  </button>
                  <Show when={code()}>
                    <button
                      type="button"
                      class="btn quiet icon"
                      aria-label={t().revokeWhat(t().spoken)}
                      title={t().revokeWhat(t().spoken)}
                      onClick={() => ask('code', t().spoken, 'revoke')}
                    >
                      <Icon name="x" />
                    </button>
                  </Show>
                </span>
              </Show>
            </div>
          </div>
          <LinkField name={t().participants} link={entrance()} {...ends('participant', t().participants)} />
        </section>
        <RoomAddressCard />
        <WifiCard />
      </div>
      <div class="sheet-column">
        <section class="card" aria-labelledby="prepare-hosts">
          <h2 class="serif" id="prepare-hosts">
            {t().hostLinks}
          </h2>
          <p class="quiet-text">{t().hostLinksHelp}</p>
          <ul class="link-list">
            <For each={tables()}>
              {table => {
                const theme = () => themeAt(book.view().plan, table, 1)
                const name = () => `${t().table(table.number)}, ${inLanguage(theme().title, language())}`
                return (
                  <li class="link-row">
                    <Plaque number={table.number} size="s" />
                    <div>
                      <h3 class="link-name" lang={languageOf(theme().title, language())}>
                        <span class="sr">{t().table(table.number)}</span> {inLanguage(theme().title, language())}
                      </h3>
                      <LinkField
                        name={name()}
                        link={forPhones(links().hosts?.[table.id] ?? '', book.view().addresses)}
                        {...ends(`host:${table.id}`, name())}
                      />
                    </div>
                  </li>
                )
              }}
            </For>
          </ul>
        </section>
        <section class="card" aria-labelledby="prepare-staff">
          <h2 class="serif" id="prepare-staff">
            {t().staff}
          </h2>
          <p class="quiet-text">{t().staffHelp}</p>
          <ul class="link-list">
            <For each={STAFF.filter(role => links()[role] !== undefined)}>
              {role => (
                <li class="link-row">
                  <Icon name={ROLE_ICONS[role]} />
                  <div>
                    <h3 class="link-name">{t()[role]}</h3>
                    <LinkField
                      name={t()[role]}
                      link={links()[role] ?? ''}
                      {...(role === 'organiser' ? {} : ends(role, t()[role]))}
                    />
                  </div>
                </li>
              )}
            </For>
          </ul>
        </section>
      </div>
      <KeyDialog asked={asked()} onClose={() => setAsked(undefined)} />
    </div>
  )
}

const STAFF = ['facilitator', 'wall', 'organiser'] as const
const ROLE_ICONS = { facilitator: 'bell', wall: 'screen', organiser: 'pencil' } as const

/** What one types in a browser: `cafe.example.org`, without what every browser adds by itself. */
function addressOf(link: string): string {
  const origin = /^https?:\/\/[^/]+/.exec(link)?.[0] ?? location.origin
  return origin.replace(/^https?:\/\//, '')
}
