import { createEffect, createSignal, getOwner, on, onCleanup, runWithOwner } from 'solid-js'
import type * as Y from 'yjs'
import type { OpenDocument } from '../../session/open-document.ts'
import { fetchPart } from '../fetch-part.ts'
import type { HeldView } from './held-view.ts'
import { isCalm } from '../preferences.ts'

/** A cloth as it is shown: as it is or, in Mode calme, as it was when others' changes were last let in. */
export interface CalmView {
  /** what readers of the cloth look at; gestures write to the link's own document */
  readonly doc: () => Y.Doc
  /** others' changes held back: how many notes, links and groups would look different */
  readonly waiting: () => number
  readonly show: () => void
  /** before one puts something on the plate: whether there is room depends on everybody */
  readonly freshenPlate: () => void
}

/**
 * Holding back begins once the cloth has arrived from the server: what comes before is the cloth itself. The code that holds back is
 * loaded when somebody wants it. Lives as long as the owner.
 */
export function createCalmView(link: OpenDocument): CalmView {
  const [held, setHeld] = createSignal<HeldView | undefined>()
  const owner = getOwner()
  let gone = false
  onCleanup(() => (gone = true))
  createEffect(
    on([isCalm, () => link.state() === 'live'], ([calm, live]) => {
      if (!calm) {
        held()?.end()
        setHeld(undefined)
      } else if (live && held() === undefined)
        void fetchPart(() => import('./held-view.ts')).then(({ createHeldView }) => {
          if (gone || !isCalm() || held() !== undefined) return
          setHeld(runWithOwner(owner, () => createHeldView(link.doc)))
        })
    }),
  )
  return {
    doc: () => held()?.doc ?? link.doc,
    waiting: () => held()?.waiting() ?? 0,
    show: () => held()?.show(),
    freshenPlate: () => held()?.freshenPlate(),
  }
}
