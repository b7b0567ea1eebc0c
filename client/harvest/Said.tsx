import { createEffect, createSignal, on } from 'solid-js'
import { useWords } from '../i18n/language.ts'
import { createMoment } from '../session/server-time.ts'
import { useSession } from '../session/session.tsx'
import { words } from './words.ts'

const MINUTE = 60_000

/** For those who hear the page: dots open, one minute, dots closed, a new thread. Nothing else speaks. */
export function Said() {
  const t = useWords(words)
  const { programme } = useSession()
  const [said, say] = createSignal('')
  const dots = () => programme.day()?.dots
  const until = () => (dots()?.harvestOpen === true ? dots()?.harvestUntil : undefined)
  const beforeLastMinute = createMoment(() => (until() ?? 0) - MINUTE)
  createEffect(
    on(
      () => dots()?.harvestOpen,
      (open, before) => {
        if (before === undefined || open === before) return
        say(open === true ? t().saidOpen(t().eachDots(dots()?.harvest ?? 0)) : t().saidClosed)
      },
    ),
  )
  createEffect(
    on(beforeLastMinute, (isBefore, wasBefore) => {
      if (wasBefore === true && !isBefore && (until() ?? 0) > 0) say(t().saidMinute)
    }),
  )
  let known: readonly string[] | undefined
  createEffect(() => {
    const threads = Object.keys(programme.threads)
    const fresh = known === undefined ? undefined : threads.find(id => known?.includes(id) !== true)
    if (programme.day() !== undefined) known = threads
    if (fresh !== undefined) say(t().saidThread(programme.threads[fresh]?.name ?? ''))
  })
  return (
    <p class="sr" role="status">
      {said()}
    </p>
  )
}
