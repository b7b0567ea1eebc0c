import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import process from 'node:process'
import { isMainThread } from 'node:worker_threads'

/** Loaded into the server by the bench: told by a signal, it writes how late the loop was since the last time, and begins again. */
const file = process.env['TABLEE_BENCH_PROBE']
const RESOLUTION_MS = 5
if (isMainThread && file !== undefined && process.argv[1]?.endsWith('server.js')) {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  process.on('SIGUSR2', () => {
    const late = nanoseconds => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS)
    const told = { p99: late(delay.percentile(99)), max: late(delay.max), rss: process.memoryUsage.rss() }
    delay.reset()
    writeFileSync(file, JSON.stringify(told))
  })
}
