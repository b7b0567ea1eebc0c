import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { ShownAtHarvest } from '../../shared/document/programme.ts'
import type { Session } from '../session/session.tsx'

/** Walking through the harvest in plenary: the whole cloth, then thread after thread, then the perspectives. */
export type Step = ShownAtHarvest | undefined

export const stepsOf = (threads: readonly string[], perspectives: number): readonly Step[] => [
  undefined,
  ...threads.map(thread => ({ thread })),
  ...Array.from({ length: perspectives }, (_, perspective) => ({ perspective })),
]

/** Where this step lies among them; the whole cloth when it is no longer there. */
export function placeOf(steps: readonly Step[], shown: Step): number {
  const at = steps.findIndex(step => isSame(step, shown))
  return at === -1 ? 0 : at
}

const isSame = (one: Step, other: Step): boolean => {
  if (one === undefined || other === undefined) return one === other
  if ('thread' in one) return 'thread' in other && one.thread === other.thread
  return 'perspective' in other && one.perspective === other.perspective
}

interface Wish {
  readonly step: Step
}

export interface Plenary {
  readonly steps: Accessor<readonly Step[]>
  readonly at: Accessor<number>
  readonly go: (to: number) => void
  readonly show: (step: Step) => void
}

/** The step that every projection shows, and the way to the next: what is asked shows here at once, the last wish wins. */
export function createPlenary(session: Session, steps: Accessor<readonly Step[]>, failed: () => void): Plenary {
  const [wished, setWished] = createSignal<Wish | undefined>()
  const at = createMemo(() => {
    const wish = wished()
    return placeOf(steps(), wish === undefined ? session.programme.day()?.shown : wish.step)
  })
  let sending = false
  // What others choose wins over what was chosen here before; what is chosen here shows until the café says the same.
  createEffect(
    on(
      () => JSON.stringify(session.programme.day()?.shown),
      () => {
        if (!sending) setWished(undefined)
      },
      { defer: true },
    ),
  )
  const send = async () => {
    if (sending) return
    sending = true
    try {
      let sent: Wish | undefined
      for (let wish = wished(); wish !== undefined && wish !== sent; wish = wished()) {
        await session.command({ type: 'show-harvest', ...wish.step })
        sent = wish
      }
    } catch {
      setWished(undefined)
      failed()
    } finally {
      sending = false
    }
  }
  const show = (step: Step) => {
    setWished({ step })
    void send()
  }
  return {
    steps,
    at,
    go(to) {
      if (to >= 0 && to < steps().length) show(steps()[to])
    },
    show,
  }
}
