import { once } from 'node:events'
import { createServer, type IncomingMessage, request as ask, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'

/** The simplest balancer there is: every call and every socket goes to any node, whichever had the one before. */
export interface Balancer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** calls and sockets that went to each node, by its place */
  readonly sent: readonly number[]
  /** Only to these from now on, as after a health check. */
  use(urls: readonly string[]): void
  close(): Promise<void>
}

/** longer than any node keeps a line on which nothing is asked */
const KEPT_MS = 120_000

/** @param choose which of so many; random unless told otherwise */
export async function startBalancer(
  urls: readonly string[],
  choose: (count: number) => number = count => Math.floor(Math.random() * count),
): Promise<Balancer> {
  let nodes = urls
  const sent = urls.map(() => 0)
  const lines = new Set<Duplex>()

  /** Those to try, in order: one that takes no connection is left out, as balancers do. */
  function order(): string[] {
    const left = [...nodes]
    const first = left.splice(choose(left.length), 1)
    return [...first, ...left.sort(() => Math.random() - 0.5)]
  }
  const count = (url: string): void => {
    const place = urls.indexOf(url)
    sent[place] = (sent[place] ?? 0) + 1
  }

  function call(given: IncomingMessage, answer: ServerResponse): void {
    const chunks: Buffer[] = []
    given.on('data', (chunk: Buffer) => chunks.push(chunk))
    given.on('end', () => attempt(order()))
    function attempt([url, ...more]: string[]): void {
      if (url === undefined) return void answer.writeHead(502).end()
      const { method, headers, url: path = '/' } = given
      const asked = ask(`${url}${path}`, { method, headers, agent: false }, from => {
        count(url)
        answer.writeHead(from.statusCode ?? 502, from.headers)
        from.pipe(answer)
        from.on('error', () => answer.destroy())
      })
      asked.on('error', (fault: NodeJS.ErrnoException) => {
        if (fault.code === 'ECONNREFUSED') return attempt(more)
        if (answer.headersSent) answer.destroy()
        else answer.writeHead(502).end()
      })
      asked.end(Buffer.concat(chunks))
    }
  }

  function upgrade(given: IncomingMessage, near: Duplex, head: Buffer): void {
    lines.add(near)
    near.on('error', () => {})
    near.on('close', () => lines.delete(near))
    attempt(order())
    function attempt([url, ...more]: string[]): void {
      if (url === undefined) return void near.destroy()
      const { port } = new URL(url)
      const far = connect({ port: Number(port), host: '127.0.0.1', noDelay: true })
      far.on('connect', () => {
        count(url)
        lines.add(far)
        const pairs = given.rawHeaders.flatMap((name, i, all) => (i % 2 === 0 ? [`${name}: ${all[i + 1] ?? ''}`] : []))
        far.write([`GET ${given.url ?? '/'} HTTP/1.1`, ...pairs, '', ''].join('\r\n'))
        far.write(head)
        far.pipe(near).pipe(far)
        near.on('close', () => far.destroy())
      })
      far.on('error', (fault: NodeJS.ErrnoException) => {
        if (fault.code === 'ECONNREFUSED') attempt(more)
        else near.destroy()
      })
      far.on('close', () => {
        if (lines.delete(far)) near.destroy()
      })
    }
  }

  // The nodes' word on how long a line is kept goes through as it is, so this one is not the first to hang up.
  const server = createServer({ keepAliveTimeout: KEPT_MS }, call).listen(0, '127.0.0.1')
  server.on('upgrade', upgrade)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The balancer has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    sent,
    use(given) {
      nodes = given
    },
    async close() {
      for (const line of lines) line.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
