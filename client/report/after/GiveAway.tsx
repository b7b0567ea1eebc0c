import { createSignal, Show } from 'solid-js'
import type { EventView } from '../../../shared/protocol/api.ts'
import { language, useWords } from '../../i18n/language.ts'
import { addressOf, download, FILES, type FileKind } from '../download.ts'
import { RequestFailed } from '../../session/api.ts'
import { forPhones } from '../../session/local-address.ts'
import { useSession } from '../../session/session.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { Icon } from '../../ui/Icon.tsx'
import { publishWords } from './words-publish.ts'

/** The published compte rendu for others: its address, one file to keep, one to print. */
export function GiveAway(props: { view: EventView | undefined }) {
  const t = useWords(publishWords)
  const { identity } = useSession()
  const [busy, setBusy] = createSignal<FileKind>()
  const [said, setSaid] = createSignal('')
  let field: HTMLInputElement | undefined
  const address = () => {
    const own = `${location.origin}/e/${identity.event}/report`
    // the links that the server gives out begin where others reach it
    const base = /^https?:\/\/[^/]+/.exec(props.view?.links?.participant ?? '')?.[0]
    return forPhones(base === undefined ? own : `${base}/e/${identity.event}/report`, props.view?.addresses)
  }
  const copy = async () => {
    const copied = await copyText(address())
    if (!copied) {
      field?.focus()
      field?.select()
    }
    setSaid(copied ? t().copied : t().selected)
  }
  const take = async (kind: FileKind) => {
    if (busy() !== undefined) return
    setBusy(kind)
    setSaid(t().getting)
    try {
      await download(identity, addressOf(identity.event, kind, language()), FILES[kind].path)
      setSaid('')
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setSaid(error.status === 0 ? t().failures.offline : t().failures.other)
    } finally {
      setBusy(undefined)
    }
  }
  const file = (kind: 'html' | 'pdf', icon: 'globe' | 'print') => (
    <li>
      <button type="button" class="btn" aria-disabled={busy() !== undefined} onClick={() => void take(kind)}>
        <Icon name={icon} />
        {kind === 'pdf' ? t().pdf : t().offlineFile}
      </button>
      <p class="pub-help">{kind === 'pdf' ? t().pdfHelp : t().offlineFileHelp}</p>
    </li>
  )
  return (
    <section class="pub-part">
      <h3 class="serif">{t().giveTitle}</h3>
      <div class="pub-address">
        <input
          ref={found => (field = found)}
          class="input"
          readonly
          aria-label={t().address}
          value={address()}
          onFocus={event => event.currentTarget.select()}
        />
        <button type="button" class="btn" onClick={() => void copy()}>
          <Icon name="link" />
          {t().copy}
        </button>
      </div>
      <p class="pub-help">{t().addressHelp}</p>
      <ul class="pub-files">
        {file('html', 'globe')}
        {file('pdf', 'print')}
      </ul>
      <p role="status" class="pub-said">
        <Show when={said()}>{said()}</Show>
      </p>
    </section>
  )
}
