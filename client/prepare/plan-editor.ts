import { createSignal, onCleanup } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import { type Plan } from '../../shared/domain/plan.ts'
import { type PlanFault, readPlan } from '../../shared/domain/read-plan.ts'
import { changedFields, type PlanEdit } from './plan-edits.ts'

/**
 * `saved` the server holds it · `waiting` typed, not sent yet · `saving` on its way · `incomplete` something must be
 * filled in first (see `faults`) · `failed` it did not get there, with the error's code
 */
export type DraftState =
  | { readonly step: 'saved' | 'waiting' | 'saving' | 'incomplete' }
  | { readonly step: 'failed'; readonly code: string }

export interface PlanEditor {
  readonly plan: Plan
  readonly edit: (change: PlanEdit) => void
  readonly state: () => DraftState
  readonly faults: () => readonly PlanFault[]
  /** the server's plan in place of the draft: when it changed elsewhere, or a change was refused for good */
  readonly adopt: (plan: Plan) => void
  /** sends at once what waits; settles when the server has answered */
  readonly flush: () => Promise<void>
}

const QUIET_MS = 500 // long enough to end a word, short enough that closing the lid loses nothing
const RETRY_MS = 5_000

/**
 * The plan as it is being edited, saved by itself. `save` sends changed top-level fields and throws an error with a
 * `code` when they were not taken. A field with a fault stays here until it is whole; the others are saved meanwhile.
 */
export function createPlanEditor(
  first: Plan,
  save: (changes: Record<string, unknown>) => Promise<unknown>,
): PlanEditor {
  const [plan, setPlan] = createStore<Plan>(copy(first))
  const [state, setState] = createSignal<DraftState>({ step: 'saved' })
  const [faults, setFaults] = createSignal<readonly PlanFault[]>([])
  let saved = first
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | undefined
  let stopped = false
  let adopted = 0 // how often the draft was replaced: what was under way then no longer counts

  const pending = (): Record<string, unknown> => {
    const wrong = new Set(faults().map(fault => fault.path.split('.')[0]))
    return Object.fromEntries(Object.entries(changedFields(saved, unwrap(plan))).filter(([field]) => !wrong.has(field)))
  }
  const arm = (delay: number) => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void flush(), delay)
  }
  const hasPending = () => Object.keys(pending()).length > 0
  const settle = () => setState({ step: hasPending() ? 'waiting' : faults().length > 0 ? 'incomplete' : 'saved' })

  const send = async () => {
    const changes = pending()
    if (Object.keys(changes).length === 0) {
      settle()
      return
    }
    const sent = copy(unwrap(plan))
    const before = adopted
    setState({ step: 'saving' })
    try {
      await save(changes)
      if (before !== adopted) return
      saved = { ...saved, ...pick(sent, Object.keys(changes)) }
      for (const [field, value] of Object.entries(changes)) if (value === null) saved = without(saved, field)
      settle()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
      setState({ step: 'failed', code })
      if (code === 'offline') arm(RETRY_MS)
    }
  }
  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    await sending
    sending = send()
    await sending
    // typed while it was on its way
    if (state().step === 'waiting') arm(QUIET_MS)
  }
  onCleanup(() => {
    stopped = true
    void flush()
  })

  return {
    plan,
    edit: change => {
      const next = change(unwrap(plan))
      setPlan(reconcile(copy(next), { key: 'id' }))
      const reading = readPlan(copy(unwrap(plan)))
      setFaults(reading.ok ? [] : reading.faults)
      setState({ step: 'waiting' })
      arm(QUIET_MS)
    },
    adopt: next => {
      clearTimeout(timer)
      adopted++
      saved = next
      setPlan(reconcile(copy(next), { key: 'id' }))
      setFaults([])
      setState({ step: 'saved' })
    },
    state,
    faults,
    flush,
  }
}

/** Plans are plain JSON; `structuredClone` is younger than the oldest browsers that come. */
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const pick = (plan: Plan, keys: readonly string[]): Partial<Plan> =>
  Object.fromEntries(Object.entries(plan).filter(([key]) => keys.includes(key)))
function without(plan: Plan, field: string): Plan {
  const { [field as keyof Plan]: _, ...rest } = plan
  return rest as Plan
}
