import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ApiNote, CreatedEvent } from '../../shared/protocol/api.ts'
import { aServer, ADMIN_KEY, type TestServer } from '../support/a-server.ts'
import { archiveOf, contentsOf, importArchive, type Lived, liveACafe, SENTENCE, textsOf } from './a-lived-cafe.ts'

let tablee: TestServer
beforeEach(async () => {
  tablee = await aServer()
})
afterEach(() => tablee.close())

const notesOf = async (event: string): Promise<ApiNote[]> =>
  (await tablee.call('GET', `events/${event}/notes`, { token: ADMIN_KEY })).body['notes'] as ApiNote[]

/** What the interface tells of an event, but for what has to be another: ids of the event, keys, the hour. */
async function toldOf(event: CreatedEvent): Promise<unknown> {
  const ask = async (path: string) => (await tablee.call('GET', `events/${event.id}${path}`, { token: ADMIN_KEY })).text
  const programme = await tablee.server.context.rooms.open(event.id, 'programme')
  const {
    day,
    summaries: _summaries,
    ...roots
  } = programme.read(doc => Object.fromEntries([...doc.share.keys()].map(root => [root, doc.getMap(root).toJSON()])))
  const { code: _code, ...today } = (day as { day: Record<string, unknown> }).day
  return {
    today,
    roots,
    notes: (await notesOf(event.id)).filter(note => note.text !== SENTENCE.takenBack),
    people: await ask('/people'),
    rotation: await ask('/rotation'),
    report: await ask('/report.md?lang=fr'),
    versions: (
      (await tablee.call('GET', `events/${event.id}/versions`, { token: ADMIN_KEY })).body['versions'] as object[]
    ).length,
    csv: await ask('/notes.csv'),
    calendar: (await ask('/event.ics')).replaceAll(event.id, '').replace(/DTSTAMP.*/, ''),
  }
}

