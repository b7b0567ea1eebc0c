import { createSignal, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useWords } from '../i18n/language.ts'
import { showToast } from '../ui/toasts.ts'
import type { TravelDialog } from './TravelDialog.tsx'
import { buttonWords } from './words-button.ts'

/** The pollination map, fetched when it is first asked for. `Map` goes where it is not hidden with the button. */
export function createTravelMap() {
  const t = useWords(buttonWords)
  const [part, setPart] = createSignal<typeof TravelDialog>()
  const [open, setOpen] = createSignal(false)
  return {
    show: async (): Promise<void> => {
      try {
        const { TravelDialog: found } = await import('./TravelDialog.tsx')
        setPart(() => found)
        setOpen(true)
      } catch {
        // A stylesheet that failed is not asked for again by itself, unlike a script.
        for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
          if (link.sheet === null) link.remove()
        showToast({ text: t().away, icon: 'offline', alert: true })
      }
    },
    Map: () => (
      <Show when={open()}>
        <Dynamic component={part()} onClose={() => setOpen(false)} />
      </Show>
    ),
  }
}
