import { afterEach, describe, expect, it } from 'vitest'
import { addNote, setText } from '../../shared/document/cloth-edits.ts'
import { readCloth } from '../../shared/document/cloth-read.ts'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { restoreOf } from '../../shared/protocol/messages.ts'
import { readEpoch } from '../../server/archive/journal.ts'
import { archiveOf, contentsOf, type Lived, liveACafe, SENTENCE } from '../exports/a-lived-cafe.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'
import { createHandClock } from '../support/hand-clock.ts'
import { writeNote } from '../support/notes.ts'
import { type Guest, settle } from '../support/socket-pair.ts'
import { backUp, backupOf, putBack, sendBackup } from './over-http.ts'

const open: TestServer[] = []
async function server(options: Parameters<typeof aServer>[0] = {}): Promise<TestServer> {
  const tablee = await aServer(options)
  open.push(tablee)
  return tablee
}
afterEach(async () => {
  for (const tablee of open.splice(0)) await tablee.close()
})

const DAY = 86_400_000
const restored = async (tablee: TestServer, backup: Buffer, event: string): Promise<Record<string, unknown>> => {
  const answer = await putBack(tablee, backup, event)
  expect([answer.status, answer.body['outcome'] ?? answer.text]).toEqual([200, 'restored'])
  return answer.body
}
const textsOn = async (tablee: TestServer, event: string, table = 't1'): Promise<string[]> =>
  (await tablee.server.context.rooms.open(event, `table-${table}`)).read(doc =>
    readCloth(doc, 3)
      .notes.map(note => note.text)
      .sort((a, b) => (a < b ? -1 : 1)),
  )
async function stored(tablee: TestServer): Promise<string> {
  let all = ''
  for await (const [key, value] of tablee.archive.range('')) all += key + Buffer.from(value).toString('latin1')
  return all
}

describe('[U1] a backup put back on an empty server', () => {
  it('is the same café: the same archive, the same links, the same people on the same devices', async () => {
    const tablee = await server()
    const lived = await liveACafe(tablee)
    const { id } = lived.event
    const before = contentsOf(await archiveOf(tablee, id))
    const backup = await backUp(tablee)

    const other = await server()
    expect(await restored(other, backup, id)).toMatchObject({ people: 3, forgotten: 0, stayed: 0 })
    expect(contentsOf(await archiveOf(other, id))).toEqual(before)
    const view = await other.call('GET', `events/${id}`, { token: ADMIN_KEY })
    expect(view.body['keys']).toEqual(lived.event.keys)
    for (const { token, person } of [lived.facilitator, lived.zoe, lived.karim]) {
      const me = await other.call('GET', `events/${id}/me`, { token })
      expect([me.status, (me.body as { person?: { name?: string } }).person?.name]).toEqual([200, person.name])
    }
    // What was promised to one person alone is there too, unlike in an archive.
    const note = other.server.context.cafes.get(id)?.state.people.get(lived.karim.person.id)
    expect(note?.dots.harvest).not.toEqual({})
    await other.restart()
    expect(contentsOf(await archiveOf(other, id))).toEqual(before)
  })

  it('is on the list, opens by its code, and is erased in its time', async () => {
    const tablee = await server()
    const event = await tablee.create()
    const backup = await backUp(tablee)
    const other = await server()
    await restored(other, backup, event.id)
    const list = await other.call('GET', 'events', { token: ADMIN_KEY })
    expect((list.body['events'] as { id: string }[]).map(each => each.id)).toEqual([event.id])
    const code = await other.call('POST', 'codes', { body: { code: event.code } })
    expect(code.body).toEqual({ event: event.id })
    const { purgeAt } = (list.body['events'] as { purgeAt: number }[])[0] ?? { purgeAt: 0 }
    other.clock.advance(purgeAt - other.clock.now() + 1)
    await other.call('POST', 'purge', { body: {}, token: ADMIN_KEY })
    expect((await other.call('GET', `events/${event.id}`, { token: ADMIN_KEY })).status).toBe(404)
  })
})

