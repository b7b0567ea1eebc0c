import { readFileSync } from 'node:fs'
import process from 'node:process'
import { openLevelArchive } from './archive/level.ts'
import { type Config, readConfig } from './config.ts'
import { openDataFolder } from './data-folder.ts'
import { greet } from './greeting.ts'
import { faultFacts, makeLog } from './log.ts'
import { builtPages, ownVersion, serve } from './serve.ts'
import { systemTimers } from './sync/timers.ts'

/** The composition root: the only reader of the environment, the only maker of real things. */

async function start(config: Config): Promise<void> {
  const log = makeLog(config.log, line => process.stderr.write(line))
  const data = openDataFolder(config.data, config.adminKey)
  const archive = await openLevelArchive(data.archive)
  const server = await serve({
    archive,
    timers: systemTimers,
    log,
    secret: data.secret,
    adminKey: data.adminKey,
    publicUrl: config.publicUrl,
    tls:
      config.tls === undefined
        ? undefined
        : { cert: readFileSync(config.tls.cert, 'utf8'), key: readFileSync(config.tls.key, 'utf8') },
    pages: builtPages(),
    version: ownVersion(),
  })

  let leaving = false
  const leave = (signal: string): void => {
    // Asked twice: somebody does not want to wait.
    if (leaving) process.exit(1)
    leaving = true
    log.info('leaving', { signal })
    server.close().then(
      () => process.exit(0),
      fault => {
        log.error('leaving-failed', faultFacts(fault))
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', () => leave('SIGTERM'))
  process.on('SIGINT', () => leave('SIGINT'))
  // One fault in the answer to one message must not end every café on this machine. What is acknowledged is on the disk
  // before it is said, so going on cannot make it untrue.
  process.on('unhandledRejection', fault => log.error('unhandled', faultFacts(fault)))
  process.on('uncaughtException', fault => log.error('uncaught', faultFacts(fault)))

  await server.listen(config.port, config.host)
  const address = server.app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  const scheme = config.tls === undefined ? 'http' : 'https'
  const isEverywhere = config.host === '0.0.0.0' || config.host === '::'
  const isTerminal = process.stdout.isTTY === true
  process.stdout.write(
    greet({
      isTerminal,
      url: config.publicUrl ?? `${scheme}://${isEverywhere ? 'localhost' : bracketed(config.host)}:${port}`,
      roomUrl: server.context.roomAddresses()[0],
      adminKey: data.adminKey,
      adminKeyFile: data.adminKeyFile,
    }),
  )
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)

const reading = readConfig(process.env)
if (!reading.ok) {
  process.stderr.write(`Tablée cannot start:\n${reading.faults.map(fault => `  - ${fault}\n`).join('')}`)
  process.exit(1)
}
start(reading.config).catch((fault: unknown) => {
  const reason = fault instanceof Error ? fault.message : String(fault)
  process.stderr.write(`Tablée cannot start: ${reason}\n`)
  process.exit(1)
})
