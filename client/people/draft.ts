import { createEffect, createSignal, on } from 'solid-js'
import type { CommandInput } from '../../shared/domain/commands.ts'
import type { PlanChange } from '../../shared/protocol/api.ts'
import type { Session } from '../session/session.tsx'

/** One change of the plan, as it is asked for. */
export type Edit = NonNullable<Extract<CommandInput, { type: 'replan' }>['changes']>[number]

/**
 * Changes that are looked at before they are made: the server says what they would do, and nothing is changed until somebody applies
 * them. Several together are one step. When the day moves on meanwhile, it is asked again.
 */
export function createDraft(session: Session, given: { readonly evens: () => boolean }) {
  const [edits, setEdits] = createSignal<readonly Edit[]>([])
  /** only to even out the tables */
  const [evening, setEvening] = createSignal(false)
  const [extraChairs, setExtraChairs] = createSignal(false)
  const [preview, setPreview] = createSignal<PlanChange | undefined>()
  const [failed, setFailed] = createSignal<string | undefined>()
  const [busy, setBusy] = createSignal(false)
  let asking = 0

  const isOpen = () => edits().length > 0 || evening()
  const command = (even: boolean, dryRun: boolean): CommandInput => ({
    type: 'replan',
    changes: [...edits()],
    even,
    ...(extraChairs() ? { extraChairs: true } : {}),
    ...(dryRun ? { dryRun: true } : {}),
  })
  const codeOf = (error: unknown): string =>
    error instanceof Error && 'code' in error ? String(error.code) : 'unknown'

  const ask = async (): Promise<boolean> => {
    const mine = ++asking
    if (!isOpen()) {
      setPreview(undefined)
      return true
    }
    setFailed(undefined)
    try {
      const answer = await session.command(command(given.evens(), true))
      if (mine === asking) setPreview(asChange(answer))
      return true
    } catch (error) {
      if (mine === asking) setFailed(codeOf(error))
      return false
    }
  }
  /** Adds a change to those that are looked at. One that cannot be is left out again, and it is said why. */
  const add = async (...more: Edit[]): Promise<boolean> => {
    const before = edits()
    setEdits([...before, ...more])
    if (await ask()) return true
    // A chair may be brought: then the change stands.
    if (failed() === 'table-full') return false
    const why = failed()
    setEdits(before)
    await ask()
    setFailed(why)
    return false
  }
  const discard = () => {
    setEdits([])
    setEvening(false)
    setExtraChairs(false)
    setFailed(undefined)
    void ask()
  }
  const apply = async (even: boolean): Promise<PlanChange | undefined> => {
    if (busy()) return undefined
    setBusy(true)
    setFailed(undefined)
    try {
      const made = asChange(await session.command(command(even, false)))
      discard()
      return made
    } catch (error) {
      setFailed(codeOf(error))
      return undefined
    } finally {
      setBusy(false)
    }
  }
  const undo = async (): Promise<boolean> => {
    if (busy()) return false
    setBusy(true)
    setFailed(undefined)
    try {
      await session.command({ type: 'undo-plan' })
      return true
    } catch (error) {
      setFailed(codeOf(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  createEffect(
    on(
      () => {
        const day = session.programme.day()
        return `${day?.phase} ${day?.round} ${day?.planUndo} ${Object.keys(session.programme.people).length}`
      },
      // What is being applied comes true before it is answered: it is not to be asked about again.
      () => isOpen() && !busy() && void ask(),
      { defer: true },
    ),
  )
  return {
    edits,
    preview,
    failed,
    busy,
    isOpen,
    extraChairs,
    add,
    discard,
    apply,
    undo,
    even: () => {
      setEvening(true)
      void ask()
    },
    bringChairs: () => {
      setExtraChairs(true)
      void ask()
    },
  }
}
export type Draft = ReturnType<typeof createDraft>

/** The answer of a command that changes, or would change, the plan. */
export function asChange(answer: Partial<PlanChange>): PlanChange {
  const { changed = [], arrived = [], left = [], sizes = [], kept = [], broken = [], unseated = [] } = answer
  const none = { met: { mean: 0, min: 0, max: 0 }, repeats: 0, bound: 0, most: 0, hosts: 0 }
  return {
    changed,
    arrived,
    left,
    sizes,
    kept,
    broken,
    unseated,
    figures: answer.figures ?? none,
    ...(answer.asIs === undefined ? {} : { asIs: answer.asIs }),
    ...(answer.offer === undefined ? {} : { offer: answer.offer }),
    ...(answer.undo === undefined ? {} : { undo: answer.undo }),
  }
}
