import { join } from 'node:path'
import process from 'node:process'
import { ensureInstalled, runCommand } from './prepare.mjs'
import { root } from './root.mjs'
import { runHere } from './processes.mjs'

/** The pages are served by Vite on PORT; the server itself listens one port higher, and Vite passes calls on to it. */
await runCommand(async () => {
  ensureInstalled()
  const port = Number(process.env.PORT ?? 3000)
  const env = /** @type {NodeJS.ProcessEnv} */ ({
    ...process.env,
    TABLEE_DEV_PORT: String(port),
    TABLEE_DEV_SERVER_PORT: String(port + 1),
  })
  const server = runHere(
    [join('node_modules', 'tsx', 'dist', 'cli.mjs'), 'watch', '--clear-screen=false', 'server/main.ts'],
    {
      cwd: root,
      env: {
        ...env,
        PORT: env.TABLEE_DEV_SERVER_PORT,
        HOST: '127.0.0.1',
        PUBLIC_URL: env.PUBLIC_URL ?? `http://localhost:${port}`,
      },
    },
  )
  const pages = runHere([join('node_modules', 'vite', 'bin', 'vite.js'), '--clearScreen', 'false'], { cwd: root, env })
  // Either without the other is of no use: when one ends, so does the command.
  const code = await Promise.race([server.ended, pages.ended])
  server.child.kill()
  pages.child.kill()
  await Promise.all([server.ended, pages.ended])
  return code
})
