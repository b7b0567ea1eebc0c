import { expect, it } from 'vitest'
import { makeLog } from '../../server/log.ts'
import { createMetrics } from '../../server/metrics/metrics.ts'
import { openNodes } from '../../server/nodes/nodes.ts'
import { aServer } from '../support/a-server.ts'
import { createHandClock } from '../support/hand-clock.ts'
import { createLeaseDatabase } from '../support/lease-table-in-memory.ts'
import { readPrometheus, valueOf } from '../support/prometheus.ts'

it('one of several nodes tells which cafés it owns, how often it took one, and which others it hears of', async () => {
  const hands = createHandClock()
  const timers = { ...hands, spent: () => hands.now() }
  const database = createLeaseDatabase(timers)
  const metrics = createMetrics()
  const given = {
    timers,
    log: makeLog('silent', () => {}),
    secret: 'shared by all nodes of this test',
    isKnown: async () => true,
    isPassing: () => false,
    onFenced: () => {},
  }
  const other = await openNodes({ ...given, table: database.line().table, url: 'http://127.0.0.1:2' })
  const nodes = await openNodes({
    ...given,
    table: database.line().table,
    url: 'http://127.0.0.1:1',
    meter: metrics.meter.nodes,
  })
  const tablee = await aServer({ metrics, nodes })
  const read = async (name: string, labels: Readonly<Record<string, string>> = {}): Promise<number> =>
    valueOf(readPrometheus(await metrics.text()), name, labels)

  expect(await read('tablee_node_events_owned')).toBe(0)
  expect(await read('tablee_node_others')).toBe(1)
  await nodes.ownership.whose('c1')
  // Another node had this one before, and let it go: the epoch rises.
  await other.ownership.whose('c2')
  await other.ownership.letGo('c2')
  await nodes.ownership.whose('c2')
  expect(await read('tablee_node_events_owned')).toBe(2)
  expect(await read('tablee_node_events_taken_total')).toBe(2)
  expect(await read('tablee_node_lease_epoch')).toBe(2)
  expect(await read('tablee_node_passing_on', { kind: 'call' })).toBe(0)
  await nodes.ownership.letGo('c1')
  expect(await read('tablee_node_events_owned')).toBe(1)
  await tablee.close()
  await other.close()
})
