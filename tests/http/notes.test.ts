import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { putOnPlate, setRemoval } from '../../shared/document/cloth-edits.ts'
import type { ApiNote, CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { writeNote } from '../support/notes.ts'
import { type Guest, settle } from '../support/socket-pair.ts'

let tablee: TestServer
let event: CreatedEvent
let facilitator: Joined
let zoe: Joined
let cloth: Guest

async function room(fields: Record<string, unknown> = { template: 'isn-2018' }): Promise<void> {
  event = await tablee.create(fields)
  facilitator = await tablee.join(event, { key: event.keys.facilitator, name: 'Fabienne' })
  zoe = await tablee.join(event, {
    key: event.keys.participant,
    name: 'Zoé',
    organisation: 'A school',
    email: 'zoe@example.org',
  })
  cloth = await tablee.guest(event, zoe, 'table-t2')
}
beforeEach(async () => {
  tablee = await aServer()
  await room()
})
afterEach(() => tablee.close())

const notesFor = async (who: Joined): Promise<ApiNote[]> => {
  const answer = await tablee.call('GET', `events/${event.id}/notes`, { token: who.token })
  expect(answer.status).toBe(200)
  return answer.body['notes'] as ApiNote[]
}

describe('the notes', () => {
  it('come with theme, table, round, zone, origin and the server’s time', async () => {
    await tablee.command(event, facilitator.token, { type: 'start' })
    const id = await writeNote(cloth, 'An idea', { round: 1, zone: 2, kind: 'lever', at: 5 })
    expect(await notesFor(facilitator)).toEqual([
      {
        id,
        text: 'An idea',
        kind: 'lever',
        theme: 't2',
        table: 't2',
        round: 1,
        late: false,
        zone: 2,
        group: null,
        dots: 0,
        plate: false,
        setAside: false,
        origin: 'typed',
        createdAt: tablee.clock.now(),
        author: 'Zoé',
      },
    ])
  })

  it('name their author to staff, and to each person for their own', async () => {
    await writeNote(cloth, 'An idea')
    const karim = await tablee.join(event, { key: event.keys.participant, name: 'Karim' })
    expect((await notesFor(facilitator))[0]?.author).toBe('Zoé')
    expect((await notesFor(zoe))[0]?.author).toBe('Zoé')
    expect(await notesFor(karim)).toMatchObject([{ text: 'An idea' }])
    expect((await notesFor(karim))[0]).not.toHaveProperty('author')
  })

  it.each(['table', 'none'])('name nobody when attribution is «%s»', async attribution => {
    await room({ template: 'isn-2018', notes: { attribution } })
    const by = zoe.alias?.['t2'] ?? zoe.person.id
    await writeNote(cloth, 'An idea', { by })
    expect((await notesFor(facilitator))[0]).not.toHaveProperty('author')
    const { body } = await tablee.call('GET', `events/${event.id}/me`, { token: zoe.token })
    expect(body['notes']).toMatchObject([{ text: 'An idea' }])
  })

  it('written after their round was rung out are late, and are kept', async () => {
    await tablee.command(event, facilitator.token, { type: 'start' })
    await writeNote(cloth, 'In time', { round: 1 })
    await tablee.command(event, facilitator.token, { type: 'ring' })
    tablee.clock.advance(12_000)
    await settle(cloth)
    await writeNote(cloth, 'A last word', { round: 1 })
    expect((await notesFor(zoe)).map(note => [note.text, note.late])).toEqual([
      ['In time', false],
      ['A last word', true],
    ])
  })

  it('typed for somebody on paper are theirs, and marked', async () => {
    const paul = await tablee.join(event, { key: event.keys.participant, name: 'Paul', device: 'paper' })
    await tablee.command(event, zoe.token, { type: 'scribe', for: paul.person.id })
    await writeNote(cloth, 'From paper', { by: paul.person.id, scribe: zoe.person.id })
    expect(await notesFor(facilitator)).toMatchObject([{ text: 'From paper', origin: 'scribed', author: 'Paul' }])
  })

  it('taken back by their author are gone for the others', async () => {
    const id = await writeNote(cloth, 'Never mind')
    setRemoval(cloth.doc, id, 1)
    await settle(cloth)
    const karim = await tablee.join(event, { key: event.keys.participant, name: 'Karim' })
    expect(await notesFor(karim)).toEqual([])
    expect(await notesFor(zoe)).toMatchObject([{ setAside: true }])
  })

  it('of the plate come first, in its order', async () => {
    const [first, second] = [await writeNote(cloth, 'First'), await writeNote(cloth, 'Second')]
    putOnPlate(cloth.doc, second ?? '', 'B')
    await settle(cloth)
    expect((await notesFor(zoe)).map(note => [note.id, note.plate])).toEqual([
      [second, true],
      [first, false],
    ])
  })
})

describe('files', () => {
  const file = (name: string, who: Joined) => tablee.call('GET', `events/${event.id}/${name}`, { token: who.token })

  it('notes as CSV and JSON are for staff and name nobody', async () => {
    await writeNote(cloth, '=1+1; "quoted"')
    for (const name of ['notes.csv', 'notes.json']) {
      expect((await file(name, zoe)).status).toBe(403)
      const answer = await file(name, facilitator)
      expect(answer.status).toBe(200)
      expect(answer.text).not.toContain('Zoé')
      expect(String(answer.headers['content-disposition'])).toMatch(/^attachment; filename="[a-z0-9.-]+"$/)
    }
    const csv = await file('notes.csv', facilitator)
    expect(csv.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(csv.text).toContain(`"'=1+1; ""quoted"""`)
    expect((await file('notes.csv?sep=,', facilitator)).text).toContain('id,text,kind')
  })

  it('the compte rendu exists from the first plate, in both languages, names only of those who agreed', async () => {
    putOnPlate(cloth.doc, await writeNote(cloth, 'A word worth keeping'), 'V')
    await settle(cloth)
    const french = await file('report.md?lang=fr', facilitator)
    expect(french.text).toContain('A word worth keeping')
    expect(french.text).toContain('Que signifie être socialement innovant')
    expect(french.text).not.toContain('Zoé')
    expect((await file('report.md?lang=en', facilitator)).text).toContain(
      'What does it mean to be socially innovative?',
    )
    await tablee.call('PATCH', `events/${event.id}/me`, { token: zoe.token, body: { consent: { name: true } } })
    const named = (await file('report.md', facilitator)).text
    expect(named).toContain('Zoé')
    expect(named).not.toContain('zoe@example.org')
  })

  it('the compte rendu is HTML that runs nothing, and a DOCX that is one', async () => {
    const html = await file('report.html?lang=fr', facilitator)
    expect(html.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(html.headers['content-security-policy']).toContain("default-src 'none'")
    const docx = await file('report.docx?lang=fr', facilitator)
    expect(docx.bytes.subarray(0, 2).toString()).toBe('PK')
    expect((await file('report.md?lang=de', facilitator)).status).toBe(422)
  })

  it('participants read it once it is published', async () => {
    const before = await file('report.md', zoe)
    expect([before.status, before.body.error?.code]).toEqual([403, 'not-published'])
    const organiser = await tablee.join(event, { key: event.keys.organiser })
    await tablee.command(event, organiser.token, { type: 'publish' })
    expect((await file('report.md', zoe)).status).toBe(200)
  })

  it('the calendar entry has the day, the hours and the place', async () => {
    const answer = await file('event.ics', zoe)
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(answer.text).toContain('DTSTART;TZID=Europe/Paris:20181004T140000\r\n')
    expect(answer.text).toContain('SUMMARY:Le Café des Innovations Sociales Numériques\r\n')
    for (const line of answer.text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    await room({ template: 'blank' })
    expect((await file('event.ics', zoe)).status).toBe(409)
  })
})
