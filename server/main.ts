import { readFileSync } from 'node:fs'
import process from 'node:process'
import { openFormat } from './archive/format.ts'
import { upgradesFor } from './cafe/upgrades.ts'
import { type Config, readConfig } from './config.ts'
import { greet } from './greeting.ts'
import { joinNodes } from './join-nodes.ts'
import { faultFacts, makeLog } from './log.ts'
import { createMetrics } from './metrics/metrics.ts'
import type { Nodes } from './nodes/nodes.ts'
import { builtPages, ownVersion, serve } from './serve.ts'
import { openStorage } from './storage.ts'
import { systemTimers } from './sync/timers.ts'

/** The composition root: the only reader of the environment, the only maker of real things. */

/** This process may be wrong about what it keeps, and has to be started again (EX_TEMPFAIL in sysexits.h). */
const ENDED = 75

async function start(config: Config): Promise<void> {
  // Whoever read what is written here may be gone: cafés go on unwritten about. Unheard, that fault would be logged, and so would the fault
  // of logging it, for ever.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  const log = makeLog(config.log, line => process.stderr.write(line))
  const metrics = createMetrics({ process: true, version: ownVersion() })
  const end = (why: string): void => {
    log.error('ended', { why })
    process.exit(ENDED)
  }
  let nodes: Nodes | undefined
  const storage = await openStorage(config, {
    log,
    committed: calls => metrics.meter.store.committed(calls),
    upgrade: async archive => void (await openFormat(archive, upgradesFor(log))),
    fence: event => nodes?.fence(event),
    onFenced: event => {
      // A late word of an event that was let go is refused and harms nobody.
      if (nodes?.fence(event) !== undefined) end('fenced')
    },
    onGivenUp: () => end('database-given-up'),
  })
  const { archive, secret } = storage
  if (config.database !== undefined)
    nodes = await joinNodes(config, {
      database: config.database,
      archive,
      secret,
      log,
      end,
      meter: metrics.meter.nodes,
    })
  const server = await serve({
    archive: storage.archive,
    timers: systemTimers,
    log,
    secret: storage.secret,
    adminKey: storage.adminKey,
    publicUrl: config.publicUrl,
    tls:
      config.tls === undefined
        ? undefined
        : { cert: readFileSync(config.tls.cert, 'utf8'), key: readFileSync(config.tls.key, 'utf8') },
    pages: builtPages(),
    version: ownVersion(),
    metrics,
    nodes,
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
      adminKey: storage.adminKey,
      adminKeyFile: storage.adminKeyFile,
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
