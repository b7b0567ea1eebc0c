import { createSignal, For, Show } from 'solid-js'
import { PublishButton } from './after/PublishButton.tsx'
import { isStaff } from '../../shared/access/roles.ts'
import { LANGUAGES } from '../../shared/domain/text.ts'
import { language, useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Logo } from '../ui/Logo.tsx'
import type { WritingDeskState } from './create-desk.ts'
import { DownloadMenu } from './DownloadMenu.tsx'
import { ReportPaper } from './ReportPaper.tsx'
import { SaveState } from './SaveState.tsx'
import { TextLanguageSwitch } from './TextLanguageSwitch.tsx'
import type { TextLanguage } from './text-language.ts'
import { VersionsButton } from './versions/VersionsButton.tsx'
import { words } from './words.ts'
import { writingWords } from './words-writing.ts'

/** Above the three columns: is it saved, how will it look, who may have it. */
export function DeskHeader(props: { desk: WritingDeskState }) {
  const t = useWords(words)
  const w = useWords(writingWords)
  const { programme, identity } = useSession()
  const day = () => programme.day()
  const [preview, setPreview] = createSignal(false)
  const [previewLanguage, setPreviewLanguage] = createSignal<TextLanguage>(language())
  return (
    <>
      <header class="rp-top">
        <Logo />
        <div class="rp-heading">
          <h1 class="serif">{t().title}</h1>
          <SaveState link={props.desk.link} ahead={props.desk.ahead()} />
        </div>
        <TextLanguageSwitch chosen={props.desk.textLanguage()} onChoose={props.desk.chooseTextLanguage} />
        <Show when={isStaff(identity.role) || day()?.published}>
          <button
            type="button"
            class="btn"
            aria-label={t().preview}
            title={t().preview}
            onClick={() => {
              setPreviewLanguage(props.desk.textLanguage())
              setPreview(true)
            }}
          >
            <Icon name="eye" />
            <span class="rp-top-word">{t().preview}</span>
          </button>
        </Show>
        <VersionsButton
          link={props.desk.link}
          editor={props.desk.bringEditor}
          mayWrite={name => props.desk.parts().some(part => part.name === name && props.desk.mayWrite(part))}
        />
        <Show
          when={isStaff(identity.role)}
          fallback={
            <Show when={day()?.published}>
              <span class="pill ok">
                <Icon name="check" />
                {t().published}
              </span>
            </Show>
          }
        >
          <PublishButton />
        </Show>
        <Show when={isStaff(identity.role) || day()?.published}>
          <DownloadMenu identity={identity} withData={isStaff(identity.role)} wanted={props.desk.textLanguage()} />
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
            <button
              type="button"
              aria-pressed={previewLanguage() === 'both'}
              onClick={() => setPreviewLanguage('both')}
            >
              {w().both}
            </button>
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
    </>
  )
}
