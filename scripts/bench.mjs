import { join } from 'node:path'
import process from 'node:process'
import { ensureBuilt, ensureInstalled, runCommand } from './prepare.mjs'
import { runHere } from './processes.mjs'
import { root } from './root.mjs'

/** Measures, prints a table, writes JSON into `.tablee/`. `npm run bench -- ui` for one bench alone. */
await runCommand(async () => {
  ensureInstalled()
  await ensureBuilt()
  return runHere(['--import', 'tsx', join('bench', 'main.ts'), ...process.argv.slice(2)], { cwd: root }).ended
})
