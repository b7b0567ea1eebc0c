import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { expect, it } from 'vitest'
import { cut } from '../../server/sync/socket-peer.ts'

it.each([
  { line: 'a plain line', near: (socket: Socket) => socket },
  { line: 'an encrypted line', near: (socket: Socket) => new TLSSocket(socket, { isServer: true }) },
])('$line to somebody who has stopped reading is cut at once, and the other end hears of it', async ({ near }) => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const far = connect((server.address() as AddressInfo).port, '127.0.0.1')
  far.on('error', () => {})
  far.resume()
  const [socket] = (await once(server, 'connection')) as [Socket]
  const line = near(socket)
  line.on('error', () => {})
  const hungUp = new Promise(resolve => far.once('close', resolve))
  cut(line)
  expect(line.destroyed).toBe(true)
  await hungUp
  server.close()
})
