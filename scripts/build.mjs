import process from 'node:process'
import { ensureBuilt, ensureInstalled, rebuild, runCommand } from './prepare.mjs'

/** With --if-stale: only when the sources changed since the last build. */
await runCommand(async () => {
  ensureInstalled()
  await (process.argv.includes('--if-stale') ? ensureBuilt() : rebuild())
})
