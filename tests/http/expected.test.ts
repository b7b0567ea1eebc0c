import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CreatedEvent, Joined, Personal, Rotation, StaffPeople } from '../../shared/protocol/api.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'

let tablee: TestServer
let event: CreatedEvent
let facilitator: Joined
const themes = ['One?', 'Two?', 'Three?'].map(title => ({ title }))
const people = [
  { name: 'Inès', email: 'ines@example.org', organisation: 'Lab', constraints: { with: ['Karim'], apart: ['Nobody'] } },
  { name: 'Karim' },
  { name: 'Nadia', constraints: { hosts: 't2' } },
  { name: 'Octave', constraints: { paper: true } },
  { name: 'Zoé' },
]
beforeEach(async () => {
  tablee = await aServer()
  event = await tablee.create({ title: 'Announced', themes, rounds: { count: 3 }, people })
  facilitator = await tablee.join(event, { key: event.keys.facilitator })
})
afterEach(() => tablee.close())

const path = (rest: string) => `events/${event.id}/${rest}`
const rotation = async () =>
  (await tablee.call('GET', path('rotation'), { token: facilitator.token })).body as unknown as Rotation
const command = (body: unknown, token = facilitator.token) => tablee.call('POST', path('commands'), { token, body })
const routeOf = (plan: Rotation, person: string) =>
  plan.rounds.map(({ tables }) => tables.find(table => table.people.some(each => each.id === person))?.table)
const idOf = async (name: string) => {
  const found = (await rotation()).rounds[0]?.tables.flatMap(table => table.people).find(each => each.name === name)
  return found?.id ?? ''
}

