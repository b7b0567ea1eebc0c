import { createSignal, onCleanup, Show, untrack } from 'solid-js'
import { download } from '../../session/upload.ts'
import { useDesk } from '../desk.ts'

/** A small photo, fetched when it is shown. The button around it says which it is. */
export function PhotoThumb(props: { photo: string }) {
  const { table } = useDesk()
  const [url, setUrl] = createSignal<string | undefined>()
  let made: string | undefined
  let gone = false
  download(table.session.identity, `/photos/${untrack(() => props.photo)}/thumb`).then(
    file => {
      if (gone) return
      made = URL.createObjectURL(file)
      setUrl(made)
    },
    () => {
      // not reached: the button's words are enough
    },
  )
  onCleanup(() => {
    gone = true
    if (made !== undefined) URL.revokeObjectURL(made)
  })
  return <Show when={url()}>{src => <img src={src()} alt="" />}</Show>
}
