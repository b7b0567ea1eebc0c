import { type Accessor, createEffect, createSignal } from 'solid-js'
import { isSeated } from '../../shared/access/roles.ts'
import type { Me } from '../../shared/protocol/api.ts'
import { RequestFailed } from '../session/api.ts'
import type { Session } from '../session/session.tsx'

export interface Ballots {
  /** note id → dots of mine */
  readonly mine: Accessor<Readonly<Record<string, number>>>
  readonly left: Accessor<number>
  /** Wants `count` dots of mine on the note; shown at once, put right when the server refuses. */
  readonly place: (table: string, note: string, count: number) => Promise<void>
}

/** My dots at the harvest: what the server holds, and what I have just asked for. `failed` gets a refusal's code. */
export function createBallots(session: Session, failed: (code: string) => void): Ballots {
  const [mine, setMine] = createSignal<Readonly<Record<string, number>>>({})
  let asked = 0
  const budget = () => session.programme.day()?.dots.harvest ?? 0
  const left = () => budget() - Object.values(mine()).reduce((sum, dots) => sum + dots, 0)

  const load = async () => {
    const at = asked
    try {
      const me = await session.call<Me>('/me')
      if (at === asked) setMine(me.dots.harvest)
    } catch (error) {
      // offline: what is shown stays; the next opening asks again
      if (!(error instanceof RequestFailed)) throw error
    }
  }
  // once at first, then again each time that the dots open or close: another device of mine may have voted
  createEffect(() => {
    const day = session.programme.day()
    if (day === undefined || !isSeated(session.identity.role)) return
    void day.dots.harvestOpen
    void load()
  })

  const place = async (table: string, note: string, count: number) => {
    const before = mine()
    const { [note]: _, ...rest } = before
    asked++
    const at = asked
    setMine(count === 0 ? rest : { ...rest, [note]: count })
    try {
      await session.command({ type: 'place-dots', table, note, count })
    } catch (error) {
      failed(error instanceof RequestFailed ? error.code : 'other')
      if (at === asked) await load()
      if (at === asked && mine()[note] === count && !(error instanceof RequestFailed && error.status > 0))
        setMine(before)
    }
  }
  return { mine, left, place }
}
