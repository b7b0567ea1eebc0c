import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { CLOSING } from '../../shared/protocol/messages.ts'
import { addNote } from '../../shared/document/cloth-edits.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'
import { writeNote } from '../support/notes.ts'
import { type Family, readPrometheus, valueOf } from '../support/prometheus.ts'
import { settle } from '../support/socket-pair.ts'

let tablee: TestServer
afterEach(() => tablee.close())

async function scrape(): Promise<ReadonlyMap<string, Family>> {
  const answer = await tablee.call('GET', '/metrics')
  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
  return readPrometheus(answer.text)
}

/** A host and three guests, everybody at table t1, with a name that can be found again. */
async function aCafe() {
  tablee = await aServer()
  const event = await tablee.create()
  const host = await tablee.join(event, { key: event.keys.hosts['t1'] ?? '', name: 'Hortensia-Nadia' })
  const guests: Joined[] = []
  for (const name of ['Philibertine', 'Archibald', 'Zinedine'])
    guests.push(
      await tablee.join(event, {
        key: event.keys.participant,
        name,
        table: 't1',
        email: `${name.toLowerCase()}@example.org`,
        organisation: 'Maison-Verte',
      }),
    )
  const wall = await tablee.join(event, { key: event.keys.wall })
  const [zoe, karim, noor] = guests
  if (zoe === undefined || karim === undefined || noor === undefined) throw new Error('nobody came')
  return { event, host, zoe, karim, noor, wall }
}

/** They write in somebody else's name, and are refused. */
async function forge(event: CreatedEvent, who: Joined, victim: Joined): Promise<void> {
  const guest = await tablee.guest(event, who, 'table-t1')
  const doc = new Y.Doc()
  doc.clientID = who.clientIds[0] ?? 0
  addNote(doc, {
    id: '00000000-0000-4000-8000-000000000009',
    core: { by: victim.person.id, round: 0, at: 0 },
    text: 'Mots-usurpes',
    kind: 'idea',
    pos: [1, 1, 'V'],
    zone: null,
  })
  guest.sendUpdate(Y.encodeStateAsUpdate(doc))
  await settle(guest)
  expect(guest.state.closed).toBe(CLOSING.reset)
}

