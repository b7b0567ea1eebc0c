import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { serveBy } from '../support/programs.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const data = mkdtempSync(join(tmpdir(), 'tablee-unread-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

it('a server whose log nobody reads any more goes on serving, and leaves when it is asked to', async () => {
  const env = { TABLEE_DATA: data, TABLEE_LOG: 'debug' }
  const server = await serveBy(process.execPath, ['--import', 'tsx', 'server/main.ts'], { cwd: ROOT, env })
  server.turnAway()
  // Each call writes a line into a pipe that has no other end.
  for (let call = 0; call < 5; call++) {
    const answer = await fetch(`${server.url}/healthz`, { signal: AbortSignal.timeout(5_000) })
    expect(answer.status).toBe(200)
  }
  expect(await server.leave()).toBe(0)
})
