import { createEffect, createSignal } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import type { Me } from '../../shared/protocol/api.ts'
import type { Session } from '../session/session.tsx'

/** What only this person may know at a table: the name they sign with, and their own dots. */
export interface Mine {
  /** undefined until the server told the alias of a café without names */
  readonly signature: () => string | undefined
  /** note id → dots of mine */
  readonly dots: () => Readonly<Record<string, number>>
  readonly setDots: (note: string, count: number) => void
  readonly dotsPlaced: () => number
  /** reads it again from the server */
  readonly refresh: () => void
}

export function createMine(session: Session, table: string, attribution: () => Day['attribution']): Mine {
  const [alias, setAlias] = createSignal<string | undefined>()
  const [dots, setDots] = createSignal<Readonly<Record<string, number>>>({})

  const refresh = async () => {
    try {
      const me = await session.call<Me>('/me')
      setAlias(me.alias?.[table])
      setDots(me.dots.tables[table] ?? {})
    } catch {
      // not reached: asked again when the link is live again
    }
  }
  const dotsOpen = () => session.programme.day()?.dots.tablesOpen === true
  createEffect(() => {
    const needed = attribution() === 'none' || dotsOpen()
    if (needed && session.programmeLink.state() === 'live') void refresh()
  })
  return {
    signature: () => (attribution() === 'none' ? alias() : session.identity.person),
    dots,
    setDots: (note, count) =>
      setDots(before => {
        const { [note]: _old, ...rest } = before
        return count === 0 ? rest : { ...rest, [note]: count }
      }),
    dotsPlaced: () => Object.values(dots()).reduce((sum, count) => sum + count, 0),
    refresh: () => void refresh(),
  }
}
