import { createContext, createEffect, createSignal, on, useContext } from 'solid-js'
import { refusalSentence } from '../../shared/i18n/refusals.ts'
import { type Refusal, REFUSALS } from '../../shared/domain/commands.ts'
import type { Me } from '../../shared/protocol/api.ts'
import { language } from '../i18n/language.ts'
import { RequestFailed } from '../session/api.ts'
import type { Session } from '../session/session.tsx'

/** What `PATCH /me` takes. */
export interface Change {
  readonly name?: string
  readonly organisation?: string
  readonly email?: string
  readonly consent?: { readonly name?: boolean; readonly email?: boolean }
  readonly device?: 'own' | 'paper'
  readonly table?: string
  readonly following?: boolean
}

/** Everything the server holds on this person, fresh whenever the day moves on. */
export interface MyFacts {
  readonly session: Session
  readonly me: () => Me | undefined
  readonly failed: () => boolean
  readonly again: () => void
  /** Throws `RequestFailed`. */
  readonly change: (change: Change) => Promise<Me>
}

export function createMyFacts(session: Session): MyFacts {
  const { programme } = session
  const [me, setMe] = createSignal<Me | undefined>()
  const [failed, setFailed] = createSignal(false)
  let asked = 0
  const again = () => {
    const mine = ++asked
    session.call<Me>('/me').then(
      found => {
        // Whoever asked later knows better.
        if (mine !== asked) return
        setFailed(false)
        setMe(found)
      },
      () => setFailed(true),
    )
  }
  // A bell, a change of seat, a thread, a report that came out: what became of one's notes may have changed.
  createEffect(
    on(
      () => [
        programme.day()?.phase,
        programme.day()?.round,
        programme.day()?.published,
        programme.day()?.dots.tablesOpen,
        programme.seats[session.identity.person],
        Object.keys(programme.carried).length,
        Object.keys(programme.log).length,
        Object.keys(programme.threads).length,
      ],
      again,
    ),
  )
  return {
    session,
    me,
    failed,
    again,
    change: async change => {
      const changed = await session.call<Me>('/me', { method: 'PATCH', body: change })
      asked++
      setMe(changed)
      return changed
    },
  }
}

/** Why something was refused, in a sentence; undefined when it was not the server that said no. */
export function refusalOf(error: unknown): string | undefined {
  const why = REFUSALS.find((code): code is Refusal => error instanceof RequestFailed && error.code === code)
  return why === undefined ? undefined : refusalSentence(why, language())
}

/** `{ next: { number } }` beside the refusal `table-full`. */
export function nextFreeOf(error: unknown): number | undefined {
  if (!(error instanceof RequestFailed)) return undefined
  const { details } = error
  if (typeof details !== 'object' || details === null || !('next' in details)) return undefined
  const { next } = details
  return typeof next === 'object' && next !== null && 'number' in next && typeof next.number === 'number'
    ? next.number
    : undefined
}

const Context = createContext<MyFacts>()
export const MyFactsProvider = Context.Provider

export function useMyFacts(): MyFacts {
  const facts = useContext(Context)
  if (facts === undefined) throw new Error('useMyFacts: no <MyFactsProvider> above this component')
  return facts
}