describe('[U3] an older backup put back while people write', () => {
  async function aTable(): Promise<{ tablee: TestServer; event: CreatedEvent; zoe: Joined; karim: Joined }> {
    const tablee = await server()
    const event = await tablee.create()
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé', table: 't1' })
    const karim = await tablee.join(event, { key: event.keys.participant, name: 'Karim', table: 't1' })
    return { tablee, event, zoe, karim }
  }
  /** As our client comes back: with its copy, and once told of another epoch, without. Gives how often it began anew. */
  async function comeBack(tablee: TestServer, event: CreatedEvent, joined: Joined, guest: Guest, clientId: number) {
    let resets = 0
    guest.connect()
    await settle(guest)
    if (guest.state.closed === 4409) resets += 1
    const again = await tablee.guest(event, { ...joined, clientIds: [clientId] }, 'table-t1')
    if (again.state.closed !== undefined) resets += 1
    return { again, resets }
  }

  it('sends everybody back once, to what the backup has; what they wrote since is taken again', async () => {
    const { tablee, event, zoe, karim } = await aTable()
    const [zoes, karims] = [await tablee.guest(event, zoe, 'table-t1'), await tablee.guest(event, karim, 'table-t1')]
    const first = await writeNote(zoes, 'Avant')
    const backup = await backUp(tablee)
    const second = await writeNote(zoes, 'Après')
    setText(zoes.doc, first, 'Avant, corrigé')
    await settle(zoes, karims)
    expect(await textsOn(tablee, event.id)).toEqual(['Après', 'Avant, corrigé'])

    await restored(tablee, backup, event.id)
    await settle(zoes, karims)
    expect([zoes.state.closed, karims.state.closed]).toEqual([1012, 1012])
    expect(await textsOn(tablee, event.id)).toEqual(['Avant'])

    const was = zoes.state.welcome?.epoch ?? 0
    const z = await comeBack(tablee, event, zoe, zoes, zoe.clientIds[1] ?? 0)
    const k = await comeBack(tablee, event, karim, karims, karim.clientIds[1] ?? 0)
    expect([z.resets, k.resets]).toEqual([1, 1])
    const now = z.again.state.welcome?.epoch ?? 0
    expect(restoreOf(now)).toBeGreaterThan(restoreOf(was))
    // Under the same id, as the client enters what was lost.
    const kept = zoes.doc.getMap('core').get(second)
    expect(kept).toBeDefined()
    addNote(z.again.doc, {
      id: second,
      core: { by: zoe.person.id, round: 0, at: 0 },
      text: 'Après',
      kind: 'idea',
      pos: [0, 0, 'V'],
      zone: null,
    })
    setText(z.again.doc, first, 'Avant, corrigé')
    await settle(z.again, k.again)
    expect([z.again.state.closed, z.again.state.acknowledged === z.again.state.sent]).toEqual([undefined, true])
    expect(await textsOn(tablee, event.id)).toEqual(['Après', 'Avant, corrigé'])
    expect(
      readCloth(k.again.doc, 3)
        .notes.map(note => note.text)
        .sort(),
    ).toEqual(['Après', 'Avant, corrigé'])
  })

  it('begins every document anew: also one that the backup knows nothing of, and one that came from no epoch of it', async () => {
    const { tablee, event, zoe } = await aTable()
    const backup = await backUp(tablee)
    const cloth = await tablee.guest(event, zoe, 'table-t2')
    await writeNote(cloth, 'Table que la sauvegarde ne connaît pas')
    await tablee.server.context.rooms.renew(event.id, 'programme')
    await restored(tablee, backup, event.id)
    for (const document of ['programme', 'synthesis', 'table-t1', 'table-t2'])
      expect([document, await readEpoch(tablee.archive, event.id, document)]).toEqual([
        document,
        await readEpoch(tablee.archive, event.id, 'programme'),
      ])
    await settle(cloth)
    const { again, resets } = await comeBack(tablee, event, zoe, cloth, zoe.clientIds[1] ?? 0)
    expect([resets, again.doc.getMap('core').size]).toEqual([1, 0])
    // Twice the same backup is twice another epoch: a copy of the first is not taken for one of the second.
    const one = await readEpoch(tablee.archive, event.id, 'table-t1')
    await restored(tablee, backup, event.id)
    expect(restoreOf(await readEpoch(tablee.archive, event.id, 'table-t1'))).toBeGreaterThan(restoreOf(one))
  })

  it('after the loss of a disk, takes no copy of what was there for one of its own', async () => {
    const { tablee, event, zoe } = await aTable()
    const cloth = await tablee.guest(event, zoe, 'table-t1')
    await writeNote(cloth, 'Avant')
    const backup = await backUp(tablee)
    // Since then the document began anew, as at an erasure: the new disk knows nothing of that epoch.
    await tablee.server.context.rooms.renew(event.id, 'table-t1')
    const later = await tablee.guest(event, { ...zoe, clientIds: zoe.clientIds.slice(1) }, 'table-t1')
    await writeNote(later, 'Perdu avec le disque')
    const other = await server()
    other.clock.advance(60_000)
    await restored(other, backup, event.id)
    const copy = later.state.welcome?.epoch ?? 0
    expect(copy).toBe(2)
    const back = await other.guest(event, { ...zoe, clientIds: zoe.clientIds.slice(1) }, 'table-t1')
    expect(back.state.welcome?.epoch).toBeGreaterThan(copy)
    expect(readCloth(back.doc, 3).notes.map(note => note.text)).toEqual(['Avant'])
    // And that disk is lost in its turn.
    const third = await server()
    third.clock.advance(120_000)
    await restored(third, backup, event.id)
    const latest = await readEpoch(third.archive, event.id, 'table-t1')
    expect(restoreOf(latest)).toBeGreaterThan(restoreOf(back.state.welcome?.epoch ?? latest))
  })

  it('keeps those who came since, on chairs, and their devices', async () => {
    const { tablee, event } = await aTable()
    const backup = await backUp(tablee)
    const ana = await tablee.join(event, { key: event.keys.participant, name: 'Ana', table: 't2' })
    expect(await restored(tablee, backup, event.id)).toMatchObject({ people: 3, stayed: 1 })
    const me = await tablee.call('GET', `events/${event.id}/me`, { token: ana.token })
    expect(me.status).toBe(200)
    expect(tablee.server.context.cafes.get(event.id)?.state.people.get(ana.person.id)?.seats[0]).toBe('t2')
    const cloth = await tablee.guest(event, ana, 'table-t2')
    await writeNote(cloth, 'Je suis toujours là')
    expect(await textsOn(tablee, event.id, 't2')).toEqual(['Je suis toujours là'])
  })

  it('leaves no document of before in memory, though somebody was just looking at one', async () => {
    const { tablee, event, zoe } = await aTable()
    const cloth = await tablee.guest(event, zoe, 'table-t1')
    await writeNote(cloth, 'Avant')
    const backup = await backUp(tablee)
    await writeNote(cloth, 'Après')
    let isDone = false
    const putting = putBack(tablee, backup, event.id).finally(() => (isDone = true))
    let looked = 0
    while (!isDone) {
      // As a call does that was let in before: it holds the café, and opens what it needs.
      await tablee.server.context.rooms.open(event.id, 'table-t1').then(() => (looked += 1))
      await new Promise(resolve => setImmediate(resolve))
    }
    expect([(await putting).status, looked > 3]).toEqual([200, true])
    expect(await textsOn(tablee, event.id)).toEqual(['Avant'])
    const again = await tablee.guest(event, { ...zoe, clientIds: zoe.clientIds.slice(1) }, 'table-t1')
    expect(again.state.welcome?.epoch).toBe(await readEpoch(tablee.archive, event.id, 'table-t1'))
  })

  it('with everybody writing, keeps what comes after it and loses nothing of what the backup has', async () => {
    const { tablee, event, zoe } = await aTable()
    const cloth = await tablee.guest(event, zoe, 'table-t1')
    await writeNote(cloth, 'Avant')
    const backup = await backUp(tablee)
    const putting = putBack(tablee, backup, event.id)
    for (let i = 0; i < 20; i++) {
      if (cloth.state.connected) void writeNote(cloth, `Pendant ${i}`)
      await settle(cloth)
    }
    expect((await putting).status).toBe(200)
    expect(await textsOn(tablee, event.id)).toContain('Avant')
    const again = await tablee.guest(event, { ...zoe, clientIds: zoe.clientIds.slice(1) }, 'table-t1')
    await writeNote(again, 'Ensuite')
    expect(again.state.acknowledged).toBe(again.state.sent)
    await tablee.restart()
    expect(await textsOn(tablee, event.id)).toEqual(expect.arrayContaining(['Avant', 'Ensuite']))
  })
})

