import { afterEach, describe, expect, it } from 'vitest'
import { createReadiness } from '../../server/readiness.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { writeNote } from '../support/notes.ts'

let tablee: TestServer | undefined
afterEach(async () => {
  await tablee?.close()
  tablee = undefined
})

describe('readiness', () => {
  it('tells the gravest reason; a database comes back, a failed store and a server that leaves do not', () => {
    const readiness = createReadiness()
    expect(readiness.why()).toBeUndefined()
    readiness.fails('database')
    expect(readiness.why()).toBe('database')
    readiness.fails('storage')
    readiness.recovered('database')
    expect(readiness.why()).toBe('storage')
    readiness.fails('stopping')
    expect(readiness.why()).toBe('stopping')
  })

  it('a store that failed: not ready, and alive', async () => {
    tablee = await aServer()
    const event = await tablee.create()
    expect((await tablee.call('GET', '/healthz')).body).toMatchObject({ ok: true, now: tablee.clock.now() })
    tablee.archive.fail(new Error('no space left'))
    await tablee.call('POST', `events/${event.id}/join`, { body: { key: event.keys.participant, name: 'Zoé' } })
    const ready = await tablee.call('GET', '/healthz')
    expect(ready.status).toBe(503)
    expect(ready.body.error).toMatchObject({ code: 'not-ready', details: { why: 'storage' } })
    const alive = await tablee.call('GET', '/livez')
    expect(alive.status).toBe(200)
    expect(alive.body).toMatchObject({ ok: true })
  })

  it('a server that leaves says so first, while those inside are still being served', async () => {
    tablee = await aServer()
    const { context } = tablee.server
    const event = await tablee.create()
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé', table: 't1' })
    const guest = await tablee.guest(event, zoe, 'table-t1')
    await writeNote(guest, 'Une idée')
    const leaving = tablee.server.close()
    expect(context.readiness.why()).toBe('stopping')
    expect(guest.state.closed).toBeUndefined()
    expect(await context.metrics.text()).toMatch(/^tablee_ready 0$/m)
    await leaving
    guest.carry()
    expect(guest.state.closed).toBe(1012)
    tablee = undefined
  })
})
