import process from 'node:process'
import { type Contestant, isContestant } from './contestants.ts'
import { SCENARIOS } from './scenarios/index.ts'
import type { Figures, Settings } from './scenarios/scenario.ts'
import { type Served, serve } from './servers.ts'

/**
 * A process of its own for one scenario against one server: starts the server, plays everybody, and sends home the figures. Started
 * by `one-run.ts`, which ends it with all that it started when it takes too long.
 */
export interface Order {
  readonly scenario: string
  readonly server: Contestant
  readonly settings: Settings
  /** for the server's data and log; whoever ordered removes it */
  readonly folder: string
  readonly profiles?: string | undefined
}
export type Answer = { readonly ok: true; readonly figures: Figures } | { readonly ok: false; readonly fault: string }

// Thousands of sockets share this process, and each adds listeners of its own.
process.setMaxListeners(0)
process.once('message', (order: Order) => {
  obey(order).then(tell, (fault: unknown) =>
    tell({ ok: false, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }),
  )
})
// Whoever ordered is gone: so are we, and the server with us. We lead a group of our own.
process.once('disconnect', () => process.kill(-process.pid, 'SIGKILL'))

async function obey({ scenario, server, settings, folder, profiles }: Order): Promise<Answer> {
  const found = SCENARIOS[scenario]
  if (found === undefined || !isContestant(server)) throw new Error(`no such run: ${scenario}, ${server}`)
  let served: Served | undefined
  try {
    served = await serve(server, folder, profiles)
    return { ok: true, figures: await found.run(served, settings) }
  } finally {
    await served?.stop()
  }
}

function tell(answer: Answer): void {
  process.send?.(answer, () => process.exit(0))
}
