import { createEffect, on, untrack } from 'solid-js'
import type { Day } from '../../shared/document/programme.ts'
import { serverNow } from './server-time.ts'
import { bellIsOn, strikeBell } from './bell-sound.ts'

/**
 * Strikes when the bell is rung while this screen looks, on devices that want to hear it. A page that opens, or comes back, while
 * the ten seconds run is told by sight alone.
 */
export function createBellListener(day: () => Pick<Day, 'undoUntil'> | undefined): void {
  createEffect(
    on(
      () => day()?.undoUntil,
      (until, before) => {
        if (before === null && typeof until === 'number' && until > serverNow() && untrack(bellIsOn)) strikeBell()
      },
    ),
  )
}
