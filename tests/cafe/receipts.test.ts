import { afterEach, describe, expect, it } from 'vitest'
import { createReceipts } from '../../server/cafe/receipts.ts'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { settle } from '../support/socket-pair.ts'

describe('the count of who was reached [K3]', () => {
  it('counts each person once, whatever the number of their devices', () => {
    const receipts = createReceipts()
    expect(receipts.shown('a', 'zoe')).toBe(true)
    expect(receipts.shown('a', 'zoe')).toBe(false)
    receipts.shown('a', 'karim')
    expect(receipts.counts({ a: {} })).toEqual({ a: 2 })
  })

  it('goes on from what was counted before a restart, and forgets announcements that are gone', () => {
    const receipts = createReceipts({ a: 30 })
    receipts.shown('a', 'zoe')
    receipts.shown('gone', 'zoe')
    expect(receipts.counts({ a: {}, b: {} })).toEqual({ a: 31 })
    expect(receipts.shown('gone', 'zoe')).toBe(true)
  })
})

describe('an announcement that was shown [K3]', () => {
  let tablee: TestServer
  afterEach(() => tablee.close())

  async function aRoom() {
    tablee = await aServer()
    const event = await tablee.create()
    const [ada, zoe, karim] = await Promise.all([
      tablee.join(event, { key: event.keys.facilitator, name: 'Ada' }),
      tablee.join(event, { key: event.keys.participant, name: 'Zoé' }),
      tablee.join(event, { key: event.keys.participant, name: 'Karim' }),
    ])
    await tablee.command(event, ada.token, { type: 'announce', text: 'Le café est servi.' })
    const screen = await tablee.guest(event, ada, 'programme')
    await settle(screen)
    const [announcement = ''] = [...screen.doc.getMap('announcements').keys()]
    return { event, ada, zoe, karim, screen, announcement }
  }
  const say = async (event: CreatedEvent, { token }: Joined, announcement: string) =>
    (await tablee.call('POST', `events/${event.id}/announcements/${announcement}/shown`, { token })).status

  it('is told as a number within a second, and never with whose devices', async () => {
    const { event, zoe, karim, screen, announcement } = await aRoom()
    expect(await say(event, zoe, announcement)).toBe(204)
    expect(await say(event, karim, announcement)).toBe(204)
    expect(await say(event, karim, announcement)).toBe(204)
    tablee.clock.advance(1_000)
    await settle(screen)
    await expect.poll(() => screen.doc.getMap('receipts').toJSON()).toEqual({ [announcement]: 2 })
    expect(JSON.stringify(screen.doc.getMap('announcements').toJSON())).not.toContain(karim.person.id)
  })

  it('is counted for people at tables only, and only when there is such an announcement', async () => {
    const { event, ada, zoe } = await aRoom()
    expect(await say(event, zoe, 'nothing')).toBe(404)
    expect(await say(event, zoe, 'constructor')).toBe(404)
    expect(await say(event, ada, 'nothing')).toBe(403)
  })
})
