import { type Accessor, createEffect, createMemo, createSignal } from 'solid-js'
import { createPerspectives, type Perspective } from '../mirror/perspectives.ts'
import type { OpenDocument } from '../session/open-document.ts'
import type { Session } from '../session/session.tsx'

/** The synthesis as the harvest needs it: opened when its perspectives are first asked for, again when it began anew. */
export interface SynthesisLink {
  /** from now on it is needed */
  readonly need: () => void
  readonly link: Accessor<OpenDocument | undefined>
  readonly perspectives: Accessor<readonly Perspective[]>
  /** something written here was refused, and the document opened again */
  readonly lost: Accessor<boolean>
}

const REOPENINGS = 20 // a document that is refused again and again is not asked for without end

export function createSynthesisLink(session: Session): SynthesisLink {
  const [turn, setTurn] = createSignal(0)
  const [lost, setLost] = createSignal(false)
  const opened = createMemo(() => {
    if (turn() === 0) return undefined
    const link = session.open('synthesis')
    return { link, perspectives: createPerspectives(link.doc) }
  })
  createEffect(() => {
    const link = opened()?.link
    const why = link?.ending()
    if (link === undefined || link.state() !== 'ended' || why === undefined || why === 'gone') return
    if (why !== 'epoch') setLost(true)
    queueMicrotask(() => setTurn(now => (now > REOPENINGS ? now : now + 1)))
  })
  return {
    need: () => setTurn(now => Math.max(1, now)),
    link: () => opened()?.link,
    perspectives: () => opened()?.perspectives() ?? [],
    lost,
  }
}