describe('[U4] what somebody asked for since', () => {
  let lived: Lived
  async function aLivedCafe(fields: Record<string, unknown> = {}): Promise<TestServer> {
    const tablee = await server()
    lived = await liveACafe(tablee, fields)
    return tablee
  }

  it.each(['names', 'none'])(
    'stays so: whoever was forgotten is forgotten again, with what only they had (%s)',
    async attribution => {
      const tablee = await aLivedCafe({ notes: { attribution } })
      const { event, zoe } = lived
      const backup = await backUp(tablee)
      expect((await tablee.call('DELETE', `events/${event.id}/me`, { token: zoe.token })).status).toBe(204)
      expect(await restored(tablee, backup, event.id)).toMatchObject({ people: 2, forgotten: 1 })
      const disk = await stored(tablee)
      for (const gone of ['Zoé', 'La Fanfare', 'zoe@example.org', SENTENCE.takenBack]) expect(disk).not.toContain(gone)
      for (const kept of [SENTENCE.shared, SENTENCE.other, 'Karim'])
        expect(Buffer.from(disk, 'latin1').toString('utf8')).toContain(kept)
      expect((await tablee.call('GET', `events/${event.id}/me`, { token: zoe.token })).status).toBe(401)
      // And once more, from the same file.
      await restored(tablee, backup, event.id)
      expect(await stored(tablee)).not.toContain('zoe@example.org')
    },
  )

  it('an event that was erased stays erased, and so does one that an earlier backup knows as erased', async () => {
    const tablee = await aLivedCafe()
    const { event } = lived
    const full = await backUp(tablee)
    await tablee.call('DELETE', `events/${event.id}`, { token: ADMIN_KEY })
    const tombstone = await backUp(tablee)
    const answer = await putBack(tablee, full, event.id)
    expect([answer.status, answer.body['outcome']]).toEqual([200, 'erased'])
    expect((await tablee.call('GET', `events/${event.id}`, { token: ADMIN_KEY })).status).toBe(404)

    const other = await server()
    expect((await putBack(other, tombstone, event.id)).body['outcome']).toBe('erased')
    expect((await putBack(other, full, event.id)).body['outcome']).toBe('erased')
    expect((await other.call('GET', `events/${event.id}`, { token: ADMIN_KEY })).status).toBe(404)
  })

  it('keys, codes and devices that were closed stay closed, and new ones open', async () => {
    const tablee = await aLivedCafe()
    const { event, zoe, karim } = lived
    const backup = await backUp(tablee)
    const change = (body: object) => tablee.call('POST', `events/${event.id}/keys`, { token: ADMIN_KEY, body })
    const renewed = (await change({ key: 'participant', action: 'renew' })).body as unknown as {
      keys: { participant: string }
    }
    await change({ key: 'wall', action: 'revoke' })
    const code = (await change({ key: 'code', action: 'renew' })).body as unknown as { code: string }
    await tablee.call('POST', `events/${event.id}/me/personal`, { token: zoe.token, body: {} })
    await tablee.call('DELETE', `events/${event.id}/me/session`, { token: karim.token })

    await restored(tablee, backup, event.id)
    const enter = (key: string) => tablee.call('POST', `events/${event.id}/join`, { body: { key, name: 'Ana' } })
    expect((await enter(event.keys.participant)).status).toBe(401)
    expect((await enter(event.keys.wall)).status).toBe(401)
    expect((await enter(renewed.keys.participant)).status).toBe(201)
    expect((await tablee.call('POST', 'codes', { body: { code: event.code } })).status).toBe(404)
    expect((await tablee.call('POST', 'codes', { body: { code: code.code } })).body).toEqual({ event: event.id })
    expect((await tablee.call('GET', `events/${event.id}/me`, { token: karim.token })).status).toBe(401)
    expect((await tablee.call('GET', `events/${event.id}/me`, { token: zoe.token })).status).toBe(200)
  })

  it('a name, an address and an agreement are as the person left them; a photo that was taken away is gone', async () => {
    const tablee = await aLivedCafe()
    const { event, zoe, facilitator } = lived
    const backup = await backUp(tablee)
    const consent = { name: false, email: false }
    await tablee.call('PATCH', `events/${event.id}/me`, {
      token: zoe.token,
      body: { name: 'Zoé M.', email: '', consent },
    })
    const [photo = ''] = Object.keys(tablee.server.context.cafes.get(event.id)?.state.photos ?? {})
    await tablee.call('DELETE', `events/${event.id}/photos/${photo}`, { token: facilitator.token })
    await restored(tablee, backup, event.id)
    const person = (await tablee.server.context.cafes.find(event.id))?.state.people.get(zoe.person.id)
    expect([person?.name, person?.consent]).toEqual(['Zoé M.', consent])
    const shown = await tablee.call('GET', `events/${event.id}/photos/${photo}`, { token: zoe.token })
    expect(shown.status).toBe(404)
    expect(await stored(tablee)).not.toContain(`photo/${event.id}/${photo}`)
  })

  it('data are not kept longer than is promised now, and not restored once their time is over', async () => {
    const tablee = await aLivedCafe({ retentionDays: 200 })
    const { event } = lived
    const backup = await backUp(tablee)
    await tablee.call('PATCH', `events/${event.id}`, { token: ADMIN_KEY, body: { retentionDays: 30 } })
    const promised = (await tablee.call('GET', `events/${event.id}`, { token: ADMIN_KEY })).body['purgeAt']
    await restored(tablee, backup, event.id)
    expect((await tablee.call('GET', `events/${event.id}`, { token: ADMIN_KEY })).body['purgeAt']).toBe(promised)
    const other = await server({ timers: createHandClock(tablee.clock.now() + 400 * DAY) })
    const answer = await putBack(other, backup, event.id)
    expect([answer.status, answer.body['outcome']]).toEqual([200, 'over'])
    expect((await other.call('GET', `events/${event.id}`, { token: ADMIN_KEY })).status).toBe(404)
  })

  it('events that are here and not in the backup stay as they are', async () => {
    const tablee = await aLivedCafe()
    const backup = await backUp(tablee)
    const newer = await tablee.create()
    await restored(tablee, backup, lived.event.id)
    expect((await tablee.call('GET', `events/${newer.id}`, { token: ADMIN_KEY })).status).toBe(200)
  })
})

