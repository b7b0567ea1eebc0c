import { coldopen } from './coldopen.ts'
import { event } from './event.ts'
import { fanout } from './fanout.ts'
import { loss } from './loss.ts'
import { memory } from './memory.ts'
import type { Scenario } from './scenario.ts'
import { stalled } from './stalled.ts'
import { storm } from './storm.ts'

export interface Part {
  readonly run: Scenario
  /** bounds one run against one server, s */
  readonly mostS: number
  readonly rounds: number
  /** left out of `--quick` unless it is named */
  readonly long?: true
  /** nothing of it is timed: the servers run at the same time, and wait for their own minutes together */
  readonly together?: true
}

/** In the order in which they run. */
export const SCENARIOS: Readonly<Record<string, Part>> = {
  fanout: { run: fanout, mostS: 90, rounds: 2 },
  event: { run: event, mostS: 150, rounds: 1 },
  storm: { run: storm, mostS: 150, rounds: 1 },
  coldopen: { run: coldopen, mostS: 180, rounds: 1 },
  memory: { run: memory, mostS: 240, rounds: 1, long: true, together: true },
  stalled: { run: stalled, mostS: 120, rounds: 1, long: true },
  loss: { run: loss, mostS: 90, rounds: 1, long: true, together: true },
}
