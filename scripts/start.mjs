import { ensureReady, runCommand } from './prepare.mjs'
import { serveHere } from './serve-here.mjs'

/** `npm start`. The same as `tablee serve`, which is what a package has. */
await runCommand(async () => {
  await ensureReady()
  await serveHere()
})
