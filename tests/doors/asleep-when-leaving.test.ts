import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { aServer } from '../support/a-server.ts'
import { closed, listen } from './bare-requests.ts'

it('[D9] a phone that fell asleep at its table keeps no server from stopping: everybody else waits for the next start', async () => {
  const tablee = await aServer()
  const event = await tablee.create()
  const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
  const port = await listen(tablee)
  // Comes in by hand, and answers nothing from then on, not even a farewell.
  const asleep = connect(port, '127.0.0.1')
  asleep.write(
    [
      `GET /sync/${event.id}/table-t1 HTTP/1.1`,
      'Host: 127.0.0.1',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      `Authorization: Bearer ${zoe.token}`,
      '',
      '',
    ].join('\r\n'),
  )
  const [first] = await new Promise<[Buffer]>(resolve => asleep.once('data', data => resolve([data])))
  expect(first.toString('latin1')).toContain('101 Switching Protocols')
  asleep.on('error', () => {})
  // No clock is turned here: whatever waits for an answer to the farewell waits for ever.
  await tablee.server.close()
  await closed(asleep)
})
