import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js'
import { useWords } from '../../i18n/language.ts'
import { download } from '../../session/upload.ts'
import { Icon } from '../../ui/Icon.tsx'
import { showToast } from '../../ui/toasts.ts'
import { useDesk } from '../desk.ts'
import { isMyPhoto, type TablePhoto } from './photos.ts'
import { photoWords } from './words-photo.ts'

const ZOOMS = [1, 1.5, 2, 3, 4] as const

/** The photo itself, to be looked at closely, with its description; taken away by who took it or the table's host. */
export function PhotoView(props: { photo: TablePhoto }) {
  const t = useWords(photoWords)
  const { table } = useDesk()
  const { identity, programme } = table.session
  const [zoom, setZoom] = createSignal(0)
  const [sure, setSure] = createSignal(false)
  const [url, setUrl] = createSignal<string | undefined>()
  const [failed, setFailed] = createSignal(false)
  const [tries, setTries] = createSignal(0)
  // No resource: a dialog that waits for one is taken out of the page, and closed by that.
  createEffect(
    on([() => props.photo.id, tries], ([id]) => {
      let current = true
      let made: string | undefined
      setUrl(undefined)
      setFailed(false)
      download(identity, `/photos/${id}`).then(
        file => {
          if (!current) return
          made = URL.createObjectURL(file)
          setUrl(made)
        },
        () => current && setFailed(true),
      )
      onCleanup(() => {
        current = false
        if (made !== undefined) URL.revokeObjectURL(made)
      })
    }),
  )
  const step = (by: 1 | -1) => setZoom(now => Math.max(0, Math.min(ZOOMS.length - 1, now + by)))
  const mayRemove = () =>
    table.mode() !== 'following' &&
    (table.isHost() || props.photo.by === identity.person || isMyPhoto(identity.event, props.photo.id))
  const remove = async () => {
    if (!sure()) return void setSure(true)
    try {
      await table.session.call(`/photos/${props.photo.id}`, { method: 'DELETE' })
      showToast({ text: t().removed, icon: 'check' })
    } catch {
      showToast({ text: t().failedElse })
    }
    setSure(false)
  }
  const by = () => programme.people[props.photo.by ?? '']?.name

  return (
    <figure class="tb-photo">
      <Show
        when={url()}
        fallback={
          <div class="tb-photo-frame waits">
            <Show when={failed()} fallback={<p role="status">{t().loading}</p>}>
              <p>{t().notShown}</p>
              <button type="button" class="btn" onClick={() => setTries(count => count + 1)}>
                <Icon name="refresh" />
                {t().retry}
              </button>
            </Show>
          </div>
        }
      >
        {src => (
          // Scrolled by keys once it is larger than its frame.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div class="tb-photo-frame" tabindex={0} role="group" aria-label={t().frame}>
            <img
              src={src()}
              alt={props.photo.alt}
              width={props.photo.width}
              height={props.photo.height}
              style={{ '--zoom': String(ZOOMS[zoom()] ?? 1) }}
            />
          </div>
        )}
      </Show>
      <figcaption>
        <span>
          {props.photo.alt}
          <Show when={by()}>{name => <small> {t().by(name())}</small>}</Show>
        </span>
        <button
          type="button"
          class="btn quiet icon"
          aria-label={t().zoomOut}
          title={t().zoomOut}
          onClick={() => step(-1)}
        >
          <Icon name="minus" />
        </button>
        <button type="button" class="btn quiet icon" aria-label={t().zoomIn} title={t().zoomIn} onClick={() => step(1)}>
          <Icon name="plus" />
        </button>
      </figcaption>
      <Show when={mayRemove()}>
        <button type="button" class="btn tb-photo-remove" onBlur={() => setSure(false)} onClick={() => void remove()}>
          <Icon name="x" />
          {sure() ? t().removeSure : t().remove}
        </button>
      </Show>
    </figure>
  )
}
