import { type Accessor, createEffect, createMemo, createSignal } from 'solid-js'
import { mayCommand } from '../../shared/access/commands.ts'
import type { Me } from '../../shared/protocol/api.ts'
import { hasCome } from '../mirror/seating.ts'
import { isSeated } from '../../shared/access/roles.ts'
import { RequestFailed } from '../session/api.ts'
import type { Session } from '../session/session.tsx'

/** Raised hands, counted by a facilitator or a host while the dots are open. Nobody else is told before they close. */
export interface Hands {
  readonly counting: Accessor<boolean>
  readonly setCounting: (on: boolean) => void
  readonly of: (note: string) => { readonly counted: number; readonly most: number } | undefined
  readonly count: (table: string, note: string, count: number) => Promise<void>
}

/** `failed` gets a refusal's code. */
export function createHands(session: Session, failed: (code: string) => void): Hands {
  const { programme, identity } = session
  const may = mayCommand(identity.role, 'count-hands')
  const [wanted, setWanted] = createSignal(false)
  const [counted, setCounted] = createSignal<Readonly<Record<string, number>>>({})
  // memos: a vote changes the day, and asks for nothing here
  const open = createMemo(() => programme.day()?.phase === 'harvest' && programme.day()?.dots.harvestOpen === true)
  const counting = createMemo(() => may && wanted() && open())
  const most = () => Object.values(programme.people).filter(each => isSeated(each.role) && hasCome(each)).length
  let asked = 0
  const load = async () => {
    const at = asked
    try {
      const { hands } = await session.call<Me>('/me')
      if (at === asked && hands !== undefined) setCounted(hands)
    } catch (error) {
      // offline: what was counted here stays in sight; the next opening asks again
      if (!(error instanceof RequestFailed)) throw error
    }
  }
  // another facilitator may have counted already: asked each time that one begins to count
  createEffect(() => {
    if (counting()) void load()
  })
  createEffect(() => {
    if (!open()) setWanted(false)
  })
  return {
    counting,
    setCounting: setWanted,
    of: note => (counting() ? { counted: counted()[note] ?? 0, most: most() } : undefined),
    async count(table, note, count) {
      const before = counted()
      asked++
      setCounted({ ...before, [note]: count })
      try {
        await session.command({ type: 'count-hands', table, note, count })
      } catch (error) {
        failed(error instanceof RequestFailed ? error.code : 'other')
        setCounted({ ...counted(), [note]: before[note] ?? 0 })
      }
    },
  }
}
