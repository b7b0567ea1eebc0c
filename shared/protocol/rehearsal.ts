import type { Phase } from '../domain/phase.ts'
import type { Plan } from '../domain/plan.ts'
import type { RehearsalSpeed } from '../domain/rehearsal.ts'
import type { Language } from '../domain/text.ts'
import type { Keys } from './api.ts'

/** What a rehearsal has shown so far, in figures of the plan itself (its minutes, not the faster ones). `good`: nothing to look at. */
export type ReviewFact = { readonly good: boolean } & (
  | { readonly what: 'people'; readonly came: number; readonly expected: number }
  /** how many sit at the fullest and at the emptiest table */
  | { readonly what: 'seats'; readonly most: number; readonly least: number }
  /** `over`: minutes that the rounds rung so far took beyond the plan; negative: less */
  | { readonly what: 'rounds'; readonly rung: number; readonly of: number; readonly over: number }
  /** minutes that are left for the harvest after that */
  | { readonly what: 'harvest'; readonly minutes: number; readonly planned: number }
  /** `quiet`: numbers of tables with far fewer notes than the others */
  | { readonly what: 'notes'; readonly count: number; readonly quiet: readonly number[] }
  /** `empty`: numbers of tables that kept nothing */
  | { readonly what: 'plates'; readonly empty: readonly number[] }
)

/** `GET` and `POST /events/:id/rehearsal`; times in server ms. */
export interface RehearsalView {
  /** the twin's id: an event of its own, with screens of its own */
  readonly id: string
  readonly speed: RehearsalSpeed
  /** do the bells ring by themselves? */
  readonly alone: boolean
  readonly startedAt: number
  /** when it is erased by itself */
  readonly endsAt: number
  readonly phase: Phase
  readonly round: number
  readonly rounds: number
  /** false: the simulated guests have gone home, or could not come */
  readonly guests: boolean
  readonly links: Pick<Keys, 'facilitator' | 'wall' | 'participant'>
  readonly review: readonly ReviewFact[]
}

/** What simulated guests are told: where the café is, its keys, how to behave. Nothing of the server itself. */
export interface CompanyBrief {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  readonly event: string
  readonly plan: Plan
  readonly keys: Pick<Keys, 'facilitator' | 'participant' | 'hosts'>
  readonly seed: number
  readonly speed: number
  readonly alone: boolean
  /** of whoever rehearses: guests speak it first if the café does */
  readonly language: Language
}
