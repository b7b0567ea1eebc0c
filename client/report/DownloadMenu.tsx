import { createSignal, For, onCleanup, Show } from 'solid-js'
import { LANGUAGES, type Language } from '../../shared/domain/text.ts'
import { language, useWords } from '../i18n/language.ts'
import { RequestFailed } from '../session/api.ts'
import type { Identity } from '../session/identity.ts'
import type { IconName } from '../ui/drawings.ts'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { download, type FileKind } from './download.ts'
import { words } from './words.ts'

const REPORTS: readonly (readonly [FileKind, IconName])[] = [
  ['docx', 'paper'],
  ['html', 'globe'],
  ['md', 'aa'],
]
const DATA: readonly (readonly [FileKind, IconName])[] = [
  ['csv', 'list'],
  ['json', 'link'],
]
const NAMES = { fr: 'Français', en: 'English' } as const

/** What can be taken away and what each file is for. A plain disclosure: Escape or a click elsewhere closes it. */
export function DownloadMenu(props: { identity: Identity; withData: boolean }) {
  const t = useWords(words)
  const [open, setOpen] = createSignal(false)
  const [wanted, setWanted] = createSignal<Language>(language())
  const [busy, setBusy] = createSignal(false)
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

  const take = async (kind: FileKind) => {
    if (busy()) return
    setBusy(true)
    try {
      await download(props.identity, kind, wanted())
      setOpen(false)
      opener?.focus()
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      showToast({ text: error.status === 0 ? t().failures.offline : t().failures.other, alert: true })
    } finally {
      setBusy(false)
    }
  }
  const files = (list: typeof REPORTS) => (
    <ul>
      <For each={list}>
        {([kind, icon]) => (
          <li>
            <button type="button" onClick={() => void take(kind)}>
              <Icon name={icon} />
              <span>
                <b>{t().files[kind].name}</b>
                {t().files[kind].what}
              </span>
            </button>
          </li>
        )}
      </For>
    </ul>
  )
  return (
    <div class="rp-download" ref={found => (root = found)}>
      <button
        ref={found => (opener = found)}
        type="button"
        class="btn primary"
        aria-expanded={open()}
        onClick={() => setOpen(now => !now)}
      >
        <Icon name="download" />
        {t().download}
        <Icon name={open() ? 'up' : 'down'} />
      </button>
      <Show when={open()}>
        <div class="rp-menu">
          <div class="seg" role="group" aria-label={t().languageOf}>
            <For each={LANGUAGES}>
              {code => (
                <button type="button" lang={code} aria-pressed={wanted() === code} onClick={() => setWanted(code)}>
                  {NAMES[code]}
                </button>
              )}
            </For>
          </div>
          <h2>{t().reportFiles}</h2>
          {files(REPORTS)}
          <Show when={props.withData}>
            <h2>{t().openData}</h2>
            {files(DATA)}
          </Show>
        </div>
      </Show>
    </div>
  )
}
