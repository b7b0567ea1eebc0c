import { foldName } from './fold-name.ts'

/** What becomes of the leads and levers that the compte rendu names: a list that staff keep up to date and everybody reads. */

export const FOLLOW_UP_STATES = ['proposed', 'under-way', 'done', 'let-go'] as const
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number]

/** In UTF-16 units, and in numbers. */
export const FOLLOW_UP = { title: 200, who: 120, step: 280, most: 100 } as const

export type FollowUpRole = 'lead' | 'lever'

export interface FollowUp {
  readonly role: FollowUpRole
  /** as the perspectives have it: what the line is about, even after the text has changed */
  readonly title: string
  /** who takes it on: a person or a body, in staff's own words */
  readonly who?: string | undefined
  /** the first step */
  readonly step?: string | undefined
  /** `2026-05-31` */
  readonly date?: string | undefined
  readonly state: FollowUpState
  /** server ms of the last change */
  readonly at: number
}

/** The key of a lead or lever: the same for whoever computes it, whatever its capitals and accents. */
export function followUpKey(role: FollowUpRole, title: string): string {
  const folded = foldName(title)
  let hash = 0x811c9dc5 // FNV-1a, 32 bits: a short name for a title, no secret
  for (let i = 0; i < folded.length; i++) hash = Math.imul(hash ^ folded.charCodeAt(i), 0x01000193) >>> 0
  return `${role}-${hash.toString(36)}`
}
