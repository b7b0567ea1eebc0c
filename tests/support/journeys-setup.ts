import { execFileSync } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './browser.ts'

/** Once, before all journeys: what they look at is built, and the browser they look with is there. */
export async function setup(): Promise<void> {
  const build = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url))
  execFileSync(process.execPath, [build, '--if-stale'], { stdio: 'inherit' })
  await findBrowser()
}
