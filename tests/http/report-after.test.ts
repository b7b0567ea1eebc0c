import { strFromU8, unzipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import type { CreatedEvent, Joined, Me } from '../../shared/protocol/api.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { readPdf } from '../support/pdf-reader.ts'

let tablee: TestServer
afterEach(() => tablee.close())

const ZOE = { name: 'Zoé-Example', organisation: 'Coop-Example', email: 'zoe@example.org' }

interface Room {
  readonly event: CreatedEvent
  readonly odile: Joined
  readonly nadia: Joined
  readonly zoe: Joined
  readonly wall: Joined
}
async function aRoom(): Promise<Room> {
  tablee = await aServer()
  const event = await tablee.create({ template: 'isn-2018' })
  return {
    event,
    odile: await tablee.join(event, { key: event.keys.organiser, name: 'Odile' }),
    nadia: await tablee.join(event, { key: event.keys.hosts['t1'] ?? '', name: 'Nadia' }),
    zoe: await tablee.join(event, { key: event.keys.participant, ...ZOE, consent: { name: true, email: true } }),
    wall: await tablee.join(event, { key: event.keys.wall }),
  }
}
const fetched = ({ event }: Room, who: Joined, file: string) =>
  tablee.call('GET', `events/${event.id}/report.${file}`, { token: who.token })

/** All that a file says, whatever its form. */
async function wordsOf(room: Room, file: 'html' | 'md' | 'docx' | 'pdf' | 'zip'): Promise<string> {
  const { bytes, text, status } = await (file === 'zip'
    ? tablee.call('GET', `events/${room.event.id}/archive.zip`, { token: room.odile.token })
    : fetched(room, room.odile, file))
  expect(status).toBe(200)
  if (file === 'pdf')
    return readPdf(bytes)
      .leaves.map(leaf => leaf.text)
      .join('')
  if (file === 'zip') {
    // the texts beside the data: the data are the organiser's own, and say who is who
    const reports = Object.entries(unzipSync(new Uint8Array(bytes))).filter(([name]) =>
      /report.*\.(md|html)$/.test(name),
    )
    expect(reports.length).toBeGreaterThan(1)
    return reports.map(([, content]) => strFromU8(content)).join('\n')
  }
  return file === 'docx' ? strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml'] ?? new Uint8Array()) : text
}

describe('who may have the compte rendu', () => {
  it('[Z1] is staff; everybody at the event while the draft is open to them, and once it is published', async () => {
    const room = await aRoom()
    const { event, odile, zoe, nadia, wall } = room
    const statuses = async () => {
      const found: number[] = []
      for (const who of [odile, nadia, zoe, wall]) found.push((await fetched(room, who, 'md')).status)
      return found
    }
    expect(await statuses()).toEqual([200, 403, 403, 403])
    await tablee.command(event, odile.token, { type: 'share-draft', open: true })
    expect(await statuses()).toEqual([200, 200, 200, 200])
    await tablee.command(event, odile.token, { type: 'share-draft', open: false })
    expect(await statuses()).toEqual([200, 403, 403, 403])
    await tablee.command(event, odile.token, { type: 'publish' })
    expect(await statuses()).toEqual([200, 200, 200, 200])
    await tablee.command(event, odile.token, { type: 'unpublish' })
    expect(await statuses()).toEqual([200, 403, 403, 403])
    expect((await tablee.call('GET', `events/${event.id}/report.md`)).status).toBe(401)
  })
})

describe('people in the compte rendu', () => {
  it.each(['html', 'md', 'docx', 'pdf', 'zip'] as const)(
    'a withdrawal is followed in the next export: %s, even after the café is closed',
    async file => {
      const room = await aRoom()
      const { event, odile, zoe } = room
      await tablee.command(event, odile.token, { type: 'publish' })
      await tablee.command(event, odile.token, { type: 'close' })
      for (const word of Object.values(ZOE)) expect(await wordsOf(room, file)).toContain(word)
      const withdraw = (consent: object) =>
        tablee.call('PATCH', `events/${event.id}/me`, { token: zoe.token, body: { consent } })
      expect((await withdraw({ email: false })).status).toBe(200)
      expect(await wordsOf(room, file)).toContain(ZOE.name)
      expect(await wordsOf(room, file)).not.toContain(ZOE.email)
      expect((await withdraw({ name: false })).status).toBe(200)
      for (const word of Object.values(ZOE)) expect(await wordsOf(room, file)).not.toContain(word)
    },
  )

  it('[Z2] what I proposed of the draft, and where I stand, is told to me alone', async () => {
    const room = await aRoom()
    const { event, odile, nadia, zoe } = room
    await tablee.command(event, odile.token, { type: 'share-draft', open: true })
    const { amendment } = await tablee.command(event, zoe.token, { type: 'amend', part: 'part-t1', text: 'Shorter.' })
    await tablee.command(event, nadia.token, {
      type: 'support-amendment',
      amendment: String(amendment),
      stance: 'against',
    })
    const mine = async (who: Joined) =>
      ((await tablee.call('GET', `events/${event.id}/me`, { token: who.token })).body as unknown as Me).amendments
    expect(await mine(zoe)).toEqual({ own: [amendment], stances: {} })
    expect(await mine(nadia)).toEqual({ own: [], stances: { [String(amendment)]: 'against' } })
    expect(await mine(odile)).toBeUndefined()
  })
})
