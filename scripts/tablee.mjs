#!/usr/bin/env node
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ensureInstalled, runCommand, say } from './prepare.mjs'
import { root } from './root.mjs'

/** `npx tablee …`: one command, from a clone. What is said while it is being made ready goes to standard error. */
await runCommand(async () => {
  ensureInstalled()
  await ensureBuilt()
  process.setSourceMapsEnabled(true)
  // Whoever reads has read enough (`| head`): that is no fault.
  process.stdout.on('error', error => {
    if ('code' in error && error.code === 'EPIPE') process.exit(0)
    throw error
  })
  const [name] = process.argv.slice(2)
  if (name === 'serve') {
    process.env.NODE_ENV ??= 'production'
    await import(pathToFileURL(join(root, 'dist', 'server.js')).href)
    return 0
  }
  const { runCommandLine } = await import(pathToFileURL(join(root, 'dist', 'tablee.js')).href)
  return runCommandLine(process.argv.slice(2), {
    environment: process.env,
    out: (/** @type {string} */ text) => process.stdout.write(text),
    say,
  })
})
