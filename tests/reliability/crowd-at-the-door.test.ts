import { existsSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import process from 'node:process'
import { afterEach, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../support/server-process.ts'

const LIMIT = '/proc/sys/net/core/somaxconn'
/** what this machine's kernel allows any program at all */
const MOST_HERE = existsSync(LIMIT) ? Number(readFileSync(LIMIT, 'utf8')) : 128
const CROWD = Math.min(700, MOST_HERE)

let server: ServerProcess
const lines: Socket[] = []
afterEach(async () => {
  for (const line of lines) line.destroy()
  process.kill(server.pid(), 'SIGCONT')
  await server.stop()
})

it('[D9] seven hundred lines that come back in the same moment all find a place at the door, while the server is busy with something else', async () => {
  server = await startServer({ env: { TABLEE_LOG: 'error' } })
  // As busy as can be: it takes nobody in.
  process.kill(server.pid(), 'SIGSTOP')
  const opened = Array.from({ length: CROWD }, () => {
    const line = connect(server.port, '127.0.0.1')
    lines.push(line)
    return new Promise<true>((resolve, reject) => {
      line.once('connect', () => resolve(true))
      line.once('error', reject)
    })
  })
  // Whom the kernel finds no place for waits, and this test with them.
  expect(await Promise.all(opened)).toHaveLength(CROWD)
})