describe('an archive', () => {
  it('[Y1] taken back makes the same café, and its own archive is the same, file by file', async () => {
    const { event, facilitator } = await liveACafe(tablee)
    await tablee.command(event, facilitator.token, { type: 'close-dots', where: 'harvest' })
    const archive = await archiveOf(tablee, event.id)
    const again = await importArchive(tablee, archive)
    expect(again.id).not.toBe(event.id)
    expect(await toldOf(again)).toEqual(await toldOf(event))
    const second = contentsOf(await archiveOf(tablee, again.id))
    expect(second).toEqual(contentsOf(archive))
    expect(Object.keys(second)).toEqual(
      expect.arrayContaining(['tablee/cloths/t1.json', 'tablee/logo.png', 'tablee/synthesis.json']),
    )
    // And it lives on: after a restart, and for whoever opens its photo.
    await tablee.restart()
    expect(contentsOf(await archiveOf(tablee, again.id))).toEqual(second)
    const [photo = ''] = Object.keys(JSON.parse(String(second['tablee/day.json'])).photos as object)
    const seen = await tablee.call('GET', `events/${again.id}/photos/${photo}`, { token: ADMIN_KEY })
    expect([seen.status, seen.headers['content-type']]).toEqual([200, 'image/jpeg'])
  })

  it('[Y1] opens on another server too, with other keys and another code', async () => {
    const { event } = await liveACafe(tablee)
    const archive = await archiveOf(tablee, event.id)
    const elsewhere = await aServer({ secret: 'another secret, of another server altogether' })
    try {
      const again = await importArchive(elsewhere, archive)
      expect(contentsOf(await archiveOf(elsewhere, again.id))).toEqual(contentsOf(archive))
      expect(again.code).toMatch(/^[A-Z0-9]{6}$/)
      expect(Object.values(event.keys)).not.toContain(again.keys.organiser)
      const zoe = await elsewhere.join(again, { key: again.keys.participant, name: 'Nouvelle' })
      expect(zoe.person.name).toBe('Nouvelle')
    } finally {
      await elsewhere.close()
    }
  })

  it('[Y2] holds no key, no code, no token, no ballot, nothing hidden and nothing taken back', async () => {
    const lived = await liveACafe(tablee)
    const text = textsOf(await archiveOf(tablee, lived.event.id))
    const { keys, code } = lived.event
    const secrets = [...Object.values(keys).flatMap(key => (typeof key === 'string' ? key : Object.values(key))), code]
    for (const secret of [...secrets, lived.zoe.token, lived.zoe.token.split('.')[1] ?? ''])
      expect(text).not.toContain(secret)
    expect(text).not.toMatch(/tokenHash|clientIds|ballot|"hash"|"personal"/)
    expect(text).not.toContain(SENTENCE.takenBack)
    expect(text).toContain(SENTENCE.shared)
    expect(text).toContain(SENTENCE.aside)
  })

  it('[Y2] a vote stays secret until it is closed, and whose dots they were for ever', async () => {
    const lived = await liveACafe(tablee)
    const day = async (): Promise<Record<string, unknown>> =>
      JSON.parse(String(contentsOf(await archiveOf(tablee, lived.event.id))['tablee/day.json']))
    const { shared } = lived.notes
    expect((await day())['tallies']).toEqual({ tables: { t1: { [shared]: 2 } }, harvest: {}, voters: 0, writers: 1 })
    await tablee.command(lived.event, lived.facilitator.token, { type: 'close-dots', where: 'harvest' })
    expect((await day())['tallies']).toEqual({
      tables: { t1: { [shared]: 2 } },
      harvest: { [shared]: 1 },
      voters: 1,
      writers: 1,
    })
    const people = String(contentsOf(await archiveOf(tablee, lived.event.id))['tablee/people.json'])
    expect(people).not.toContain(shared)
    const again = await importArchive(tablee, await archiveOf(tablee, lived.event.id))
    expect((await notesOf(again.id)).find(note => note.id === shared)?.dots).toBe(3)
  })

  it('[Y2] hidden notes stay with those who wrote them', async () => {
    const event = await tablee.create({
      title: 'Silence',
      themes: [{ title: 'Un ?' }],
      notes: { hidden: true },
      rounds: { count: 1 },
    })
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé', table: 't1' })
    const facilitator = await tablee.join(event, { key: event.keys.facilitator })
    await tablee.command(event, facilitator.token, { type: 'start' })
    const { writeNote } = await import('../support/notes.ts')
    await writeNote(await tablee.guest(event, zoe, `own-t1-${zoe.person.id}`), 'Encore pour moi seule', { round: 1 })
    expect(textsOf(await archiveOf(tablee, event.id))).not.toContain('Encore pour moi seule')
    await tablee.command(event, facilitator.token, { type: 'reveal', table: 't1' })
    expect(textsOf(await archiveOf(tablee, event.id))).toContain('Encore pour moi seule')
  })

  it('[Y2] where notes carry no names nothing in it says who wrote them', async () => {
    const lived = await liveACafe(tablee, { notes: { attribution: 'none' } })
    const contents = contentsOf(await archiveOf(tablee, lived.event.id))
    const cloths = Object.entries(contents).filter(([name]) => name.startsWith('tablee/cloths/'))
    for (const [, cloth] of cloths) expect(cloth).not.toContain(lived.zoe.person.id)
    expect(contents['tablee/day.json']).not.toContain(lived.zoe.person.id)
    expect(contents['tablee/people.json']).toContain(lived.zoe.person.id)
    const again = await importArchive(tablee, await archiveOf(tablee, lived.event.id))
    expect(contentsOf(await archiveOf(tablee, again.id))).toEqual(contents)
  })

  it('[Y3] people who were erased do not come back, whenever the archive was made', async () => {
    const lived: Lived = await liveACafe(tablee)
    const before = await archiveOf(tablee, lived.event.id)
    expect((await tablee.call('DELETE', `events/${lived.event.id}/me`, { token: lived.zoe.token })).status).toBe(204)
    for (const text of [textsOf(await archiveOf(tablee, lived.event.id)), await imported(before)]) {
      expect(text).not.toContain('Zoé')
      expect(text).not.toContain('zoe@example.org')
      expect(text).not.toContain(SENTENCE.aside)
      expect(text).toContain(SENTENCE.shared)
      expect(text).toContain('Karim')
    }
    // Not even once the event itself is gone.
    expect((await tablee.call('DELETE', `events/${lived.event.id}`, { token: ADMIN_KEY })).status).toBe(204)
    expect(await imported(before)).not.toContain('zoe@example.org')
  })

  const imported = async (archive: Buffer): Promise<string> =>
    textsOf(await archiveOf(tablee, (await importArchive(tablee, archive)).id))

  it('[Y4] keeps its promise about data from the day on which it is taken back', async () => {
    const { event } = await liveACafe(tablee, { date: '1999-01-01', retentionDays: 30 })
    const archive = await archiveOf(tablee, event.id)
    tablee.clock.advance(3 * 3_600_000)
    const again = await importArchive(tablee, archive)
    const purged = async (id: string) =>
      (await tablee.call('GET', `events/${id}`, { token: ADMIN_KEY })).body['purgeAt']
    expect(await purged(again.id)).toBe(tablee.clock.now() + 30 * 86_400_000)
    expect(Number(await purged(event.id))).toBeLessThan(tablee.clock.now() + 30 * 86_400_000)
  })

  it('holds what people read without Tablée, and says what it is', async () => {
    const { event } = await liveACafe(tablee)
    const answer = await tablee.call('GET', `events/${event.id}/archive.zip`, { token: ADMIN_KEY })
    expect(answer.headers['content-type']).toBe('application/zip')
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="${event.id}-archive.zip"`)
    const names = Object.keys(unzipSync(answer.bytes)).filter(name => !name.startsWith('tablee/'))
    expect(names).toEqual([
      'README.txt',
      'notes.csv',
      'notes.json',
      'report-fr.md',
      'report-fr.html',
      'report-en.md',
      'report-en.html',
      'cloths/t1.canvas',
      'cloths/t1.excalidraw',
      'cloths/t2.canvas',
      'cloths/t2.excalidraw',
    ])
    const readme = Buffer.from(unzipSync(answer.bytes)['README.txt'] ?? []).toString('utf8')
    expect(readme).toMatch(/données personnelles[\s\S]*personal data/)
  })

  it('is for organisers and facilitators alone', async () => {
    const { event, zoe, facilitator } = await liveACafe(tablee)
    const status = async (token?: string) =>
      (await tablee.call('GET', `events/${event.id}/archive.zip`, token === undefined ? {} : { token })).status
    expect([await status(), await status(zoe.token), await status(facilitator.token)]).toEqual([401, 403, 200])
  })
})
