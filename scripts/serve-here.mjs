import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

/** Starts the built server in this very process: signals, exit code and terminal are its own, with nothing in between. */
export async function serveHere() {
  process.setSourceMapsEnabled(true)
  process.env.NODE_ENV ??= 'production'
  await import(pathToFileURL(join(root, 'dist', 'server.js')).href)
}
