import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ensureInstalled, runCommand } from './prepare.mjs'
import { root } from './root.mjs'

// The server runs in this very process: signals, exit code and terminal are its own, with nothing in between.
await runCommand(async () => {
  ensureInstalled()
  await ensureBuilt()
  process.setSourceMapsEnabled(true)
  process.env.NODE_ENV ??= 'production'
  await import(pathToFileURL(join(root, 'dist', 'server.js')).href)
})
