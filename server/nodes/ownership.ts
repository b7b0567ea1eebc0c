/**
 * Which process keeps an event. Several nodes may share one database, but an event lives on one of them alone, which checks
 * and appends; the others pass its calls and sockets on (decision 9, and 21 for how). On one machine everything is ours.
 */
export interface Ownership {
  /** Who keeps this event now. Takes it when nobody does, or when whoever did is gone; reads nothing of it before that. */
  whose(event: string): Promise<Whose>
  /** An event that is new or comes from elsewhere, before its first record. Throws when it could not be taken. */
  claim(event: string): Promise<void>
  /** Everything of it is stored and forgotten here: whoever is asked for it next may take it. */
  letGo(event: string): Promise<void>
  /** Lets everything go and says goodbye to the other nodes. */
  close(): Promise<void>
}

export type Whose =
  | { readonly kind: 'ours' }
  /** `node`: its id, which is new at each start · `url`: where this machine reaches it */
  | { readonly kind: 'theirs'; readonly node: string; readonly url: string }
  /** nobody can say just now, or it is being handed over: ask again in a moment */
  | { readonly kind: 'wait' }

const OURS: Promise<Whose> = Promise.resolve({ kind: 'ours' })

/** One machine: every event is ours, and nothing is asked of anybody. */
export const ALONE: Ownership = {
  whose: () => OURS,
  claim: async () => {},
  letGo: async () => {},
  close: async () => {},
}
