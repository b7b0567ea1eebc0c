import { writeSync } from 'node:fs'
import process from 'node:process'
import { isMainThread } from 'node:worker_threads'

/**
 * Loaded into every server of the bench, the same into each: on SIGUSR2 collects all garbage and says on the third pipe what is
 * still held. Does nothing until it is asked.
 */
if (isMainThread)
  process.on('SIGUSR2', () => {
    const { gc } = /** @type {{ gc?: () => void }} */ (globalThis)
    gc?.()
    setTimeout(() => {
      gc?.()
      gc?.()
      const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage()
      writeSync(3, `${JSON.stringify({ rss, heapUsed, external, arrayBuffers })}\n`)
    }, 300)
  })
