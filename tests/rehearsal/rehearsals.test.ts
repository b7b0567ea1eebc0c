import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { REHEARSAL_LIMITS } from '../../shared/domain/rehearsal.ts'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import type { CompanyBrief, RehearsalView } from '../../shared/protocol/rehearsal.ts'
import type { Company } from '../../server/rehearsal/company.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'
import { writeNote } from '../support/notes.ts'

const MINUTE = 60_000
const SAID = 'Une phrase que seule la répétition entend'

let tablee: TestServer
let event: CreatedEvent
let organiser: Joined
let summoned: { brief: CompanyBrief; dismissed: boolean; leave: (fault?: unknown) => void }[]

beforeEach(async () => {
  summoned = []
  tablee = await aServer({ summon })
  event = await tablee.create()
  organiser = await tablee.join(event, { key: event.keys.organiser })
})
afterEach(() => tablee.close())

/** Guests who only note that they were called. */
function summon(brief: CompanyBrief): Company {
  let leave = (_fault?: unknown) => {}
  const gone = new Promise<{ fault?: unknown }>(resolve => {
    leave = fault => resolve(fault === undefined ? {} : { fault })
  })
  const entry = { brief, dismissed: false, leave }
  summoned.push(entry)
  return {
    gone,
    dismiss: async () => {
      entry.dismissed = true
      leave()
    },
  }
}

const ask = (method: 'GET' | 'POST' | 'DELETE', given: { token?: string; body?: unknown; of?: CreatedEvent } = {}) =>
  tablee.call(method, `events/${(given.of ?? event).id}/rehearsal`, { token: organiser.token, ...given })
const begun = async (body: unknown = {}): Promise<RehearsalView> => {
  const answer = await ask('POST', { body })
  expect(answer.status).toBe(201)
  return answer.body['rehearsal'] as RehearsalView
}
const stateOf = (id: string) => {
  const state = tablee.server.context.cafes.get(id)?.state
  return state === undefined ? undefined : JSON.stringify({ ...state, people: [...state.people] })
}
const bytesOf = async (): Promise<string> => {
  let all = ''
  for await (const [key, value] of tablee.archive.range('')) all += `${key} ${Buffer.from(value).toString('latin1')}\n`
  return all
}
/** Somebody writes at a table of the rehearsal, as its guests do. */
async function writeThere(rehearsal: RehearsalView): Promise<void> {
  const twin = { ...event, id: rehearsal.id }
  const key = rehearsal.links.participant.split('#k=')[1] ?? ''
  const guest = await tablee.join(twin, { key, name: 'Marqueterie' })
  const line = await tablee.guest(twin, guest, 'table-t1')
  await writeNote(line, SAID)
}

