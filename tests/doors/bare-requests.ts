import { type AddressInfo, connect, type Socket } from 'node:net'
import type { TestServer } from '../support/a-server.ts'

/** What a browser would never send: requests written byte by byte. */
export async function listen(tablee: TestServer): Promise<number> {
  await tablee.server.listen(0, '127.0.0.1')
  return (tablee.server.app.server.address() as AddressInfo).port
}

export interface BareAnswer {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** Sends these pieces, and gives all that came back until the other end closed. `status` 0: it closed without a word. */
export function send(port: number, ...pieces: readonly (string | Uint8Array)[]): Promise<BareAnswer> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    socket.setEncoding('latin1')
    socket.on('data', (data: string) => (heard += data))
    // A server that has had enough closes while we are still writing.
    socket.on('error', () => {})
    socket.on('close', () => {
      const end = heard.indexOf('\r\n\r\n')
      resolve({
        status: Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0),
        head: heard.slice(0, Math.max(0, end)),
        body: end < 0 ? '' : heard.slice(end + 4),
      })
    })
    socket.on('connect', () => {
      for (const piece of pieces) socket.write(piece)
    })
  })
}

export const get = (port: number, path: string, headers: readonly string[] = []): Promise<BareAnswer> =>
  send(port, [`GET ${path} HTTP/1.1`, 'Host: cafe.test', 'Connection: close', ...headers, '', ''].join('\r\n'))

/** A line that stays open and says nothing more. */
export async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  // What is never read never ends.
  socket.resume()
  await new Promise<void>(resolve => socket.once('connect', () => resolve()))
  return socket
}

export const closed = (socket: Socket): Promise<void> =>
  new Promise(resolve => (socket.destroyed ? resolve() : socket.once('close', () => resolve())))
