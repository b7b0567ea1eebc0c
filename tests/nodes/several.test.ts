import { afterAll, beforeAll, expect, it } from 'vitest'
import sharp from 'sharp'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import { putOnPlate } from '../../shared/document/cloth-edits.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import type { CreatedEvent, EventView, Joined } from '../../shared/protocol/api.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import { type Cluster, startCluster } from '../support/cluster.ts'
import { createLedger, liveUntil } from '../support/ledger.ts'
import { areEqual, readStored } from '../support/log-checker.ts'
import { type Postgres, startPostgres } from '../support/postgres.ts'
import { overSockets } from '../support/real-line.ts'
import { aSituation } from '../support/situation.ts'
import { createGuest, type Guest } from '../support/socket-pair.ts'

let postgres: Postgres
let cluster: Cluster
beforeAll(async () => {
  postgres = await startPostgres()
  cluster = await startCluster({ postgres, count: 3 })
}, 90_000)
afterAll(async () => {
  await cluster?.stop()
  await postgres?.stop()
}, 60_000)

interface Told {
  readonly method?: string
  readonly token?: string
  readonly body?: unknown
  readonly raw?: { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }
}
/** A call to one node, whoever keeps the event. */
async function ask(place: number, path: string, { method = 'GET', token, body, raw }: Told = {}): Promise<Response> {
  const node = cluster.nodes[place % cluster.nodes.length] ?? expect.fail()
  const type = raw?.type ?? (body === undefined ? undefined : 'application/json')
  return fetch(`${node.url}/api/v1/${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(type === undefined ? {} : { 'content-type': type }),
    },
    ...(raw === undefined ? (body === undefined ? {} : { body: JSON.stringify(body) }) : { body: raw.bytes }),
  })
}
async function told<T>(answer: Response, status: number): Promise<T> {
  const text = await answer.text()
  expect([answer.status, answer.status === status ? '' : text]).toEqual([status, ''])
  return (text === '' ? {} : JSON.parse(text)) as T
}
const plan = { title: 'Café', themes: [{ title: { fr: 'Thème' } }, { title: { fr: 'Autre' } }], capacity: 40 }
const create = async (place: number): Promise<CreatedEvent> =>
  told(await ask(place, 'events', { method: 'POST', token: cluster.adminKey, body: plan }), 201)
const join = async (place: number, event: CreatedEvent, key: string, name: string): Promise<Joined> =>
  told(await ask(place, `events/${event.id}/join`, { method: 'POST', body: { key, name } }), 201)

function guestAt(place: number, event: CreatedEvent, joined: Joined, table: string): Guest {
  const { person, token, clientIds } = joined
  const url = cluster.nodes[place % 3]?.url.replace('http', 'ws') ?? expect.fail()
  return createGuest({
    rooms: overSockets(`${url}/sync/${event.id}`, [], () => token),
    event: event.id,
    document: `table-${table}`,
    principal: { person: person.id, name: person.name, role: person.role },
    situation: aSituation(),
    clientId: clientIds[0] ?? expect.fail(),
  })
}

it('[J6] a café is one café, whichever machine one happens to ask: made on one, joined, led and written at on others, reported by any', {
  timeout: 60_000,
}, async () => {
  const event = await create(0)
  const [table = ''] = tablesOf(event.plan).map(({ id }) => id)
  const { events } = await told<{ events: { id: string }[] }>(await ask(1, 'events', { token: cluster.adminKey }), 200)
  expect(events.map(({ id }) => id)).toContain(event.id)
  const byCode = await ask(2, 'codes', { method: 'POST', body: { code: event.code } })
  expect(await told<{ event: string }>(byCode, 200)).toEqual({ event: event.id })

  const staff = await join(1, event, event.keys.facilitator ?? '', 'Zoé')
  const people = await Promise.all([0, 1, 2, 3, 4, 5].map(i => join(i, event, event.keys.participant ?? '', `P${i}`)))
  const lead = async (place: number, command: object): Promise<void> => {
    const path = `events/${event.id}/commands`
    await told(await ask(place, path, { method: 'POST', token: staff.token, body: command }), 200)
  }
  await lead(2, { type: 'open' })
  await lead(1, { type: 'start' })
  const guests = people.map((person, i) => guestAt(i, event, person, table))
  const ledger = createLedger()
  for (const guest of guests) guest.connect()
  await liveUntil('people write from everywhere', () => ledger.promised.size > 20, { guests, ledger })
  const isSaved = (): boolean => guests.every(({ state }) => state.sent > 0 && state.acknowledged === state.sent)
  await liveUntil('all is saved', isSaved, { guests, ledger, perSecond: 0 })
  const docs = guests.map(({ doc }) => doc)
  await liveUntil('all see the same', () => areEqual(docs, CLOTH_ROOTS), { guests, ledger, perSecond: 0 })
  const stored = await readStored(postgres, cluster.database, { event: event.id, document: `table-${table}` })
  expect([stored.faults, areEqual([stored.doc, ...docs], CLOTH_ROOTS)]).toEqual([[], true])
  const [first = expect.fail()] = guests
  const [note = ''] = clothMap(first.doc, 'core').keys()
  if (clothMap(first.doc, 'plate').size === 0) putOnPlate(first.doc, note, 'V')

  await lead(0, { type: 'ring' })
  await lead(2, { type: 'go-to', phase: 'round', round: 2 })
  for (const place of [0, 1, 2]) {
    const view = await told<EventView>(await ask(place, `events/${event.id}`, { token: staff.token }), 200)
    expect([view.phase, view.round]).toEqual(['round', 2])
  }
  await lead(1, { type: 'go-to', phase: 'harvest' })
  const reports = await Promise.all(
    [0, 1, 2].map(async place => (await ask(place, `events/${event.id}/report.md`, { token: staff.token })).text()),
  )
  expect(reports[0]).toContain('Café')
  expect(new Set(reports).size).toBe(1)
  for (const guest of guests) guest.drop()

  // One owner from the beginning to the end: no lease has moved.
  const leases = await postgres.ask(cluster.database, 'select epoch from lease where event = $1', [event.id])
  expect(leases).toEqual([{ epoch: '1' }])
})

it('a photo and a whole archive pass through a machine that keeps neither', async () => {
  const event = await create(1)
  const [table = ''] = tablesOf(event.plan).map(({ id }) => id)
  const staff = await join(0, event, event.keys.organiser ?? '', 'Zoé')
  const noise = Buffer.from(Array.from({ length: 900 * 900 * 3 }, (_, i) => (i * 7919) % 251))
  const photo = await sharp(noise, { raw: { width: 900, height: 900, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer()
  expect(photo.byteLength).toBeGreaterThan(2_000_000)
  const raw = { type: 'image/png', bytes: new Uint8Array(photo) }
  const path = `events/${event.id}/tables/${table}/photos?alt=sheet`
  const { photo: id } = await told<{ photo: string }>(
    await ask(2, path, { method: 'POST', token: staff.token, raw }),
    201,
  )
  const shown = await ask(0, `events/${event.id}/photos/${id}`, { token: staff.token })
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  expect((await sharp(await shown.arrayBuffer()).metadata()).width).toBe(900)

  const zip = await ask(2, `events/${event.id}/archive.zip?people=all`, { token: staff.token })
  expect(zip.status).toBe(200)
  const again = await told<{ id: string }>(
    await ask(0, 'events/import', {
      method: 'POST',
      token: cluster.adminKey,
      raw: { type: 'application/zip', bytes: new Uint8Array(await zip.arrayBuffer()) },
    }),
    201,
  )
  await told(await ask(1, `events/${again.id}`, { token: cluster.adminKey }), 200)
  expect((await cluster.ownerOf(again.id)).url).toBe(cluster.nodes[0]?.url)

  // Erased on one machine, it is gone on all, and nobody keeps it.
  await told(await ask(2, `events/${again.id}`, { method: 'DELETE', token: cluster.adminKey }), 204)
  for (const place of [0, 1, 2])
    expect((await ask(place, `events/${again.id}`, { token: cluster.adminKey })).status).toBe(404)
  await expect(cluster.ownerOf(again.id)).rejects.toThrow('nobody keeps')
})

it('a rehearsal lives in the memory of one machine, and is found from all of them', { timeout: 60_000 }, async () => {
  const event = await create(2)
  const path = `events/${event.id}/rehearsal`
  const begun = await ask(0, path, { method: 'POST', token: cluster.adminKey, body: { speed: 20 } })
  const { rehearsal } = await told<{ rehearsal: { id: string } }>(begun, 201)
  for (const place of [0, 1, 2])
    expect((await ask(place, `events/${rehearsal.id}`, { token: cluster.adminKey })).status).toBe(200)
  const rows = await postgres.ask(cluster.database, 'select key from record where key like $1', [`%${rehearsal.id}%`])
  expect(rows).toEqual([])
  const ended = await ask(1, path, { method: 'DELETE', token: cluster.adminKey })
  expect(ended.status).toBe(200)
  for (const place of [0, 1, 2])
    expect((await ask(place, `events/${rehearsal.id}`, { token: cluster.adminKey })).status).toBe(404)
  const leases = await postgres.ask(cluster.database, 'select event from lease where event = $1', [rehearsal.id])
  expect(leases).toEqual([])
})

it('an address that nobody knows is refused by whoever is asked, and takes no place in the database', async () => {
  for (const place of [0, 1, 2])
    expect((await ask(place, 'events/cguessed0000', { token: cluster.adminKey })).status).toBe(404)
  expect(await postgres.ask(cluster.database, `select event from lease where event like 'cguessed%'`)).toEqual([])
})

it('nobody outside can ask the machines what they ask one another', async () => {
  const event = await create(0)
  for (const node of cluster.nodes) {
    const answer = await fetch(`${node.url}/nodes/holds/${event.id}`)
    expect(answer.status).not.toBe(204)
    expect(answer.status).not.toBe(409)
  }
})
