import { createComputed, createSignal, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type * as Y from 'yjs'
import { readSynthesis } from '../../shared/reports/synthesis-read.ts'
import { measure, type Written } from './parts.ts'

/** What each fragment says, how full it is and what it quotes, kept current. Lives as long as the owner. */
export function createWritten(doc: Y.Doc, fragments: () => readonly string[]): Readonly<Record<string, Written>> {
  const [written, setWritten] = createStore<Record<string, Written>>({})
  const readAll = () => {
    for (const name of fragments()) setWritten(name, reconcile(measure(readSynthesis(doc.getXmlFragment(name)))))
  }
  let waiting = false
  const soon = () => {
    // one reading a burst: a keystroke is a transaction
    if (waiting) return
    waiting = true
    queueMicrotask(() => {
      waiting = false
      readAll()
    })
  }
  createComputed(readAll) // again when the parts change
  doc.on('afterTransaction', soon)
  onCleanup(() => doc.off('afterTransaction', soon))
  return written
}

const QUIET_MS = 3_000 // as long as one thinks between two words

/** «… écrit»: on at the first change, off when nothing came for a while. */
export function createWritingSign(say: (writing: boolean) => void): () => void {
  const [writing, setWriting] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  return () => {
    if (!writing()) say(true)
    setWriting(true)
    clearTimeout(timer)
    timer = setTimeout(() => {
      setWriting(false)
      say(false)
    }, QUIET_MS)
  }
}
