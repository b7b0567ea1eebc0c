import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPlan } from '../../shared/domain/read-plan.ts'
import { TEMPLATES } from '../../shared/domain/templates.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { type Answer, aServer, ADMIN_KEY, type TestServer } from '../support/a-server.ts'

let tablee: TestServer
let event: CreatedEvent
const PEOPLE = [
  { name: 'Inès', organisation: 'Ville', email: 'ines@example.org', constraints: { with: ['Karim'], from: 2 } },
  { name: 'Karim', constraints: { notTables: ['t2'], tables: { '1': 't1' }, wishes: ['t3', 't1'] } },
]

beforeEach(async () => {
  tablee = await aServer()
  event = await tablee.create({
    template: 'isn-2018',
    people: PEOPLE,
    end: '18:30',
    seed: 7,
    guestStays: true,
    crews: ['Les Comètes'],
  })
})
afterEach(() => tablee.close())
const faultsOf = (answer: Answer) =>
  (answer.body.error?.details as { faults: { path: string; message: string }[] } | undefined)?.faults ?? []
const as = (key: string) => tablee.call('POST', `events/${event.id}/join`, { body: { key } })
const tokenOf = async (key: string) => String((await as(key)).body['token'])

describe('a plan as a file', () => {
  it('[L1] makes the same café again, to the last setting', async () => {
    const file = await tablee.call('GET', `events/${event.id}/plan.json`, { token: ADMIN_KEY })
    expect(file.headers['content-disposition']).toContain('plan.json')
    const again = await tablee.call('POST', 'events', { raw: file.text, token: ADMIN_KEY })
    expect(again.status).toBe(201)
    expect(again.body['plan']).toEqual(event.plan)
    expect(again.body['plan']).toMatchObject({ end: '18:30', seed: 7, guestStays: true, crews: ['Les Comètes'] })
  })

  it('leaves people out when asked', async () => {
    const file = await tablee.call('GET', `events/${event.id}/plan.json?people=no`, { token: ADMIN_KEY })
    expect(file.text).not.toContain('Inès')
    expect(JSON.parse(file.text)).toEqual({ ...event.plan, people: [] })
  })

  it('is for staff: it holds the names of those who are expected', async () => {
    const guest = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    expect((await tablee.call('GET', `events/${event.id}/plan.json`, { token: guest.token })).status).toBe(403)
    expect((await tablee.call('GET', `events/${event.id}/plan.json`)).status).toBe(401)
    const facilitator = await tokenOf(event.keys.facilitator)
    expect((await tablee.call('GET', `events/${event.id}/plan.json`, { token: facilitator })).status).toBe(200)
  })

  it('whatever the plan, it is read back the same', () => {
    const base = TEMPLATES.map(template => template.plan)
    const name = fc.string({ minLength: 1, maxLength: 60 }).filter(text => text.trim() !== '')
    const fields = fc.record(
      {
        title: name,
        place: fc.string({ maxLength: 100 }),
        end: fc.constantFrom('17:00', '23:59'),
        movement: fc.constantFrom('mix', 'groups', 'hosts', 'free'),
        seed: fc.nat(),
        people: fc.array(
          fc.record(
            {
              name,
              organisation: fc.string({ maxLength: 120 }),
              constraints: fc.record(
                {
                  with: fc.array(name, { maxLength: 3 }),
                  tables: fc.dictionary(fc.constantFrom('1', '2', '12'), fc.constantFrom('t1', 't2')),
                  language: fc.constantFrom('fr', 'en'),
                  paper: fc.boolean(),
                  until: fc.integer({ min: 1, max: 20 }),
                },
                { requiredKeys: [] },
              ),
            },
            { requiredKeys: ['name'] },
          ),
          { maxLength: 8 },
        ),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.constantFrom(...base), fields, (template, over) => {
        const first = readPlan({ ...template, ...over })
        if (!first.ok) throw new Error(JSON.stringify(first.faults))
        const second = readPlan(JSON.parse(JSON.stringify(first.plan)))
        expect(second).toEqual({ ok: true, plan: JSON.parse(JSON.stringify(first.plan)) as unknown })
      }),
    )
  })

  it('[L2] with faults is refused, each named by its field', async () => {
    const plan = {
      ...event.plan,
      title: '',
      rounds: { count: 99 },
      people: [
        { name: 'A', id: 'x' },
        { id: 'x', name: 'B' },
      ],
    }
    const answer = await tablee.call('POST', 'events', { body: plan, token: ADMIN_KEY })
    expect(answer.status).toBe(422)
    expect(faultsOf(answer).map(fault => fault.path)).toEqual(expect.arrayContaining(['title', 'rounds.count']))
    const ids = await tablee.call('POST', 'events', {
      body: { title: 'x', themes: [{ title: 'y' }], people: plan.people },
      token: ADMIN_KEY,
    })
    expect(faultsOf(ids)).toEqual([{ path: 'people', message: 'two people have the same id' }])
  })
})

describe('people of a plan', () => {
  it('have an id from the first, which stays theirs', async () => {
    expect(event.plan.people.map(person => person.id)).toEqual(['g1', 'g2'])
    const changed = await tablee.call('PATCH', `events/${event.id}`, {
      token: ADMIN_KEY,
      body: { people: [{ name: 'Nouvelle' }, event.plan.people[1]] },
    })
    const { people } = changed.body['plan'] as CreatedEvent['plan']
    expect(people.map(({ id, name }) => [id, name])).toEqual([
      ['g1', 'Nouvelle'],
      ['g2', 'Karim'],
    ])
  })
})

describe('the same café once more', () => {
  it('[L3] has the plan and other keys, and nobody’s name', async () => {
    await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    const answer = await tablee.call('POST', `events/${event.id}/duplicate`, { token: ADMIN_KEY, body: {} })
    expect(answer.status).toBe(201)
    const copy = answer.body as unknown as CreatedEvent
    const { date: _, ...plan } = event.plan
    expect(copy.plan).toEqual({ ...plan, people: [] })
    expect(copy.id).not.toBe(event.id)
    expect(copy.code).not.toBe(event.code)
    const keys = [event, copy].flatMap(({ keys: { hosts, ...all } }) => [
      ...Object.values(all),
      ...Object.values(hosts),
    ])
    expect(new Set(keys).size).toBe(keys.length)
    const view = await tablee.call('GET', `events/${copy.id}`, { token: ADMIN_KEY })
    expect(view.text).not.toMatch(/Zoé|Inès|Karim/)
  })

  it('takes its people along when asked, with a title and a day of its own', async () => {
    const answer = await tablee.call('POST', `events/${event.id}/duplicate`, {
      token: ADMIN_KEY,
      body: { people: true, title: 'Encore', date: '2027-01-05' },
    })
    expect(answer.body['plan']).toEqual({ ...event.plan, title: 'Encore', date: '2027-01-05' })
  })

  it('is made by the administrator only, and with a title', async () => {
    const path = `events/${event.id}/duplicate`
    const organiser = await tokenOf(event.keys.organiser)
    expect((await tablee.call('POST', path, { token: organiser, body: {} })).status).toBe(401)
    expect((await tablee.call('POST', path, { token: ADMIN_KEY, body: { title: '' } })).status).toBe(422)
    expect((await tablee.call('POST', path, { token: ADMIN_KEY, body: { poeple: true } })).status).toBe(422)
    expect((await tablee.call('POST', 'events/cnone/duplicate', { token: ADMIN_KEY, body: {} })).status).toBe(404)
  })
})
