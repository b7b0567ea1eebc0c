import { createSignal, Show } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { RequestFailed } from '../session/api.ts'
import { useSession } from '../session/session.tsx'
import { upload } from '../session/upload.ts'
import { FileButton } from '../ui/FileButton.tsx'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { useBook } from './context.tsx'
import { fileWords } from './words-files.ts'

type Trouble = keyof typeof fileWords.fr.logoTrouble
const BYTES = 2_000_000

/** The organiser's own sign, drawn anew by the server and shown where people come in. */
export function LogoCard() {
  const t = useWords(fileWords)
  const book = useBook()
  const session = useSession()
  const [trouble, setTrouble] = createSignal<Trouble>()
  const [busy, setBusy] = createSignal(false)
  const logo = () => book.view().logo
  const frozen = () => !book.mayDescribe()

  const doing = async (work: () => Promise<unknown>, done: string) => {
    setBusy(true)
    setTrouble(undefined)
    try {
      await work()
      await book.refresh()
      showToast({ text: done, icon: 'check' })
    } catch (error) {
      const code = error instanceof RequestFailed ? error.code : ''
      setTrouble(code in t().logoTrouble ? (code as Trouble) : 'other')
    } finally {
      setBusy(false)
    }
  }
  const choose = (file: File) => {
    if (file.size > BYTES) return setTrouble('too-large')
    void doing(() => upload(session.identity, '/logo', file), t().logoKept)
  }
  return (
    <section class="card logo-card" aria-labelledby="prepare-logo">
      <h2 class="serif" id="prepare-logo">
        {t().logo}
      </h2>
      <p class="quiet-text">{t().logoHelp}</p>
      <div class="logo-line">
        <Show when={logo()}>
          {now => (
            <img
              src={`/api/v1/events/${session.identity.event}/logo?v=${now().id}`}
              width={now().width}
              height={now().height}
              alt={t().logoAlt}
            />
          )}
        </Show>
        <FileButton
          accept="image/png,image/jpeg,image/webp,image/svg+xml"
          disabled={frozen() || busy()}
          onFile={choose}
        >
          <Icon name="camera" />
          {logo() === undefined ? t().logoChoose : t().logoChange}
        </FileButton>
        <Show when={logo()}>
          <button
            type="button"
            class="btn quiet"
            disabled={frozen() || busy()}
            onClick={() => void doing(() => session.call('/logo', { method: 'DELETE' }), t().logoGone)}
          >
            <Icon name="x" />
            {t().logoRemove}
          </button>
        </Show>
      </div>
      <Show when={trouble()}>
        {why => (
          <p class="wrong" role="alert">
            {t().logoTrouble[why()]}
          </p>
        )}
      </Show>
    </section>
  )
}
