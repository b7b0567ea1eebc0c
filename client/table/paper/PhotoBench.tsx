import { createMemo, createSignal, For, Show, untrack } from 'solid-js'
import { isSeated } from '../../../shared/access/roles.ts'
import { useWords } from '../../i18n/language.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk.ts'
import { NewPhoto } from './PhotoNew.tsx'
import { PhotoNotes } from './PhotoNotes.tsx'
import { PhotoThumb } from './PhotoThumb.tsx'
import { PhotoView } from './PhotoView.tsx'
import { photosOf } from './photos.ts'
import { photoWords } from './words-photo.ts'
import './photo.css'

/** A photo on the left, its notes on the right: several people may type them at the same time, each at their own screen. */
export function PhotoBench(props: { file: File | undefined; zone: number | null; onClose: () => void }) {
  const t = useWords(photoWords)
  const desk = useDesk()
  const { table } = desk
  const photos = createMemo(() => photosOf(table))
  const [chosen, setChosen] = createSignal<string | undefined>()
  const [adding, setAdding] = createSignal(untrack(() => props.file !== undefined || photos().length === 0))
  const mayAdd = () =>
    isSeated(table.session.identity.role) && table.mode() !== 'closed' && table.mode() !== 'following'
  const shown = () => photos().find(photo => photo.id === chosen()) ?? photos().at(-1)
  const added = (id: string) => {
    setChosen(id)
    setAdding(false)
    table.say(t().sent)
  }
  return (
    <Dialog
      open={true}
      label={t().title(table.facts()?.number ?? 0)}
      class="tb-bench"
      onClose={() => {
        props.onClose()
        desk.focusPad()
      }}
    >
      <div class="tb-bench-head">
        <h2 class="serif">{t().title(table.facts()?.number ?? 0)}</h2>
        <Show when={!adding() && mayAdd()}>
          <button type="button" class="btn" onClick={() => setAdding(true)}>
            <Icon name="camera" />
            {t().another}
          </button>
        </Show>
        <button type="button" class="btn quiet icon" aria-label={t().close} onClick={() => props.onClose()}>
          <Icon name="x" />
        </button>
      </div>
      <Show
        when={!adding() && shown()}
        fallback={
          <Show when={mayAdd()} fallback={<p>{t().noneHere}</p>}>
            <NewPhoto
              file={props.file}
              onAdded={added}
              onCancel={photos().length === 0 ? () => props.onClose() : () => setAdding(false)}
            />
          </Show>
        }
      >
        {photo => (
          <>
            <Show when={photos().length > 1}>
              <div class="tb-bench-tabs" role="group" aria-label={t().choosePhoto}>
                <For each={photos()}>
                  {(each, at) => (
                    <button type="button" aria-pressed={each.id === photo().id} onClick={() => setChosen(each.id)}>
                      <PhotoThumb photo={each.id} />
                      {t().photoNumber(at() + 1, each.round)}
                    </button>
                  )}
                </For>
              </div>
            </Show>
            <div class="tb-bench-sides">
              <PhotoView photo={photo()} />
              <PhotoNotes photo={photo()} zone={props.zone} />
            </div>
          </>
        )}
      </Show>
    </Dialog>
  )
}