describe('the metrics after a small café', () => {
  it('say what really happened, to the last connection, edit and refusal', async () => {
    const { event, host, zoe, karim, noor, wall } = await aCafe()
    const before = await scrape()
    const hosts = await tablee.guest(event, host, 'table-t1')
    const zoes = await tablee.guest(event, zoe, 'table-t1')
    const karims = await tablee.guest(event, karim, 'table-t1')
    await tablee.guest(event, wall, 'programme')
    for (const text of ['Une-idee', 'Une-autre', 'Une-derniere']) await writeNote(zoes, text)
    await writeNote(karims, 'De-Karim')
    await forge(event, noor, zoe)
    await settle(hosts, zoes, karims)
    await tablee.call('POST', `events/${event.id}/commands`, { token: zoe.token, body: { type: 'ring' } })
    const now = await scrape()

    expect(valueOf(now, 'tablee_ready')).toBe(1)
    expect(valueOf(now, 'tablee_events_open')).toBe(1)
    expect(valueOf(now, 'tablee_events_with_people')).toBe(1)
    expect(valueOf(now, 'tablee_connections', { role: 'participant' })).toBe(2)
    expect(valueOf(now, 'tablee_connections', { role: 'host' })).toBe(1)
    expect(valueOf(now, 'tablee_connections', { role: 'wall' })).toBe(1)
    expect(valueOf(now, 'tablee_connections', { role: 'organiser' })).toBe(0)
    expect(valueOf(now, 'tablee_connections_lagging')).toBe(0)
    expect(valueOf(now, 'tablee_documents_loaded')).toBe(2)
    // Two people wrote on the cloth; the programme has one writer, the server.
    expect(valueOf(now, 'tablee_document_client_ids', { quantile: '1' })).toBe(2)
    const room = await tablee.server.context.rooms.open(event.id, 'table-t1')
    const whole = room.read(doc => Y.encodeStateAsUpdate(doc))
    expect(valueOf(now, 'tablee_document_log_tail', { quantile: '1' })).toBeGreaterThanOrEqual(4)
    expect(valueOf(now, 'tablee_documents_bytes')).toBeGreaterThan(whole.byteLength)
    const structs = new Set(room.read(doc => Y.decodeUpdate(Y.encodeStateAsUpdate(doc)).structs)).size
    expect(valueOf(now, 'tablee_documents_structs')).toBeGreaterThanOrEqual(structs)

    const since = (name: string, labels: Readonly<Record<string, string>> = {}): number =>
      valueOf(now, name, labels) - valueOf(before, name, labels)
    expect(since('tablee_edits_refused_total', { rule: 'not-yours' })).toBe(1)
    expect(since('tablee_connections_closed_total', { reason: 'reset' })).toBe(1)
    expect(since('tablee_rebuilds_total')).toBe(1)
    // Four notes changed something; empty answers to the server's question were looked at too.
    expect(since('tablee_acknowledgement_seconds_count')).toBe(4)
    expect(since('tablee_gate_seconds_count')).toBeGreaterThanOrEqual(5)
    expect(since('tablee_store_write_seconds_count')).toBe(since('tablee_store_write_operations_count'))
    expect(since('tablee_store_write_seconds_count')).toBeGreaterThanOrEqual(4)
    expect(valueOf(now, 'tablee_store_failures_total')).toBe(0)
    const commands = { method: 'POST', route: '/api/v1/events/:id/commands', status: '4xx' }
    expect(valueOf(now, 'tablee_http_requests_total', commands)).toBe(1)
    const joins = { method: 'POST', route: '/api/v1/events/:id/join', status: '2xx' }
    expect(valueOf(now, 'tablee_http_requests_total', joins)).toBe(5)
  })

  it('count a document that starts afresh, a log that is folded, and a store that fails', async () => {
    const { event, zoe } = await aCafe()
    const zoes = await tablee.guest(event, zoe, 'table-t1')
    await writeNote(zoes, 'Une-idee')
    await tablee.server.context.rooms.renew(event.id, 'table-t1')
    const room = await tablee.server.context.rooms.open(event.id, 'table-t1')
    for (let i = 0; i < 501; i++) await room.write(doc => void doc.getMap('groups').set(`g${i % 7}`, { name: `${i}` }))
    const folded = await scrape()
    expect(valueOf(folded, 'tablee_epochs_total')).toBe(1)
    expect(valueOf(folded, 'tablee_snapshots_total')).toBe(1)
    expect(valueOf(folded, 'tablee_last_snapshot_timestamp_seconds')).toBe(tablee.clock.now() / 1_000)
    expect(valueOf(folded, 'tablee_document_log_tail', { quantile: '1' })).toBeLessThan(500)

    tablee.archive.fail(new Error('the disk is full'))
    await room.write(doc => void doc.getMap('groups').set('g1', { name: 'x' })).catch(() => {})
    const broken = await scrape()
    expect(valueOf(broken, 'tablee_store_failures_total')).toBe(1)
    expect(valueOf(broken, 'tablee_ready')).toBe(0)
  })

  it('count updates that wait for their connection’s answer, and forget them with it', async () => {
    const { event, zoe } = await aCafe()
    const zoes = await tablee.guest(event, zoe, 'table-t1')
    zoes.drop()
    zoes.state.answers = false
    zoes.connect()
    await settle(zoes)
    const doc = new Y.Doc()
    doc.clientID = zoe.clientIds[1] ?? 0
    doc.getMap('groups').set('g1', { name: 'a' })
    const update = Y.encodeStateAsUpdate(doc)
    zoes.sendUpdate(update)
    zoes.carry()
    const waiting = await scrape()
    expect(valueOf(waiting, 'tablee_held_updates')).toBe(1)
    expect(valueOf(waiting, 'tablee_held_bytes')).toBe(update.byteLength)
    zoes.drop()
    expect(valueOf(await scrape(), 'tablee_held_updates')).toBe(0)
  })

  it('[A9] hold nothing of anybody: no name, no text, no key, no token, no id of an event or a person', async () => {
    const { event, host, zoe, karim, noor, wall } = await aCafe()
    const zoes = await tablee.guest(event, zoe, 'table-t1')
    await writeNote(zoes, 'Une-idee-tres-reconnaissable')
    await forge(event, noor, zoe)
    await tablee.call('GET', `/un-chemin-invente/${zoe.token}`)
    await tablee.call('GET', `events/${event.id}/nulle-part`, { token: zoe.token })
    await tablee.call('POST', `events/${event.id}/join`, { body: { code: 'AAAAAA' } })
    const { text } = await tablee.call('GET', '/metrics')
    const people = [host, zoe, karim, noor, wall]
    const { hosts, ...keys } = event.keys
    const secret = [
      event.id,
      event.code,
      event.plan.title,
      ADMIN_KEY,
      ...Object.values(keys),
      ...Object.values(hosts),
      ...people.flatMap(({ token, person }) => [token, person.id, ...(person.name === '' ? [] : [person.name])]),
      'Une-idee',
      'Mots-usurpes',
      'Maison-Verte',
      'example.org',
      'un-chemin-invente',
      'nulle-part',
      '127.0.0.1',
      't1"',
    ]
    expect(secret.filter(each => text.toLowerCase().includes(each.toLowerCase()))).toEqual([])
    expect(text.length).toBeGreaterThan(3_000)
  })
})

describe('who may read the metrics', () => {
  const ask = async (from: string, headers: Record<string, string> = {}): Promise<number> =>
    (await tablee.server.app.inject({ url: '/metrics', remoteAddress: from, headers })).statusCode

  it('this machine itself, by its own address and through nobody', async () => {
    tablee = await aServer()
    for (const from of ['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1']) expect(await ask(from), from).toBe(200)
    for (const from of ['10.0.0.7', '192.168.1.20', '::ffff:192.168.1.20', '2001:db8::1', '1270.0.0.1'])
      expect(await ask(from), from).toBe(403)
    for (const name of ['x-forwarded-for', 'X-Forwarded-Proto', 'x-forwarded-host', 'Forwarded', 'Via', 'X-Real-IP'])
      expect(await ask('127.0.0.1', { [name]: '127.0.0.1' }), name).toBe(403)
    for (const host of ['cafe.example.org', 'localhost.example.org', '127.0.0.1.example.org'])
      expect(await ask('127.0.0.1', { host }), host).toBe(403)
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST'])
      expect(await ask('127.0.0.1', { host }), host).toBe(200)
  })

  it('the admin, from anywhere; nobody else, whatever they show', async () => {
    tablee = await aServer()
    const event = await tablee.create()
    const organiser = await tablee.join(event, { key: event.keys.organiser, name: 'Odile' })
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
    expect(await ask('192.168.1.20', bearer(ADMIN_KEY))).toBe(200)
    const session = await tablee.call('POST', 'admin/session', { body: { key: ADMIN_KEY } })
    const cookie = String(session.headers['set-cookie']).split(';')[0] ?? ''
    expect(await ask('192.168.1.20', { cookie, 'x-forwarded-for': '10.0.0.1' })).toBe(200)
    for (const token of [organiser.token, event.keys.organiser, 'nobody-s-key-at-all'])
      expect(await ask('192.168.1.20', bearer(token))).toBe(403)
  })
})
