import { createSignal, For, Show } from 'solid-js'
import { isStaff } from '../../shared/access/roles.ts'
import { LANGUAGES } from '../../shared/domain/text.ts'
import { language, useWords } from '../i18n/language.ts'
import type { OpenDocument } from '../session/open-document.ts'
import { useServerNow } from '../session/server-time.ts'
import { createCommand, useSession } from '../session/session.tsx'
import { DayClock } from '../ui/DayClock.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Logo } from '../ui/Logo.tsx'
import { showToast } from '../ui/toasts.ts'
import { DownloadMenu } from './DownloadMenu.tsx'
import { ReportPaper } from './ReportPaper.tsx'
import { SaveState } from './SaveState.tsx'
import { words } from './words.ts'

/** Above the three columns: is it saved, how will it look, who may have it. */
export function DeskHeader(props: { link: OpenDocument }) {
  const t = useWords(words)
  const session = useSession()
  const { programme, identity } = session
  const day = () => programme.day()
  const now = useServerNow()
  const [preview, setPreview] = createSignal(false)
  const [previewLanguage, setPreviewLanguage] = createSignal(language())
  const [asking, setAsking] = createSignal(false)
  const command = createCommand(session)
  const publish = async () => {
    const result = await command.give({ type: 'publish' })
    setAsking(false)
    if (result !== undefined) showToast({ text: t().publishDone, icon: 'check' })
    else if (command.failed() !== 'already-published')
      showToast({ text: command.failed() === 'offline' ? t().failures.offline : t().failures.other, alert: true })
  }
  return (
    <>
      <header class="rp-top">
        <Logo />
        <div class="rp-heading">
          <h1 class="serif">{t().title}</h1>
          <SaveState link={props.link} />
        </div>
        <Show when={day()}>{known => <DayClock clock={known().clock} now={now()} />}</Show>
        <LanguageSwitch short />
        <a class="btn rp-harvest" href={`/e/${identity.event}/harvest`}>
          <Icon name="thread" />
          {t().harvest}
        </a>
        <Show when={isStaff(identity.role) || day()?.published}>
          <button
            type="button"
            class="btn"
            onClick={() => {
              setPreviewLanguage(language())
              setPreview(true)
            }}
          >
            <Icon name="eye" />
            {t().preview}
          </button>
        </Show>
        <Show when={day()?.published}>
          <span class="pill ok">
            <Icon name="check" />
            {t().published}
          </span>
        </Show>
        <Show when={identity.role === 'organiser' && day()?.published === false}>
          <button type="button" class="btn" onClick={() => setAsking(true)}>
            <Icon name="send" />
            {t().publish}
          </button>
        </Show>
        <Show when={isStaff(identity.role) || day()?.published}>
          <DownloadMenu identity={identity} withData={isStaff(identity.role)} />
        </Show>
      </header>
      <Dialog open={preview()} label={t().previewTitle} class="rp-preview" onClose={() => setPreview(false)}>
        <header>
          <h2 class="serif">{t().previewTitle}</h2>
          <div class="seg" role="group" aria-label={t().languageOf}>
            <For each={LANGUAGES}>
              {code => (
                <button
                  type="button"
                  lang={code}
                  aria-pressed={previewLanguage() === code}
                  onClick={() => setPreviewLanguage(code)}
                >
                  {code.toUpperCase()}
                </button>
              )}
            </For>
          </div>
          <button
            type="button"
            class="btn icon"
            aria-label={t().close}
            title={t().close}
            onClick={() => setPreview(false)}
          >
            <Icon name="x" />
          </button>
        </header>
        <Show when={preview()}>
          <ReportPaper identity={identity} language={previewLanguage()} />
        </Show>
      </Dialog>
      <Dialog open={asking()} label={t().publishAsk} onClose={() => setAsking(false)}>
        <h2 class="serif">{t().publishAsk}</h2>
        <p class="rp-ask">{t().publishHelp}</p>
        <div class="rp-ask-row">
          <button type="button" class="btn primary" aria-disabled={command.busy()} onClick={() => void publish()}>
            {t().publish}
          </button>
          <button type="button" class="btn" onClick={() => setAsking(false)}>
            {t().cancel}
          </button>
        </div>
      </Dialog>
    </>
  )
}
