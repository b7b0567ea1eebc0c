import { createSignal, For, onCleanup, Show } from 'solid-js'
import { LANGUAGES } from '../../shared/domain/text.ts'
import { language, useWords } from '../i18n/language.ts'
import { RequestFailed } from '../session/api.ts'
import type { Identity } from '../session/identity.ts'
import { useSession } from '../session/session.tsx'
import type { IconName } from '../ui/drawings.ts'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { addressOf, clothAddress, download, type FileKind, FILES } from './download.ts'
import type { TextLanguage } from './text-language.ts'
import { words } from './words.ts'

const REPORTS: readonly (readonly [FileKind, IconName])[] = [
  ['pdf', 'print'],
  ['docx', 'paper'],
  ['html', 'globe'],
  ['md', 'aa'],
]
const DATA: readonly (readonly [FileKind, IconName])[] = [
  ['csv', 'list'],
  ['json', 'link'],
  ['zip', 'group'],
]
const NAMES = { fr: 'Français', en: 'English' } as const
/** So long nothing is said: most files come at once. */
const CALM_MS = 600

/** What can be taken away and what each file is for. A plain disclosure: Escape or a click elsewhere closes it. */
export function DownloadMenu(props: { identity: Identity; withData: boolean; wanted?: TextLanguage }) {
  const t = useWords(words)
  const { programme } = useSession()
  const [open, setOpen] = createSignal(false)
  const [chosen, setChosen] = createSignal<TextLanguage>()
  const wanted = () => chosen() ?? props.wanted ?? language()
  const [busy, setBusy] = createSignal<string>()
  const [long, setLong] = createSignal(false)
  const [cloths, setCloths] = createSignal(false)
  let root: HTMLDivElement | undefined
  let opener: HTMLButtonElement | undefined

  const onOutside = (event: Event) => {
    if (open() && event.target instanceof Node && root?.contains(event.target) === false) setOpen(false)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open()) return
    setOpen(false)
    opener?.focus()
  }
  document.addEventListener('pointerdown', onOutside)
  document.addEventListener('keydown', onKey)
  onCleanup(() => {
    document.removeEventListener('pointerdown', onOutside)
    document.removeEventListener('keydown', onKey)
  })

  const take = async (what: string, address: string, name: string) => {
    if (busy() !== undefined) return
    setBusy(what)
    const calm = setTimeout(() => setLong(true), CALM_MS)
    try {
      const { pdf } = await download(props.identity, address, name)
      if (pdf === 'tagged') showToast({ text: t().madeTagged, icon: 'print' })
      else if (long()) showToast({ text: t().made, icon: 'check' })
      const inside = root?.contains(document.activeElement) === true
      setOpen(false)
      if (inside) opener?.focus()
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      const why = error.status === 0 ? 'offline' : error.status === 503 || error.status === 429 ? 'busy' : 'other'
      showToast({ text: t().failures[why], alert: true })
    } finally {
      clearTimeout(calm)
      setLong(false)
      setBusy(undefined)
    }
  }
  const file = (kind: FileKind, icon: IconName) => (
    <li>
      <button
        type="button"
        aria-disabled={busy() !== undefined}
        onClick={() => void take(kind, addressOf(props.identity.event, kind, wanted()), FILES[kind].path)}
      >
        <Icon name={icon} />
        <span>
          <b>{t().files[kind].name}</b>
          {busy() === kind && long() ? t().making : t().files[kind].what}
        </span>
      </button>
    </li>
  )
  const tables = () => Object.values(programme.tables).sort((a, b) => a.number - b.number)
  const clothLanguage = () => {
    const now = wanted()
    return now === 'both' ? language() : now
  }
  return (
    <div class="rp-download" ref={found => (root = found)}>
      <button
        ref={found => (opener = found)}
        type="button"
        class="btn primary"
        aria-label={t().download}
        aria-expanded={open()}
        aria-busy={busy() !== undefined}
        onClick={() => setOpen(now => !now)}
      >
        <Icon name="download" />
        <span class="rp-download-word">{t().download}</span>
        <Icon name={open() ? 'up' : 'down'} />
      </button>
      <Show when={open()}>
        <div class="rp-menu">
          <div class="seg" role="group" aria-label={t().languageOf}>
            <For each={LANGUAGES}>
              {code => (
                <button type="button" lang={code} aria-pressed={wanted() === code} onClick={() => setChosen(code)}>
                  {NAMES[code]}
                </button>
              )}
            </For>
            <button type="button" aria-pressed={wanted() === 'both'} onClick={() => setChosen('both')}>
              {t().both}
            </button>
          </div>
          <h2>{t().reportFiles}</h2>
          <ul>
            <For each={REPORTS}>{([kind, icon]) => file(kind, icon)}</For>
          </ul>
          <Show when={props.withData}>
            <h2>{t().openData}</h2>
            <ul>
              <For each={DATA}>{([kind, icon]) => file(kind, icon)}</For>
              <li>
                <button type="button" aria-expanded={cloths()} onClick={() => setCloths(shown => !shown)}>
                  <Icon name="table" />
                  <span>
                    <b>{t().files.canvas.name}</b>
                    {t().files.canvas.what}
                  </span>
                </button>
                <Show when={cloths()}>
                  <div class="rp-cloths" role="group" aria-label={t().whichCloth}>
                    <For each={tables()}>
                      {table => (
                        <button
                          type="button"
                          class="btn"
                          aria-label={t().clothOf(table.number)}
                          aria-disabled={busy() !== undefined}
                          onClick={() =>
                            void take(
                              'canvas',
                              clothAddress(props.identity.event, table.id, clothLanguage()),
                              `table-${table.number}.canvas`,
                            )
                          }
                        >
                          {table.number}
                        </button>
                      )}
                    </For>
                  </div>
                </Show>
              </li>
            </ul>
          </Show>
          <p class="rp-making" role="status">
            {long() ? t().makingHelp : ''}
          </p>
        </div>
      </Show>
    </div>
  )
}
