import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { Tally } from '../lines/line.ts'
import { cpuOf, rssOf } from '../proc.ts'
import type { Served } from '../servers.ts'

/** What a stretch of time cost. */
export interface Window {
  readonly seconds: number
  /** of the server's processor time, s */
  readonly cpu: number
  readonly frames: number
  readonly bytes: number
  /** the most seen, MiB */
  readonly rss: number
  /** of the generator's own event loop, 0 to 1: beyond 0.85 the figures are the generator's, not the server's */
  readonly generator: number
}

export function openWindow(server: Served, tally: Tally): () => Window {
  const pid = server.pid()
  const began = performance.now()
  const cpu = cpuOf(pid)
  const loop = performance.eventLoopUtilization()
  const { frames, bytes } = tally
  let rss = rssOf(pid)
  const looking = setInterval(() => {
    rss = Math.max(rss, rssOf(pid))
  }, 250)
  return () => {
    clearInterval(looking)
    return {
      seconds: (performance.now() - began) / 1_000,
      cpu: cpuOf(pid) - cpu,
      frames: tally.frames - frames,
      bytes: tally.bytes - bytes,
      rss: Math.max(rss, rssOf(pid)),
      generator: performance.eventLoopUtilization(loop).utilization,
    }
  }
}

/** Something that is to happen so many ms after the beginning. */
export interface Cue {
  readonly at: number
  readonly act: () => void
}

const TICK_MS = 4

/** Plays the cues in their order; each as soon after its time as the loop allows. */
export async function play(cues: Cue[], totalMs: number): Promise<void> {
  const queue = [...cues].sort((a, b) => a.at - b.at)
  const began = performance.now()
  let next = 0
  while (performance.now() - began < totalMs) {
    const now = performance.now() - began
    for (let cue = queue[next]; cue !== undefined && cue.at <= now; cue = queue[++next]) cue.act()
    await wait(TICK_MS)
  }
}

/** From the moment a note is begun until each of the others holds it. */
export class Arrivals {
  readonly latencies: number[] = []
  /** notes written while counting, and deliveries of them */
  written = 0
  #counting = false
  readonly #pending = new Map<number, { clock: number; at: number }[]>()

  /** Begins a new count: what is still on its way belongs to none. */
  begin(): void {
    this.latencies.length = 0
    this.written = 0
    this.#pending.clear()
    this.#counting = true
  }
  /** No further note counts; those under way still may arrive. */
  end(): void {
    this.#counting = false
  }
  /** The clocks of this writer up to `clock` are of a note begun at `at` (performance.now). */
  wrote(client: number, clock: number, at: number): void {
    if (!this.#counting) return
    this.written++
    const list = this.#pending.get(client) ?? []
    list.push({ clock, at })
    this.#pending.set(client, list)
  }
  /** Waits until each of so many others has every note, five seconds at most; gives how many deliveries are missing then. */
  async missing(others: number): Promise<number> {
    const expected = this.written * others
    const until = performance.now() + 5_000
    while (this.latencies.length < expected && performance.now() < until) await wait(20)
    return expected - this.latencies.length
  }
  /** The ears of whoever writes as `own`: the peers send a writer's update back, and that is no arrival at another's. */
  heardBy(own: number): (client: number, before: number, clock: number) => void {
    return (client, before, clock) => {
      if (client === own) return
      const now = performance.now()
      for (const note of this.#pending.get(client) ?? [])
        if (note.clock > before && note.clock <= clock) this.latencies.push(now - note.at)
    }
  }
}
