import { join } from 'node:path'
import process from 'node:process'
import { ensureBuilt, ensureInstalled, runCommand } from './prepare.mjs'
import { runHere } from './processes.mjs'
import { root } from './root.mjs'

/** Takes the pictures of all states anew, instead of comparing with them. Look at what changed before keeping them. */
await runCommand(async () => {
  ensureInstalled()
  await ensureBuilt()
  const tests = join('tests', 'journeys', 'states.test.ts')
  const vitest = [
    join('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--project',
    'journeys',
    tests,
    '-t',
    'looks as it did',
  ]
  return runHere(vitest, { cwd: root, env: { ...process.env, TABLEE_RENEW_BASELINES: '1' } }).ended
})
