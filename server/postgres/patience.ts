import { setTimeout as wait } from 'node:timers/promises'
import { isLost } from './lost.ts'

export interface Patience {
  /** how long after the first loss a question is asked again, ms */
  readonly ms: number
  /** Told once per question, at the first loss. */
  readonly onLost?: (fault: unknown) => void
  /** Ends the waiting early. */
  readonly isOver?: () => boolean
}

const PAUSES = { first: 25, longest: 1_000 } as const

/**
 * Asks until the database answers; a lost road is walked again with pauses that double, until patience ends. Rejects with the
 * answer when it is no, and with the last loss when patience ended. What is asked must bear being done twice.
 */
export async function patiently<T>(ask: () => Promise<T>, { ms, onLost, isOver }: Patience): Promise<T> {
  let since: number | undefined
  for (let pause: number = PAUSES.first; ; pause = Math.min(2 * pause, PAUSES.longest)) {
    try {
      return await ask()
    } catch (fault) {
      if (!isLost(fault)) throw fault
      if (since === undefined) onLost?.(fault)
      since ??= performance.now()
      if (performance.now() - since + pause > ms || isOver?.() === true) throw fault
      // Many who lost it at one moment do not come back at one moment.
      await wait(pause * (0.5 + Math.random()))
    }
  }
}
