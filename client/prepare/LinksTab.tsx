import { createSignal, For, onMount, Show } from 'solid-js'
import { tablesOf, themeAt } from '../../shared/domain/plan.ts'
import { inLanguage, languageOf } from '../../shared/domain/text.ts'
import { language, useWords } from '../i18n/language.ts'
import { isLocalAddress } from '../session/local-address.ts'
import { forPhones } from '../session/local-address.ts'
import { useSession } from '../session/session.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Plaque } from '../ui/Plaque.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { showToast } from '../ui/toasts.ts'
import { useBook } from './context.tsx'
import { LinkField } from './LinkField.tsx'
import { renewal, type Renewable } from './renewal.ts'
import { words } from './words.ts'
import './links.css'

/** Everything that lets people in: big enough to be photographed from the second row. */
export function LinksTab() {
  const t = useWords(words)
  const book = useBook()
  const session = useSession()
  const [asked, setAsked] = createSignal<{ readonly what: Renewable; readonly name: string }>()
  const [failed, setFailed] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  // tables may have come or gone since the links were read
  onMount(() => void book.editor.flush().then(() => book.refresh()))

  const links = () => book.view().links ?? {}
  const owns = () => book.view().role === 'organiser'
  const tables = () => tablesOf(book.view().plan)
  const code = () => session.programme.day()?.code ?? book.view().code
  const entrance = () => forPhones(links().participant ?? '', book.view().addresses)

  const ask = (what: Renewable, name: string) => {
    setFailed(false)
    setAsked({ what, name })
  }
  const renew = async () => {
    const what = asked()?.what
    if (what === undefined || busy()) return
    setBusy(true)
    try {
      await session.call('/keys', { method: 'POST', body: renewal(what) })
      await book.refresh()
      setAsked(undefined)
      showToast({ text: t().renewed, icon: 'check' })
    } catch {
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class="sheet links-sheet">
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
              <button
                type="button"
                class="btn"
                aria-label={t().renewWhat(t().spoken)}
                onClick={() => ask('code', t().spoken)}
              >
                <Icon name="refresh" />
                {t().renew}
              </button>
            </Show>
          </div>
        </div>
        <LinkField
          name={t().participants}
          link={entrance()}
          onRenew={owns() ? () => ask('participant', t().participants) : undefined}
        />
      </section>
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
                        onRenew={owns() ? () => ask(`host:${table.id}`, name()) : undefined}
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
                      onRenew={owns() && role !== 'organiser' ? () => ask(role, t()[role]) : undefined}
                    />
                  </div>
                </li>
              )}
            </For>
          </ul>
        </section>
      </div>
      <Dialog
        open={asked() !== undefined}
        label={t().renewTitle(asked()?.name ?? '')}
        onClose={() => setAsked(undefined)}
      >
        <h2 class="serif">{t().renewTitle(asked()?.name ?? '')}</h2>
        <p class="dialog-text">{asked()?.what === 'code' ? t().renewCodeHelp : t().renewHelp}</p>
        <Show when={failed()}>
          <p class="wrong" role="alert">
            {t().renewFailed}
          </p>
        </Show>
        <p class="dialog-buttons">
          <button type="button" class="btn" onClick={() => setAsked(undefined)}>
            {t().keep}
          </button>
          <button type="button" class="btn primary" aria-disabled={busy()} onClick={() => void renew()}>
            <Icon name="refresh" />
            {t().renew}
          </button>
        </p>
      </Dialog>
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
