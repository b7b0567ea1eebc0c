#!/usr/bin/env node
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { ensureReady, runCommand, say } from './prepare.mjs'
import { root } from './root.mjs'
import { serveHere } from './serve-here.mjs'

/** `npx tablee …`: one command, from a clone or an installed package. What is said while it is being made ready goes to standard error. */
await runCommand(async () => {
  await ensureReady()
  const words = process.argv.slice(2)
  if (words.length === 1 && words[0] === 'serve') return serveHere()
  process.setSourceMapsEnabled(true)
  // Whoever reads has read enough (`| head`): that is no fault.
  process.stdout.on('error', error => {
    if ('code' in error && error.code === 'EPIPE') process.exit(0)
    throw error
  })
  const { runCommandLine } = await import(pathToFileURL(join(root, 'dist', 'tablee.js')).href)
  return runCommandLine(words, {
    environment: process.env,
    out: (/** @type {string} */ text) => process.stdout.write(text),
    say,
  })
})