describe('[U2] what is not right', () => {
  it('is refused with the reason, and nothing is changed', async () => {
    const tablee = await server()
    const event = await tablee.create()
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé', table: 't1' })
    const cloth = await tablee.guest(event, zoe, 'table-t1')
    await writeNote(cloth, 'Ici')
    const backup = await backUp(tablee)
    const other = await server({ secret: 'another secret, of another server altogether' })
    const elsewhere = await other.create()
    const whole = await backupOf(backup, event.id)
    const wrong: [Buffer, string, number, string][] = [
      [Buffer.from('words'), event.id, 422, 'not-a-backup'],
      [whole.subarray(0, whole.byteLength - 30), event.id, 422, 'cut-short'],
      [whole, 'c2nobody', 422, 'other-event'],
      [await backupOf(backup, event.id, { format: 99 }), event.id, 409, 'other-format'],
      [await backupOf(await backUp(other), elsewhere.id), elsewhere.id, 409, 'other-server'],
      [await backupOf(backup, 'c2nobody'), 'c2nobody', 422, 'damaged'],
    ]
    const before = await stored(tablee)
    for (const [raw, id, status, code] of wrong) {
      const answer = await sendBackup(tablee, raw, id)
      expect([code, answer.status, answer.body.error?.code]).toEqual([code, status, code])
      expect(answer.body.error?.message.length).toBeGreaterThan(20)
    }
    expect(await stored(tablee)).toBe(before)
    expect(cloth.state.connected).toBe(true)
  })

  it('is asked by the administrator alone', async () => {
    const tablee = await server()
    const event = await tablee.create()
    const organiser = await tablee.join(event, { key: event.keys.organiser })
    const backup = await backUp(tablee)
    for (const token of [organiser.token, event.keys.organiser, 'nobody-at-all-of-this-name']) {
      expect((await tablee.call('GET', 'backup', { token })).status).toBe(401)
      expect((await putBack(tablee, backup, event.id, token)).status).toBe(401)
      expect((await tablee.call('POST', 'purge', { token, body: {} })).status).toBe(401)
    }
    expect((await tablee.call('GET', 'backup')).status).toBe(401)
  })

  it('two restores at once: one after the other, never a mixture', async () => {
    const tablee = await server()
    const [one, two] = [await tablee.create(), await tablee.create()]
    const backup = await backUp(tablee)
    const answers = await Promise.all([
      putBack(tablee, backup, one.id),
      putBack(tablee, backup, two.id),
      putBack(tablee, backup, one.id),
    ])
    expect(answers.map(answer => answer.status).sort((a, b) => a - b)).toEqual([200, 503, 503])
    await restored(tablee, backup, two.id)
  })

  it('an event whose record is damaged, so that it no longer opens, is put back', async () => {
    const tablee = await server()
    const event = await tablee.create()
    const backup = await backUp(tablee)
    await tablee.server.context.cafes.release(event.id)
    await tablee.archive.write([{ put: `cafe/${event.id}/day`, value: new TextEncoder().encode('{"half":') }])
    expect((await tablee.call('GET', `events/${event.id}`, { token: ADMIN_KEY })).status).toBe(503)
    await restored(tablee, backup, event.id)
    expect((await tablee.call('GET', `events/${event.id}`, { token: ADMIN_KEY })).status).toBe(200)
  })
})
