import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A door between somebody and a server on this machine, which a test can block: the network between a node and its database. */
export interface Gate {
  /** on 127.0.0.1 */
  readonly port: number
  /** connections that are open now, on the near side */
  readonly open: number
  /** Nothing passes either way, and nobody is told; who comes now waits in front. What is under way is held back. */
  stall(): void
  /** Breaks what is open, and who comes now is sent away. */
  cut(): void
  /** Breaks what is open, once; who comes now gets through. */
  sever(): void
  /** Everything passes again; after `stall`, first what was held back. */
  heal(): void
  /** Ends it with all its connections. */
  close(): Promise<void>
}

type State = 'open' | 'stalled' | 'cut'

export async function openGate(port: number, host = '127.0.0.1'): Promise<Gate> {
  let state: State = 'open'
  const pairs = new Set<readonly [near: Socket, far: Socket]>()

  const server = createServer({ noDelay: true, pauseOnConnect: true }, near => {
    if (state === 'cut') return near.destroy()
    // The far side answers to nobody while the door is stalled: paused like the rest.
    const far = connect({ port, host, noDelay: true })
    const pair = [near, far] as const
    pairs.add(pair)
    const leave = (): void => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', chunk => {
        if (!to.write(chunk)) from.pause()
      })
      to.on('drain', () => {
        if (state === 'open') from.resume()
      })
      from.on('end', () => to.end())
      from.on('error', leave)
      from.on('close', leave)
    }
    if (state === 'open') near.resume()
    else far.pause()
    return undefined
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The gate has no port.')

  const each = (act: (socket: Socket) => void): void => {
    for (const pair of pairs) pair.forEach(act)
  }
  const breakAll = (): void => each(socket => socket.destroy())
  return {
    port: address.port,
    get open() {
      return pairs.size
    },
    stall() {
      state = 'stalled'
      each(socket => socket.pause())
    },
    cut() {
      state = 'cut'
      breakAll()
    },
    sever: breakAll,
    heal() {
      state = 'open'
      each(socket => socket.resume())
    },
    async close() {
      breakAll()
      server.close()
      await once(server, 'close')
    },
  }
}
