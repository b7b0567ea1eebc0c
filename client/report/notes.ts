import { createEffect, createSignal, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { ApiNote } from '../../shared/protocol/api.ts'
import { RequestFailed } from '../session/api.ts'
import type { Session } from '../session/session.tsx'

const TOGETHER_MS = 1_500 // changes of four tables a second become one question

/** Every note of the café, asked again when a table's summary says that something changed. Lives as long as the owner. */
export function createNotes(session: Session) {
  const [store, setStore] = createStore<{ notes: ApiNote[] }>({ notes: [] })
  const [stale, setStale] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking = false

  const load = async () => {
    if (asking) return
    asking = true
    try {
      const { notes } = await session.call<{ notes: ApiNote[] }>('/notes')
      setStore('notes', reconcile(notes, { key: 'id' }))
      setStale(false)
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setStale(true)
    } finally {
      asking = false
    }
  }
  void load()
  let first = true
  createEffect(() => {
    for (const summary of Object.values(session.programme.summaries)) void summary?.changedAt
    if (first) {
      first = false
      return
    }
    clearTimeout(timer)
    timer = setTimeout(() => void load(), TOGETHER_MS)
  })
  onCleanup(() => clearTimeout(timer))
  return {
    get list(): readonly ApiNote[] {
      return store.notes
    },
    stale,
    refresh: () => void load(),
  }
}
