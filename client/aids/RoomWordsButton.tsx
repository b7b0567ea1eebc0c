import { createSignal, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useWords } from '../i18n/language.ts'
import { Icon } from '../ui/Icon.tsx'
import { showToast } from '../ui/toasts.ts'
import type { RoomWords } from './RoomWords.tsx'
import { roomButtonWords } from './words-room-button.ts'

/** Opens the words of the room: their picture and their table, fetched when first asked for. */
export function RoomWordsButton(props: {
  class?: string
  /** narrows what lies behind to the notes that have this word */
  onFilter?: (word: string) => void
}) {
  const t = useWords(roomButtonWords)
  const [part, setPart] = createSignal<typeof RoomWords>()
  const [open, setOpen] = createSignal(false)
  const show = async () => {
    try {
      const { RoomWords: found } = await import('./RoomWords.tsx')
      setPart(() => found)
      setOpen(true)
    } catch {
      // A stylesheet that failed is not asked for again by itself, unlike a script.
      for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
        if (link.sheet === null) link.remove()
      showToast({ text: t().away, icon: 'offline', alert: true })
    }
  }
  const filter = (word: string) => {
    setOpen(false)
    props.onFilter?.(word)
  }
  return (
    <>
      <button type="button" class={props.class ?? 'btn quiet'} aria-haspopup="dialog" onClick={() => void show()}>
        <Icon name="aa" />
        {t().open}
      </button>
      <Show when={open()}>
        <Dynamic
          component={part()}
          onClose={() => setOpen(false)}
          onFilter={props.onFilter === undefined ? undefined : filter}
        />
      </Show>
    </>
  )
}
