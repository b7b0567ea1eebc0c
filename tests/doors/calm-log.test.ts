import { expect, it } from 'vitest'
import { calmLog } from '../../server/calm-log.ts'
import { makeLog } from '../../server/log.ts'
import { aServer } from '../support/a-server.ts'
import { createHandClock } from '../support/hand-clock.ts'
import { readPrometheus, valueOf } from '../support/prometheus.ts'

const MINUTE = 60_000

function aLog() {
  const clock = createHandClock()
  const lines: Record<string, unknown>[] = []
  const log = makeLog(
    'debug',
    line => lines.push(JSON.parse(line) as Record<string, unknown>),
    () => clock.now(),
  )
  return { clock, lines, log: calmLog(log, clock) }
}

it('the same refusal is one line a minute, whoever is refused and however often; then how often it was', () => {
  const { clock, lines, log } = aLog()
  for (let i = 0; i < 10_000; i++)
    log.info('sync', { of: 'refused', event: 'c1', code: 'not-yours', person: `p${i % 7}`, bytes: i })
  expect(lines).toMatchObject([{ what: 'sync', of: 'refused', code: 'not-yours', person: 'p0' }])
  clock.advance(MINUTE)
  expect(lines).toHaveLength(2)
  expect(lines[1]).toMatchObject({ what: 'sync', of: 'refused', event: 'c1', code: 'not-yours', times: 9_999 })
  expect(lines[1]).not.toHaveProperty('person')
  // A quiet minute says nothing, and what comes after it is told at once again.
  clock.advance(10 * MINUTE)
  expect(lines).toHaveLength(2)
  log.info('sync', { of: 'refused', event: 'c1', code: 'not-yours', person: 'p1' })
  expect(lines).toHaveLength(3)
})

it('another rule, another café, another fault is another fact', () => {
  const { lines, log } = aLog()
  for (let again = 0; again < 3; again++) {
    for (const event of ['c1', 'c2'])
      for (const code of ['gap', 'limit']) log.info('sync', { of: 'refused', event, code })
    log.error('fault', { route: '/a', fault: 'TypeError' })
    log.error('fault', { route: '/b', fault: 'TypeError' })
    log.warn('slowed', { of: 'joins' })
  }
  expect(lines).toHaveLength(7)
})

it('what somebody did on purpose, and what is asked for with debug, is written each time', () => {
  const { lines, log } = aLog()
  for (let i = 0; i < 5; i++) {
    log.info('created', { event: 'c1' })
    log.debug('call', { route: '/a' })
  }
  expect(lines).toHaveLength(10)
})

it('very many different facts are all told, and not all remembered', () => {
  const { clock, lines, log } = aLog()
  for (let i = 0; i < 3_000; i++) log.warn('slowed', { event: `c${i}` })
  expect(lines).toHaveLength(3_000)
  for (let i = 0; i < 1_000; i++) log.warn('slowed', { event: `c${i}` })
  expect(lines).toHaveLength(3_000)
  clock.advance(MINUTE)
  expect(lines).toHaveLength(4_000)
})

it('a server that is called far too often says so in two lines a minute, and counts each', async () => {
  const tablee = await aServer({ limits: { callsPerAddress: 5, callsPerToken: 1e6 } })
  let slowed = 0
  for (let i = 0; i < 60; i++) if ((await tablee.call('GET', '/livez')).status === 429) slowed++
  expect(slowed).toBeGreaterThan(10)
  tablee.clock.advance(MINUTE)
  const told = tablee.lines
    .map(line => JSON.parse(line) as Record<string, unknown>)
    .filter(line => line['what'] === 'slowed')
  expect(told).toMatchObject([
    { level: 'warn', of: 'calls' },
    { of: 'calls', times: slowed - 1 },
  ])
  const metrics = readPrometheus(await tablee.server.context.metrics.text())
  expect(valueOf(metrics, 'tablee_slowed_total', { what: 'calls' })).toBe(slowed)
  await tablee.close()
})
