import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServerProcess, startServer } from '../../tests/support/server-process.ts'

/** How the server felt since it was last asked. */
export interface Felt {
  /** how late its loop was, ms */
  readonly p99: number
  readonly max: number
  /** memory that it holds now, bytes */
  readonly rss: number
}

export interface MeasuredServer extends ServerProcess {
  felt(): Promise<Felt>
}

/** The built server with a probe in it. */
export async function measuredServer(): Promise<MeasuredServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-bench-'))
  const file = join(folder, 'felt.json')
  const server = await startServer({
    env: {
      TABLEE_LOG: 'error',
      TABLEE_BENCH_PROBE: file,
      NODE_OPTIONS: `--import ${new URL('./loop-probe.mjs', import.meta.url).href}`,
    },
  })
  return {
    ...server,
    async felt() {
      rmSync(file, { force: true })
      process.kill(server.pid(), 'SIGUSR2')
      for (;;) {
        await pause(20)
        try {
          return JSON.parse(readFileSync(file, 'utf8')) as Felt
        } catch {
          // not written yet
        }
      }
    },
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const pause = (ms: number): Promise<void> => new Promise(wake => setTimeout(wake, ms))
