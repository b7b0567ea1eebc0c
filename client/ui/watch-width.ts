import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** Whether a media query holds, followed for as long as the owner lives; false where there are none. */
export function watchWidth(query: string): Accessor<boolean> {
  const media = window.matchMedia?.(query)
  const [matches, setMatches] = createSignal(media?.matches === true)
  const look = () => setMatches(media?.matches === true)
  media?.addEventListener('change', look)
  onCleanup(() => media?.removeEventListener('change', look))
  return matches
}
