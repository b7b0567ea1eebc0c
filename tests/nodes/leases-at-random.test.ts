import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { LEASE_TIMES, type Leases, openLeases } from '../../server/nodes/leases.ts'
import type { Timers } from '../../server/sync/timers.ts'
import { createHandClock, type HandClock } from '../support/hand-clock.ts'
import { createLeaseDatabase, type LeaseLine } from '../support/lease-table-in-memory.ts'

const LONG = process.env['TABLEE_LONG'] === '1'
const EVENTS = ['c1', 'c2', 'c3'] as const
const PLACES = 3
const STEP_MS = 250

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('ask'), at: fc.nat(PLACES - 1), event: fc.nat(2) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('append'), at: fc.nat(PLACES - 1), event: fc.nat(2) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass'), steps: fc.integer({ min: 1, max: 30 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('pause', 'go on', 'kill', 'leave', 'cut', 'deaf', 'heal', 'slow', 'fast'),
      at: fc.nat(PLACES - 1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('let go'), at: fc.nat(PLACES - 1), event: fc.nat(2) }) },
)
interface Step {
  readonly do: string
  readonly at?: number
  readonly event?: number
  readonly steps?: number
}

/** A process: while it is paused nothing of it runs, and everything that was due runs when it goes on. */
interface Process {
  readonly name: string
  readonly leases: Leases
  readonly line: LeaseLine
  readonly pause: () => void
  readonly goOn: () => void
  isPaused: boolean
  /** killed, left, or ended by itself */
  isGone: boolean
}

const breathe = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve()
}

function pausable(clock: HandClock): { timers: Timers; pause: () => void; goOn: () => void } {
  let isPaused = false
  let due: (() => void)[] = []
  return {
    timers: {
      now: () => clock.now(),
      spent: () => clock.now(),
      after: (ms, run) => clock.after(ms, () => (isPaused ? void due.push(run) : run())),
    },
    pause() {
      isPaused = true
    },
    goOn() {
      isPaused = false
      for (const run of due.splice(0)) run()
    },
  }
}

async function play(steps: readonly Step[]): Promise<void> {
  const clock = createHandClock()
  const database = createLeaseDatabase(clock)
  const log: { event: string; node: string; epoch: bigint }[] = []
  let started = 0

  async function start(): Promise<Process> {
    const name = `n${++started}`
    const { timers, pause, goOn } = pausable(clock)
    const line = database.line()
    let isFenced = false
    const leases = await openLeases({
      table: line.table,
      timers,
      node: name,
      url: `http://${name}`,
      isKnown: async () => true,
      onFenced: () => {
        isFenced = true
        made.isGone = true
      },
    })
    const made: Process = { name, leases, line, pause, goOn, isPaused: false, isGone: isFenced }
    return made
  }
  const places = await Promise.all(Array.from({ length: PLACES }, start))

  /** Two processes that both trust themselves with an event would both answer for it. */
  function check(): void {
    for (const event of EVENTS) {
      const sure = places.filter(({ isGone, isPaused, leases }) => !isGone && !isPaused && leases.holds(event))
      const trusting = sure.filter(({ leases }) => leases.isFresh()).map(({ name }) => name)
      expect(trusting.length, `${event} is kept by ${trusting.join(' and ')}`).toBeLessThanOrEqual(1)
    }
  }
  async function pass(steps: number): Promise<void> {
    for (let i = 0; i < steps; i++) {
      clock.advance(STEP_MS)
      await breathe()
      check()
    }
  }

  for (const { do: what, at = 0, event: which = 0, steps: many = 1 } of steps) {
    const place = places[at] ?? expect.fail()
    const event = EVENTS[which] ?? expect.fail()
    if (what === 'pass') await pass(many)
    if (what === 'heal') Object.assign(place.line, { state: 'open', delay: 0 })
    if (what === 'cut' || what === 'deaf') place.line.state = what
    if (what === 'slow') place.line.delay = 700
    if (what === 'fast') place.line.delay = 0
    if (what === 'pause') {
      place.isPaused = true
      place.pause()
    }
    if (what === 'go on') {
      place.isPaused = false
      place.goOn()
    }
    if (what === 'kill') {
      place.isGone = true
      place.pause()
    }
    if (what === 'leave' && !place.isPaused && !place.isGone) {
      place.leases.leave()
      place.isGone = true
      void place.leases.close().catch(() => {})
    }
    if (place.isGone && what === 'go on') places[at] = await start()
    if (place.isGone || place.isPaused) continue
    if (what === 'ask') void place.leases.whose(event)
    if (what === 'let go') void place.leases.letGo(event).catch(() => {})
    if (what === 'append') {
      const fence = place.leases.fence(event)
      if (fence !== undefined && database.mayAppend(event, fence)) log.push({ event, ...fence })
    }
    await breathe()
    check()
  }

  // Everything is well again: whoever is left finds one and the same owner, soon.
  for (const [at, place] of places.entries()) {
    if (place.isGone || place.isPaused) {
      place.isGone = true
      place.pause()
      places[at] = await start()
    } else Object.assign(place.line, { state: 'open', delay: 0 })
  }
  await pass((LEASE_TIMES.dead + LEASE_TIMES.grace + 2_000) / STEP_MS)
  for (const event of EVENTS) {
    const alive = places.filter(({ isGone }) => !isGone)
    const first = await Promise.all(alive.map(({ leases }) => leases.whose(event)))
    const owners = new Set(
      first.map((whose, i) =>
        whose.kind === 'ours' ? alive[i]?.name : whose.kind === 'theirs' ? whose.node : 'nobody',
      ),
    )
    expect([...owners], `of ${event}`).toEqual([database.ownerOf(event)])
  }
  // The log of an event: numbers that never fall, and each number one node's alone.
  for (const event of EVENTS) {
    const appended = log.filter(each => each.event === event)
    for (const [i, { epoch, node }] of appended.entries()) {
      const before = appended[i - 1]
      if (before === undefined) continue
      expect(epoch).toBeGreaterThanOrEqual(before.epoch)
      if (epoch === before.epoch) expect(node).toBe(before.node)
    }
  }
}

it('[J6] whatever is killed, paused, cut off or slow, an event has one owner at a time, and soon everybody agrees who', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }), steps => play(steps)),
    { numRuns: LONG ? 5_000 : 200, seed: Number(process.env['TABLEE_SEED'] ?? Date.now() % 1_000_000) },
  )
}, 120_000)