describe('a rehearsal', () => {
  it('[B4] is begun, looked at and ended by organiser and facilitator, and by nobody else', async () => {
    const others = {
      facilitator: await tablee.join(event, { key: event.keys.facilitator }),
      host: await tablee.join(event, { key: event.keys.host, name: 'Hédia' }),
      participant: await tablee.join(event, { key: event.keys.participant, name: 'Paul' }),
      wall: await tablee.join(event, { key: event.keys.wall }),
    }
    for (const role of ['host', 'participant', 'wall'] as const)
      for (const method of ['GET', 'POST', 'DELETE'] as const)
        expect([role, method, (await ask(method, { token: others[role].token })).status]).toEqual([role, method, 403])
    expect((await ask('POST', { token: 'nobody.0123456789abcdef0123' })).status).toBe(401)
    // A key opens the door, not the house.
    expect((await ask('POST', { token: event.keys.facilitator })).status).toBe(401)
    expect(summoned).toEqual([])
    expect((await ask('POST', { token: others.facilitator.token })).status).toBe(201)
    expect((await ask('DELETE')).status).toBe(200)
  })

  it('is a twin with the same tables and questions, faster, about to begin, with keys of its own', async () => {
    await tablee.call('PATCH', `events/${event.id}`, {
      token: organiser.token,
      body: { people: [{ name: 'Inès', email: 'ines@example.org' }] },
    })
    const rehearsal = await begun({ speed: 20, alone: true, language: 'en', seed: 7 })
    expect(rehearsal).toMatchObject({ speed: 20, alone: true, phase: 'open', rounds: 4, guests: true })
    const brief = summoned[0]?.brief ?? expect.fail()
    expect(brief).toMatchObject({ event: rehearsal.id, seed: 7, speed: 20, alone: true, language: 'en' })
    expect(brief.plan.themes).toEqual(event.plan.themes)
    expect(brief.plan.rounds).toMatchObject({ count: 4, minutes: 1, transferMinutes: 0.15 })
    expect(brief.plan.people).toMatchObject([{ name: 'Inès' }])
    expect(JSON.stringify(brief)).not.toContain('example.org')
    const known = JSON.stringify(event.keys).match(/[\w-]{20,}/g) ?? []
    expect(known.length).toBeGreaterThan(5)
    for (const key of known) expect(JSON.stringify(brief) + JSON.stringify(rehearsal)).not.toContain(key)
  })

  it('[B1] reaches neither the disk nor the log, while it goes on and when it is over', async () => {
    const before = await bytesOf()
    const rehearsal = await begun()
    await writeThere(rehearsal)
    const heard = await tablee.call('GET', `events/${rehearsal.id}/notes`, { token: ADMIN_KEY })
    expect(heard.text).toContain(SAID)
    expect(await bytesOf()).toBe(before)
    expect(tablee.lines.join('')).not.toContain(rehearsal.id)
    expect((await ask('DELETE')).status).toBe(200)
    expect(summoned[0]?.dismissed).toBe(true)
    expect(await bytesOf()).toBe(before)
    expect((await tablee.call('GET', `events/${rehearsal.id}`, { token: ADMIN_KEY })).status).toBe(404)
    expect((await tablee.call('GET', `events/${rehearsal.id}/notes`, { token: ADMIN_KEY })).status).toBe(404)
  })

  it('[B2] leaves the café itself as it was, to the letter', async () => {
    await tablee.join(event, { key: event.keys.participant, name: 'Paul' })
    const before = stateOf(event.id)
    const rehearsal = await begun({ speed: 5 })
    await writeThere(rehearsal)
    const key = rehearsal.links.facilitator.split('#k=')[1] ?? ''
    const twin = { ...event, id: rehearsal.id }
    const facilitator = await tablee.join(twin, { key })
    for (const type of ['start', 'ring'] as const) await tablee.command(twin, facilitator.token, { type })
    tablee.clock.advance(15_000)
    await ask('DELETE')
    expect(stateOf(event.id)).toBe(before)
  })

  it('is no café of its own: not in the list, not to be published, not to be rehearsed', async () => {
    const rehearsal = await begun()
    const { events } = (await tablee.call('GET', 'events', { token: ADMIN_KEY })).body
    expect((events as { id: string }[]).map(each => each.id)).toEqual([event.id])
    const publish = { body: { type: 'publish' }, token: ADMIN_KEY }
    const published = await tablee.call('POST', `events/${rehearsal.id}/commands`, publish)
    expect([published.status, published.body.error?.code]).toEqual([409, 'rehearsal'])
    const again = await tablee.call('POST', `events/${rehearsal.id}/rehearsal`, { body: {}, token: ADMIN_KEY })
    expect([again.status, again.body.error?.code]).toEqual([409, 'rehearsal'])
  })

  it('there is one at a time for a café, and three on a server', async () => {
    const twice = await Promise.all([ask('POST', { body: {} }), ask('POST', { body: {} })])
    expect(twice.map(answer => answer.status).sort((a, b) => a - b)).toEqual([201, 409])
    const others = [await tablee.create(), await tablee.create(), await tablee.create()]
    const answers = []
    for (const of of others)
      answers.push(await tablee.call('POST', `events/${of.id}/rehearsal`, { body: {}, token: ADMIN_KEY }))
    expect(answers.map(answer => answer.body.error?.code)).toEqual([undefined, undefined, 'too-many-rehearsals'])
    await ask('DELETE')
    expect(
      (await tablee.call('POST', `events/${others[2]?.id}/rehearsal`, { body: {}, token: ADMIN_KEY })).status,
    ).toBe(201)
  })

  it.each([
    ['opens', () => tablee.command(event, organiser.token, { type: 'open' })],
    ['begins', () => tablee.command(event, organiser.token, { type: 'start' })],
    ['is erased', () => tablee.call('DELETE', `events/${event.id}`, { token: organiser.token })],
  ])('[B3] is over as soon as its café %s', async (_what, happens) => {
    const rehearsal = await begun()
    await happens()
    await vi.waitFor(() => expect(stateOf(rehearsal.id)).toBeUndefined())
    expect(summoned[0]?.dismissed).toBe(true)
  })

  it('[B3] is over after two hours, and goes on until then', async () => {
    const rehearsal = await begun()
    expect(rehearsal.endsAt - rehearsal.startedAt).toBe(REHEARSAL_LIMITS.minutes * MINUTE)
    tablee.clock.advance(REHEARSAL_LIMITS.minutes * MINUTE - 1)
    expect(stateOf(rehearsal.id)).toBeDefined()
    tablee.clock.advance(1)
    await vi.waitFor(() => expect(stateOf(rehearsal.id)).toBeUndefined())
    expect((await ask('GET')).body['rehearsal']).toBeNull()
  })

  it('[B3] is gone with the server, which forgets nothing else', async () => {
    const rehearsal = await begun()
    await writeThere(rehearsal)
    const before = stateOf(event.id)
    await tablee.restart()
    for (const id of [rehearsal.id, event.id]) await tablee.server.context.cafes.find(id)
    expect(stateOf(rehearsal.id)).toBeUndefined()
    expect(stateOf(event.id)).toBe(before)
    expect((await ask('GET')).body['rehearsal']).toBeNull()
  })

  it('a café that has begun is rehearsed no more', async () => {
    await tablee.command(event, organiser.token, { type: 'start' })
    const answer = await ask('POST', { body: {} })
    expect([answer.status, answer.body.error?.code]).toEqual([409, 'already-started'])
    expect(summoned).toEqual([])
  })

  it('guests who cannot go on leave its screens working, and say so', async () => {
    const rehearsal = await begun()
    summoned[0]?.leave(new Error('out of memory'))
    await vi.waitFor(async () =>
      expect((await ask('GET')).body['rehearsal']).toMatchObject({ id: rehearsal.id, guests: false }),
    )
    expect(tablee.lines.join('')).toContain('guests-failed')
  })

  it('takes no other speed, and nothing that is none', async () => {
    for (const body of [{ speed: 2 }, { speed: '5' }, { alone: 'yes' }, { seed: -1 }, { language: 'de' }])
      expect((await ask('POST', { body })).status).toBe(422)
    expect((await ask('DELETE')).status).toBe(404)
  })
})
