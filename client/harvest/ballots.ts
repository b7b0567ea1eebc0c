import { type Accessor, createEffect, createSignal } from 'solid-js'
import { isSeated } from '../../shared/access/roles.ts'
import type { Me } from '../../shared/protocol/api.ts'
import { RequestFailed } from '../session/api.ts'
import type { Session } from '../session/session.tsx'

export interface Ballots {
  /** guests on paper for whom I place dots too */
  readonly voices: Accessor<readonly string[]>
  /** whose dots these are: a guest's, or mine */
  readonly voice: Accessor<string | undefined>
  readonly setVoice: (guest: string | undefined) => void
  /** note id → dots of mine, or of that guest */
  readonly mine: Accessor<Readonly<Record<string, number>>>
  readonly left: Accessor<number>
  /** Wants `count` dots of mine on the note; shown at once, put right when the server refuses. */
  readonly place: (table: string, note: string, count: number) => Promise<void>
}

/** My dots at the harvest: what the server holds, and what I have just asked for. `failed` gets a refusal's code. */
export function createBallots(session: Session, failed: (code: string) => void): Ballots {
  const own = session.identity.person
  /** person id → note id → dots */
  const [all, setAll] = createSignal<Readonly<Record<string, Readonly<Record<string, number>>>>>({})
  const [voices, setVoices] = createSignal<readonly string[]>([])
  const [voice, setVoice] = createSignal<string | undefined>()
  const whose = () => voice() ?? own
  const mine = () => all()[whose()] ?? {}
  let asked = 0
  const budget = () => session.programme.day()?.dots.harvest ?? 0
  const left = () => budget() - Object.values(mine()).reduce((sum, dots) => sum + dots, 0)

  const load = async () => {
    const at = asked
    try {
      const me = await session.call<Me>('/me')
      const guests = me.voices ?? []
      setVoices(guests.map(guest => guest.id))
      if (at !== asked) return
      setAll(Object.fromEntries([[own, me.dots.harvest], ...guests.map(guest => [guest.id, guest.dots.harvest])]))
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
    const [before, person] = [mine(), whose()]
    const setMine = (ballot: typeof before) => setAll(now => ({ ...now, [person]: ballot }))
    const { [note]: _, ...rest } = before
    asked++
    const at = asked
    setMine(count === 0 ? rest : { ...rest, [note]: count })
    try {
      await session.command({ type: 'place-dots', table, note, count, ...(person === own ? {} : { for: person }) })
    } catch (error) {
      failed(error instanceof RequestFailed ? error.code : 'other')
      if (at === asked) await load()
      if (at === asked && mine()[note] === count && !(error instanceof RequestFailed && error.status > 0))
        setMine(before)
    }
  }
  return { voices, voice, setVoice, mine, left, place }
}
