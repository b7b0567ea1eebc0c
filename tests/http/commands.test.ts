import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CreatedEvent, DayFigures, Joined } from '../../shared/protocol/api.ts'
import { aServer, type TestServer } from '../support/a-server.ts'

let tablee: TestServer
let event: CreatedEvent
let facilitator: Joined
let zoe: Joined
beforeEach(async () => {
  tablee = await aServer()
  event = await tablee.create()
  facilitator = await tablee.join(event, { key: event.keys.facilitator, name: 'Fabienne' })
  zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
})
afterEach(() => tablee.close())

const ask = (token: string, body: unknown) => tablee.call('POST', `events/${event.id}/commands`, { token, body })

describe('commands over HTTP', () => {
  it('answer with what became true', async () => {
    const answer = await ask(facilitator.token, { type: 'start' })
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      phase: 'round',
      round: 1,
      clock: { state: 'running', endsAt: tablee.clock.now() + 1_200_000, lasts: 1_200_000 },
      now: tablee.clock.now(),
    })
  })

  it('are refused with 403 when it is not for this role, 409 when it is not the moment, 422 when there is no such thing', async () => {
    const refusals: [string, unknown, number, string][] = [
      [zoe.token, { type: 'start' }, 403, 'not-allowed'],
      [facilitator.token, { type: 'ring' }, 409, 'wrong-phase'],
      [facilitator.token, { type: 'lock-table', table: 't9' }, 422, 'unknown-table'],
      [facilitator.token, { type: 'mark-absent', person: 'nobody' }, 422, 'unknown-person'],
      [facilitator.token, { type: 'dance' }, 422, 'invalid'],
      [facilitator.token, { type: 'add-time', minutes: 'two' }, 422, 'invalid'],
      [facilitator.token, { type: 'announce', text: '' }, 422, 'invalid'],
      [facilitator.token, [], 422, 'invalid'],
    ]
    for (const [token, body, status, code] of refusals) {
      const answer = await ask(token, body)
      expect([answer.status, answer.body.error?.code]).toEqual([status, code])
      expect(answer.body.error?.message).toMatch(/\S/)
    }
  })

  it('a table that is full says where there is a chair', async () => {
    event = await tablee.create({
      title: 'Small',
      themes: [1, 2].map(n => ({ title: `${n}?`, tables: [{ seats: 1 }] })),
    })
    const [a, b] = [
      await tablee.join(event, { key: event.keys.participant, name: 'A', table: 't1' }),
      await tablee.join(event, { key: event.keys.participant, name: 'B' }),
    ]
    const host = await tablee.join(event, { key: event.keys.facilitator })
    const answer = await ask(host.token, { type: 'move-person', person: a.person.id, table: 't2' })
    expect([answer.status, answer.body.error?.details]).toEqual([409, { next: { table: 't1', number: 1 } }])
    expect(b.seats[0]?.table).toBe('t2')
  })
})

describe('the rotation', () => {
  it('names everybody at every table of every round, tables in the same order, with figures', async () => {
    for (let i = 0; i < 15; i++) await tablee.join(event, { key: event.keys.participant, name: `Guest ${i}` })
    await ask(facilitator.token, { type: 'start' })
    const { body } = await tablee.call('GET', `events/${event.id}/rotation`, { token: zoe.token })
    const rounds = body['rounds'] as {
      round: number
      tables: { table: string; people: { id: string; name: string }[] }[]
    }[]
    expect(rounds.map(each => each.round)).toEqual([1, 2, 3, 4])
    for (const { tables } of rounds) {
      expect(tables.map(each => each.table)).toEqual(['t1', 't2', 't3', 't4'])
      expect(tables.flatMap(each => each.people)).toHaveLength(16)
    }
    // With nobody staying, 16 movers share 12 ways to go from one table to another: four pairs meet again in each two rounds.
    expect(body['figures']).toMatchObject({ goal: 'spread', repeats: 24, bound: 24, mostMeetings: 2, sizeGap: 0 })
    const { met } = body['figures'] as DayFigures
    expect(met.min).toBeGreaterThanOrEqual(6)
  })
})
