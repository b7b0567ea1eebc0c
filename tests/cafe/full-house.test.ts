import { afterEach, describe, expect, it } from 'vitest'
import { isFullHouse } from '../../server/cafe/full-house.ts'
import type { CafeState, Person } from '../../server/cafe/state.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'

let tablee: TestServer
afterEach(() => tablee.close())

/** The event as if so many had come already, made of one who did. */
async function crowded(event: CreatedEvent, like: string, count: number, over: Partial<Person> = {}): Promise<void> {
  const cafe = tablee.server.context.cafes.get(event.id)
  const person = cafe?.state.people.get(like)
  if (cafe === undefined || person === undefined) throw new Error('nobody came')
  const made = Array.from({ length: count }, (_, i): [string, Person] => {
    const id = `px${Object.keys(over).join('')}${i}`
    return [id, { ...person, seats: [], clientIds: [], tokenHash: '', personal: undefined, ...over, id }]
  })
  await cafe.change((state: CafeState) => ({
    ok: true,
    state: { ...state, people: new Map([...state.people, ...made]) },
  }))
}

describe('a café with as many people as it can hold', () => {
  it('takes nobody more, by whatever door; who is there stays, and staff come in', async () => {
    tablee = await aServer({ limits: { callsPerToken: 1e6, callsPerAddress: 1e6 } })
    const event = await tablee.create({ title: 'Congrès', themes: [{ title: { fr: 'Un' } }], capacity: 40 })
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    await crowded(event, zoe.person.id, LIMITS.people - 1, { following: true })
    const join = (body: object) => tablee.call('POST', `events/${event.id}/join`, { body })
    for (const body of [
      { key: event.keys.participant, name: 'Karim' },
      { key: event.keys.participant, name: 'Noor', following: true },
      { code: event.code, name: 'Ana' },
    ]) {
      const refused = await join(body)
      expect(refused.status).toBe(409)
      expect(refused.body.error?.code).toBe('too-many-people')
      expect(refused.body.error?.message).toContain('all the people it can take')
    }
    const command = (body: object, token: string) => tablee.call('POST', `events/${event.id}/commands`, { body, token })
    const guest = await command({ type: 'add-guest', name: 'Octave', table: 't1' }, zoe.token)
    expect(guest.body.error?.code).toBe('too-many-people')
    const add = { type: 'replan', changes: [{ type: 'add-person', name: 'Lila' }] }
    expect((await command(add, ADMIN_KEY)).body.error?.code).toBe('too-many-people')
    expect((await join({ key: event.keys.facilitator, name: 'Fabiola' })).status).toBe(201)
    expect((await join({ key: event.keys.wall })).status).toBe(201)
    const back = await tablee.call('POST', `events/${event.id}/join`, { token: zoe.token, body: {} })
    expect(back.body['person']).toMatchObject({ id: zoe.person.id })
    // Somebody leaves: there is a place again.
    await tablee.call('DELETE', `events/${event.id}/me`, { token: zoe.token })
    expect((await join({ key: event.keys.participant, name: 'Karim', following: true })).status).toBe(201)
  }, 60_000)

  it('nobody fills it for ever by coming and going, nor with walls', async () => {
    tablee = await aServer()
    const event = await tablee.create()
    const wall = await tablee.join(event, { key: event.keys.wall })
    const { state } = tablee.server.context.cafes.get(event.id) ?? {}
    const person = state?.people.get(wall.person.id)
    if (state === undefined || person === undefined) throw new Error('nobody came')
    const many = (count: number, over: Partial<Person>): CafeState => ({
      ...state,
      people: new Map(Array.from({ length: count }, (_, i) => [`p${i}`, { ...person, ...over, id: `p${i}` }])),
    })
    expect(isFullHouse(many(299, { role: 'wall' }), 'wall')).toBe(false)
    expect(isFullHouse(many(300, { role: 'wall' }), 'wall')).toBe(true)
    expect(isFullHouse(many(300, { role: 'wall' }), 'participant')).toBe(false)
    const left = (count: number): CafeState => many(count, { role: 'participant', gone: true })
    expect(isFullHouse(left(LIMITS.records - 301), 'participant')).toBe(false)
    // The last places are kept for those who can do something about it.
    expect(isFullHouse(left(LIMITS.records - 300), 'participant')).toBe(true)
    expect(isFullHouse(left(LIMITS.records - 1), 'facilitator')).toBe(false)
    expect(isFullHouse(left(LIMITS.records), 'facilitator')).toBe(true)
  })
})