describe('people of the list', () => {
  it('have places at once, and what cannot be followed is a warning', async () => {
    const plan = await rotation()
    expect(plan.rounds[0]?.tables.flatMap(table => table.people)).toHaveLength(5)
    expect(routeOf(plan, await idOf('Inès'))).toEqual(routeOf(plan, await idOf('Karim')))
    expect(routeOf(plan, await idOf('Nadia'))).toEqual(['t2', 't2', 't2'])
    expect(event.warnings.join()).toContain('Nobody')
    for (const person of event.plan.people) expect(person.id).toMatch(/\S/)
  })

  it('[N5] take their place by their name, whatever its case and accents, once', async () => {
    const [kept, before] = [await idOf('Zoé'), await rotation()]
    const zoe = await tablee.join(event, { key: event.keys.participant, name: ' zoe ' })
    expect(zoe.person).toMatchObject({ id: kept, name: 'Zoé' })
    expect(zoe.seats.map(seat => seat.table)).toEqual(routeOf(before, kept))
    const other = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    expect(other.person.id).not.toBe(kept)
  })

  it('two who come with one name at the same moment are two people', async () => {
    const both = await Promise.all([1, 2].map(() => tablee.join(event, { key: event.keys.participant, name: 'Zoé' })))
    expect(new Set(both.map(each => each.person.id)).size).toBe(2)
  })

  it('are asked first, when the door wants to know; somebody else of that name has a seat of their own', async () => {
    const body = { key: event.keys.participant, name: 'Karim' }
    const asked = await tablee.call('POST', path('join'), { body: { ...body, ask: true } })
    expect([asked.status, asked.body.error?.code]).toEqual([409, 'place-kept'])
    const other = await tablee.join(event, { ...body, newcomer: true })
    expect(other.person.id).not.toBe(await idOf('Inès'))
    expect((await tablee.call('POST', path('join'), { body: { ...body, ask: true } })).status).toBe(409)
  })

  it('a host’s place takes a host’s key', async () => {
    const nadia = await idOf('Nadia')
    const guest = await tablee.join(event, { key: event.keys.participant, name: 'Nadia' })
    expect(guest.person).toMatchObject({ role: 'participant' })
    expect(guest.person.id).not.toBe(nadia)
    const wrong = await tablee.join(event, { key: event.keys.hosts['t3'] ?? '', name: 'Nadia' })
    expect(wrong.person.id).not.toBe(nadia)
    expect((await tablee.join(event, { key: event.keys.host, name: 'Nadia' })).person).toMatchObject({
      id: nadia,
      role: 'host',
    })
  })

  it('[N5] nobody takes the place of somebody for whom a scribe already writes', async () => {
    const octave = await idOf('Octave')
    const scribe = await tablee.join(event, { key: event.keys.participant, name: 'Perrine' })
    expect((await command({ type: 'scribe', for: octave }, scribe.token)).status).toBe(200)
    const stranger = await tablee.join(event, { key: event.keys.participant, name: 'Octave' })
    expect(stranger.person.id).not.toBe(octave)
  })

  it('[N6] at the door have no name, and nowhere an address', async () => {
    const view = await tablee.call('GET', `events/${event.id}`, { token: event.keys.participant })
    expect(JSON.stringify(view.body)).not.toMatch(/Karim|ines@example\.org/)
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    const seen = ['me', 'rotation', 'people'].map(rest => tablee.call('GET', path(rest), { token: zoe.token }))
    for (const { body } of await Promise.all(seen)) expect(JSON.stringify(body)).not.toContain('ines@example.org')
    expect((await tablee.call('GET', path('people'), { token: zoe.token })).status).toBe(403)
    const staff = (await tablee.call('GET', path('people'), { token: facilitator.token }))
      .body as unknown as StaffPeople
    expect(staff.people.find(person => person.organisation === 'Lab')?.constraints).toMatchObject({ with: ['Karim'] })
  })

  it('follow the list: all is planned afresh until somebody was told, then nobody is moved', async () => {
    const list = async (names: readonly string[]) =>
      tablee.call('PATCH', `events/${event.id}`, {
        token: ADMIN_KEY,
        body: { people: names.map(name => event.plan.people.find(person => person.name === name) ?? { name }) },
      })
    await list(['Inès', 'Karim', 'Zoé', 'Ada', 'Bea'])
    const names = (plan: Rotation) =>
      plan.rounds[0]?.tables.flatMap(table => table.people.map(each => each.name)).sort()
    expect(names(await rotation())).toEqual(['Ada', 'Bea', 'Inès', 'Karim', 'Zoé'])
    expect((await command({ type: 'tell-plan' })).status).toBe(200)
    const told = await rotation()
    await list(['Inès', 'Karim', 'Zoé', 'Ada', 'Cid', 'Dan'])
    const after = await rotation()
    for (const name of ['Inès', 'Karim', 'Zoé', 'Ada'])
      expect(routeOf(after, await idOf(name))).toEqual(routeOf(told, await idOf(name)))
    expect(names(after)).toEqual(['Ada', 'Cid', 'Dan', 'Inès', 'Karim', 'Zoé'])
  })

  it('who is erased leaves the list too, and an older copy of it brings nobody back', async () => {
    const ines = await tablee.join(event, { key: event.keys.participant, name: 'Inès' })
    await tablee.call('DELETE', path('me'), { token: ines.token })
    const patched = await tablee.call('PATCH', `events/${event.id}`, {
      token: ADMIN_KEY,
      body: { people: event.plan.people },
    })
    expect(JSON.stringify(patched.body)).not.toMatch(/ines@example\.org/)
    expect(await idOf('Inès')).toBe('')
  })

  it('a try changes nothing on the server, a change can be undone, and a restart keeps it all', async () => {
    const zoe = await idOf('Zoé')
    const before = await rotation()
    const tried = await command({ type: 'mark-absent', person: zoe, dryRun: true })
    expect(tried.body).toMatchObject({ left: [{ person: zoe, name: 'Zoé' }], changed: [], kept: expect.anything() })
    expect(await rotation()).toEqual(before)
    expect((await command({ type: 'mark-absent', person: zoe })).body).toMatchObject({ undo: { until: 'start' } })
    expect(await idOf('Zoé')).toBe('')
    expect((await command({ type: 'undo-plan' })).status).toBe(200)
    expect(await rotation()).toEqual(before)
  })

  it('takes no body that is not one', async () => {
    const bodies = [
      { type: 'replan', changes: [{ type: 'close' }] },
      { type: 'replan', changes: 'all' },
      { type: 'replan', changes: Array.from({ length: 2_001 }, () => ({ type: 'mark-absent', person: 'x' })) },
      { type: 'swap', people: ['a'] },
      { type: 'add-person', name: '' },
      { type: 'add-person', name: 'x'.repeat(61) },
      { type: 'mark-absent', person: { $gt: '' } },
      { type: 'move-person', person: 'a', table: 't1', round: 0 },
      { type: 'mark-absent', person: '__proto__' },
      { type: 'close-table', table: '__proto__' },
      { type: 'mark-absent' },
    ]
    for (const body of bodies) expect((await command(body)).status).toBe(422)
    expect((await tablee.call('GET', path('rotation'), { token: facilitator.token })).status).toBe(200)
  })

  it('comes in by their own code', async () => {
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    const me = (await tablee.call('GET', path('me'), { token: zoe.token })).body as unknown as { personal: Personal }
    const again = await tablee.call('POST', path('join'), { body: { personal: me.personal.code } })
    expect((again.body as unknown as Joined).person.id).toBe(zoe.person.id)
  })
})
