import { Show } from 'solid-js'
import { language, useWords } from '../i18n/language.ts'
import { useSession } from '../session/session.tsx'
import { Icon } from '../ui/Icon.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { BrandMark } from '../ui/Logo.tsx'
import { DownloadMenu } from './DownloadMenu.tsx'
import { ReportPaper } from './ReportPaper.tsx'
import { words } from './words.ts'

/** For whoever took part: the report once it is published, a kind word before. */
export function Reading() {
  const t = useWords(words)
  const { programme, identity } = useSession()
  const day = () => programme.day()
  return (
    <div class="rp-reading">
      <header class="rp-top">
        <BrandMark />
        <h1 class="serif">{t().title}</h1>
        <span class="rp-space" />
        <LanguageSwitch short />
        <Show when={day()?.published}>
          <DownloadMenu identity={identity} withData={false} />
        </Show>
      </header>
      <Show
        when={day()?.published}
        fallback={
          <main class="rp-message">
            <h2 class="serif">{t().notYet}</h2>
            <p>{t().notYetHelp}</p>
            <Show
              when={day()?.phase === 'harvest' || day()?.phase === 'closed'}
              fallback={
                <a class="btn primary" href={`/e/${identity.event}/table`}>
                  {t().back}
                </a>
              }
            >
              <a class="btn primary" href={`/e/${identity.event}/harvest`}>
                <Icon name="thread" />
                {t().harvest}
              </a>
            </Show>
          </main>
        }
      >
        <main class="rp-reading-page">
          <ReportPaper identity={identity} language={language()} />
        </main>
      </Show>
    </div>
  )
}
