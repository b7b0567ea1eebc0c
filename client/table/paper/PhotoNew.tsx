import { createSignal, onCleanup, Show, untrack } from 'solid-js'
import { PHOTO } from '../../../shared/domain/photo.ts'
import type { TakenPhoto } from '../../../shared/protocol/api.ts'
import { useWords } from '../../i18n/language.ts'
import { RequestFailed } from '../../session/api.ts'
import { upload } from '../../session/upload.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import { rememberMyPhoto } from './photos.ts'
import { shrinkPhoto } from './photo-shrink.ts'
import { whyNot } from './scribe.ts'
import { photoWords } from './words-photo.ts'

/** Choosing a photo: what may be sent is said before; what it shows is asked before it leaves. */
export function NewPhoto(props: { file: File | undefined; onAdded: (id: string) => void; onCancel: () => void }) {
  const t = useWords(photoWords)
  const { table } = useDesk()
  const { identity } = table.session
  const day = () => table.day()
  const round = () => (day().phase === 'round' || day().phase === 'transfer' ? table.round() : 0)
  const [file, setFile] = createSignal(untrack(() => props.file))
  const [preview, setPreview] = createSignal<string | undefined>()
  const [alt, setAlt] = createSignal(untrack(() => t().defaultAlt(table.facts()?.number ?? 0, round())))
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | undefined>()
  const isOffline = () => table.session.programmeLink.state() !== 'live'

  const drop = () => {
    const url = untrack(preview)
    if (url !== undefined) URL.revokeObjectURL(url)
  }
  const choose = (next: File | undefined) => {
    if (next === undefined) return
    drop()
    setTrouble(undefined)
    setFile(next)
    setPreview(URL.createObjectURL(next))
  }
  choose(untrack(file))
  onCleanup(drop)

  const send = async () => {
    const chosen = file()
    if (chosen === undefined || busy() || alt().trim() === '' || isOffline()) return
    setBusy(true)
    setTrouble(undefined)
    try {
      const small = await shrinkPhoto(chosen)
      if (small.size > PHOTO.sentBytes) throw new RequestFailed(413, 'too-large', 'too large')
      const path = `/tables/${table.table}/photos?alt=${encodeURIComponent(alt().trim())}`
      const { photo } = await upload<TakenPhoto>(identity, path, small)
      rememberMyPhoto(identity.event, photo)
      props.onAdded(photo)
    } catch (error) {
      const code = error instanceof RequestFailed ? error.code : ''
      setTrouble(t().failed[code] ?? whyNot(error) ?? t().failedElse)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      class="tb-photo-new"
      onSubmit={submitted => {
        submitted.preventDefault()
        void send()
      }}
    >
      <p>{t().intro}</p>
      <p class="tb-photo-faces">
        <Icon name="shield" />
        {t().noFaces}
      </p>
      <p class="tb-photo-limits">{t().limits}</p>
      <Show when={isOffline()}>
        <p class="tb-photo-offline" role="status">
          <Icon name="offline" />
          {t().offline}
        </p>
      </Show>
      <label class="btn" classList={{ primary: file() === undefined }}>
        <Icon name="camera" />
        {file() === undefined ? t().pick : t().again}
        <input class="sr" type="file" accept="image/*" onChange={chosen => choose(chosen.currentTarget.files?.[0])} />
      </label>
      <div role="alert">
        <Show when={trouble()}>{text => <p class="wrong">{text()}</p>}</Show>
      </div>
      <Show when={file() !== undefined}>
        <img class="tb-photo-preview" src={preview()} alt="" />
        <label for="tb-photo-alt">{t().describe}</label>
        <input
          id="tb-photo-alt"
          class="input"
          required
          maxlength={PHOTO.alt}
          aria-describedby="tb-photo-alt-help"
          value={alt()}
          onInput={typed => setAlt(typed.currentTarget.value)}
        />
        <p id="tb-photo-alt-help" class="tb-photo-limits">
          {t().describeHelp}
        </p>
        <div class="tb-photo-do">
          <button type="submit" class="btn primary" aria-disabled={busy() || isOffline() || alt().trim() === ''}>
            {busy() ? t().sending : t().send}
          </button>
          <button type="button" class="btn quiet" onClick={() => props.onCancel()}>
            {t().cancel}
          </button>
        </div>
      </Show>
    </form>
  )
}
