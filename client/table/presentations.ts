import { createRoot, createSignal } from 'solid-js'
import { fetchPart } from './fetch-part.ts'

/** A phone's map and styles, a list's styles: each is fetched by the screens that show it. */
const LOAD = {
  phone: () => import('./phone-parts.ts'),
  list: () => import('./list-parts.ts'),
}
type Name = keyof typeof LOAD
type Parts = { readonly [K in Name]?: Awaited<ReturnType<(typeof LOAD)[K]>> }

const [parts, setParts] = createRoot(() => createSignal<Parts>({}))
const coming = new Map<Name, Promise<void>>()

export const phone = (): Parts['phone'] => parts().phone

export function loadPresentation(name: Name): Promise<void> {
  const known = coming.get(name)
  if (known !== undefined) return known
  const load = fetchPart<unknown>(LOAD[name]).then(found => void setParts(before => ({ ...before, [name]: found })))
  coming.set(name, load)
  return load
}

/** Is it here? If not, it is asked for, and the answer changes when it comes. */
export function fetchPresentation(name: Name): boolean {
  void loadPresentation(name)
  return parts()[name] !== undefined
}
