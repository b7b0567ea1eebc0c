import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CreatedEvent, Joined, Me } from '../../shared/protocol/api.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { writeNote } from '../support/notes.ts'

let tablee: TestServer
let event: CreatedEvent
let zoe: Joined
beforeEach(async () => {
  tablee = await aServer()
})
afterEach(() => tablee.close())

async function room(attribution: 'names' | 'none'): Promise<void> {
  event = await tablee.create({ template: 'isn-2018', notes: { attribution } })
  zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé', table: 't1' })
}
const me = async (who: Pick<Joined, 'token'>): Promise<Me> =>
  (await tablee.call('GET', `events/${event.id}/me`, { token: who.token })).body as unknown as Me
const add = async (name: string): Promise<string> =>
  String((await tablee.command(event, zoe.token, { type: 'add-guest', name, table: 't1' }))['person'])

describe('a guest without a device', () => {
  it('has notes in their own name, marked as coming from paper', async () => {
    await room('names')
    const octave = await add('Octave')
    const guest = await tablee.guest(event, zoe, 'table-t1')
    await writeNote(guest, 'Dit par Octave', { by: octave, scribe: zoe.person.id })
    const staff = await tablee.join(event, { key: event.keys.facilitator, name: 'Fabienne' })
    const { body } = await tablee.call('GET', `events/${event.id}/notes`, { token: staff.token })
    expect(body['notes']).toMatchObject([{ text: 'Dit par Octave', author: 'Octave', origin: 'scribed' }])
    expect((await me(zoe)).notes).toEqual([])
  })
  it('comes to a device of their own by the code that whoever brought them can read out, until they have', async () => {
    await room('names')
    const octave = await add('Octave')
    const code = (await me(zoe)).voices?.[0]?.personal?.code ?? ''
    const arrived = await tablee.join(event, { personal: code })
    expect(arrived.person).toMatchObject({ id: octave, name: 'Octave' })
    expect(arrived.seats[0]?.table).toBe('t1')
    expect((await me(zoe)).voices?.[0]).not.toHaveProperty('personal')
    await tablee.call('PATCH', `events/${event.id}/me`, { token: arrived.token, body: { device: 'own' } })
    expect((await me(zoe)).voices).toEqual([])
  })
  it('shows their code to nobody else who writes for them', async () => {
    await room('names')
    const octave = await add('Octave')
    const karim = await tablee.join(event, { key: event.keys.participant, name: 'Karim', table: 't1' })
    await tablee.command(event, karim.token, { type: 'scribe', for: octave })
    expect((await me(karim)).voices).toMatchObject([{ id: octave }])
    expect((await me(karim)).voices?.[0]).not.toHaveProperty('personal')
  })
  it('where notes carry no names: the name to sign with is told for tables where both sat, and no other', async () => {
    await room('none')
    const octave = await add('Octave')
    const [voice] = (await me(zoe)).voices ?? []
    expect(Object.keys(voice?.alias ?? {})).toEqual(['t1'])
    const by = voice?.alias?.['t1'] ?? expect.fail('an alias')
    const guest = await tablee.guest(event, zoe, 'table-t1')
    await writeNote(guest, 'Dit par Octave', { by, scribe: zoe.alias?.['t1'] ?? '' })
    expect(JSON.stringify(guest.doc.getMap('core').toJSON())).not.toContain(octave)
    const karim = await tablee.join(event, { key: event.keys.participant, name: 'Karim', table: 't2' })
    await tablee.command(event, karim.token, { type: 'scribe', for: octave })
    expect((await me(karim)).voices).toMatchObject([{ id: octave, alias: {} }])
  })
})
