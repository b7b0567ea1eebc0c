import type { SynthesisTree } from '../document/synthesis-tree.ts'

/** Bodies of `…/versions`: the compte rendu as it was. All times: server ms. */

/** By hand with a name · by itself: while it is written, when it is published, when the room may read it, before something is brought back. */
export const VERSION_KINDS = ['named', 'auto', 'publish', 'share', 'restore'] as const
export type VersionKind = (typeof VERSION_KINDS)[number]

export interface VersionSummary {
  readonly id: string
  readonly at: number
  readonly kind: VersionKind
  readonly name?: string
  /** first name of whoever kept it, while they are at the event */
  readonly by?: string
  /** UTF-16 units of all its parts */
  readonly units: number
  /** fragments (`part-t1`, `after@en`) that say something else than in the version before, and their lengths there and here */
  readonly changed: readonly { readonly part: string; readonly before: number; readonly units: number }[]
}

export interface VersionList {
  /** newest first */
  readonly versions: readonly VersionSummary[]
  readonly now: number
}

export interface Version extends VersionSummary {
  readonly parts: Readonly<Record<string, readonly SynthesisTree[]>>
}
