import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PHOTO } from '../../shared/domain/photo.ts'
import type { PhotoFacts } from '../../shared/document/programme.ts'
import type { ApiNote, CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { type Answer, aServer, ADMIN_KEY, type TestServer } from '../support/a-server.ts'
import { writeNote } from '../support/notes.ts'

let tablee: TestServer
let event: CreatedEvent
let zoe: Joined
let host: Joined
const GPS = {
  IFD0: { Make: 'A telephone', Model: 'Of somebody' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '2/1 17/1 40/1' },
}
/** A drawing with enough in it that it does not vanish when it is made small. */
const picture = (width = 900, height = 600) =>
  sharp({
    create: { width, height, channels: 3, noise: { type: 'gaussian', mean: 150, sigma: 40 }, background: '#fff' },
  })

beforeEach(async () => {
  tablee = await aServer()
  event = await tablee.create({ template: 'isn-2018' })
  zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé', table: 't1' })
  host = await tablee.join(event, { key: event.keys.hosts['t1'] ?? '', name: 'Nadia' })
})
afterEach(() => tablee.close())

const send = (
  raw: Buffer,
  { who = zoe, table = 't1', type = 'image/jpeg', alt = 'Photo de la nappe' }: Partial<Sent> = {},
): Promise<Answer> =>
  tablee.call('POST', `events/${event.id}/tables/${table}/photos?alt=${encodeURIComponent(alt)}`, {
    raw,
    ...(who === null ? {} : { token: who.token }),
    headers: { 'content-type': type },
  })
interface Sent {
  readonly who: Joined | null
  readonly table: string
  readonly type: string
  readonly alt: string
}
const programmePhotos = async (): Promise<Record<string, PhotoFacts>> => {
  const guest = await tablee.guest(event, zoe, 'programme')
  return guest.doc.getMap('photos').toJSON() as Record<string, PhotoFacts>
}
const taken = async (raw: Buffer, sent: Partial<Sent> = {}): Promise<string> => {
  const answer = await send(raw, sent)
  if (answer.status !== 201) throw new Error(answer.text)
  return String(answer.body['photo'])
}

describe('a photo of a cloth or a sheet', () => {
  it('[F1] PRIV-12, ECO-10: is kept upright, at most 1600 pixels and 300 kB, with nothing of where, when and by what it was taken', async () => {
    const raw = await picture(4_000, 3_000)
      .withExif(GPS)
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 95 })
      .toBuffer()
    expect((await sharp(raw).metadata()).exif).toBeDefined()
    const id = await taken(raw)
    const full = await tablee.call('GET', `events/${event.id}/photos/${id}`, { token: zoe.token })
    const kept = await sharp(full.bytes).metadata()
    expect({ ...kept, size: full.bytes.byteLength <= PHOTO.bytes }).toMatchObject({
      format: 'jpeg',
      width: 1_200,
      height: 1_600,
      size: true,
    })
    expect([kept.exif, kept.icc, kept.iptc, kept.xmp, kept.orientation]).toEqual(Array(5).fill(undefined))
    expect(full.bytes.includes(Buffer.from('telephone'))).toBe(false)
    const thumb = await tablee.call('GET', `events/${event.id}/photos/${id}/thumb`, { token: zoe.token })
    expect(thumb.bytes.byteLength).toBeLessThanOrEqual(PHOTO.thumbBytes)
    expect((await sharp(thumb.bytes).metadata()).exif).toBeUndefined()
  }, 60_000)

  it('is on everybody’s programme, with its table, round and description; the name of who took it where notes carry names', async () => {
    const id = await taken(await picture().png().toBuffer(), { type: 'image/png', alt: ' La nappe du tour 1 ' })
    expect(await programmePhotos()).toEqual({
      [id]: {
        table: 't1',
        round: 0,
        alt: 'La nappe du tour 1',
        by: zoe.person.id,
        at: tablee.clock.now(),
        width: 900,
        height: 600,
      },
    })
  })
  it('[F3] names nobody where notes do not', async () => {
    event = await tablee.create({ template: 'isn-2018', notes: { attribution: 'none' } })
    zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    const id = await taken(await picture().webp().toBuffer(), { type: 'image/webp' })
    expect((await programmePhotos())[id]).not.toHaveProperty('by')
  })
  it('[F2] is shown to people of the event only, and to no cache between', async () => {
    const id = await taken(await picture().jpeg().toBuffer())
    const other = await tablee.create({ template: 'isn-2018' })
    const stranger = await tablee.join(other, { key: other.keys.participant, name: 'Yann' })
    const wall = await tablee.join(event, { key: event.keys.wall })
    const path = `events/${event.id}/photos/${id}`
    const seen = await tablee.call('GET', path, { token: wall.token })
    expect([seen.status, seen.headers['cache-control'], seen.headers['content-type']]).toEqual([
      200,
      'private, max-age=600',
      'image/jpeg',
    ])
    expect((await tablee.call('GET', path, { token: stranger.token })).status).toBe(401)
    expect((await tablee.call('GET', path)).status).toBe(401)
    expect((await tablee.call('GET', `events/${event.id}/photos/constructor`, { token: zoe.token })).status).toBe(404)
    const there = await tablee.call('POST', `events/${other.id}/tables/t1/photos?alt=x`, {
      token: zoe.token,
      raw: await picture().jpeg().toBuffer(),
      headers: { 'content-type': 'image/jpeg' },
    })
    expect(there.status).toBe(401)
  })
  it('is taken away for good by who took it or the table’s host, by nobody else', async () => {
    const id = await taken(await picture().jpeg().toBuffer())
    const karim = await tablee.join(event, { key: event.keys.participant, name: 'Karim' })
    const path = `events/${event.id}/photos/${id}`
    expect((await tablee.call('DELETE', path, { token: karim.token })).body.error?.code).toBe('not-your-photo')
    expect((await tablee.call('DELETE', path, { token: host.token })).status).toBe(204)
    expect((await tablee.call('GET', path, { token: zoe.token })).status).toBe(404)
    expect(await programmePhotos()).toEqual({})
    expect(await keysOf('photo/')).toEqual([])
  })
  it('is described better by who took it; how many notes it shows is anybody’s to say', async () => {
    const id = await taken(await picture().jpeg().toBuffer())
    const karim = await tablee.join(event, { key: event.keys.participant, name: 'Karim' })
    const path = `events/${event.id}/photos/${id}`
    expect((await tablee.call('PATCH', path, { token: karim.token, body: { notes: 15 } })).status).toBe(204)
    expect((await tablee.call('PATCH', path, { token: karim.token, body: { alt: 'Autre' } })).status).toBe(403)
    expect((await tablee.call('PATCH', path, { token: zoe.token, body: { alt: 'Quinze notes' } })).status).toBe(204)
    expect((await programmePhotos())[id]).toMatchObject({ alt: 'Quinze notes', notes: 15 })
  })
  it('[F2] is erased with its event; when its taker is erased, nobody took it', async () => {
    const id = await taken(await picture().jpeg().toBuffer())
    await tablee.call('DELETE', `events/${event.id}/me`, { token: zoe.token })
    zoe = host
    expect((await programmePhotos())[id]).not.toHaveProperty('by')
    expect(await keysOf('photo/')).toHaveLength(2)
    await tablee.call('DELETE', `events/${event.id}`, { token: ADMIN_KEY })
    expect(await keysOf('photo/')).toEqual([])
  })
  it('stays after a restart', async () => {
    const id = await taken(await picture().jpeg().toBuffer())
    await tablee.restart()
    expect((await tablee.call('GET', `events/${event.id}/photos/${id}`, { token: zoe.token })).status).toBe(200)
  })
})

describe('what is not taken', () => {
  it('a file that is no photo, whatever it is called', async () => {
    expect((await send(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).body.error?.code).toBe('not-an-image')
    expect((await send(Buffer.from('GIF89a……………'), { type: 'image/gif' })).body.error?.code).toBe('not-an-image')
    expect((await send(Buffer.alloc(0))).status).toBeGreaterThanOrEqual(400)
  })
  it('HEIC, with a sentence that says what to do', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(16)])
    const { status, body } = await send(heic, { type: 'image/heic' })
    expect([status, body.error?.code]).toEqual([415, 'heic'])
    expect(body.error?.message).toContain('JPEG')
  })
  it('[F4] a file that ends in the middle, and nothing of it stays', async () => {
    const whole = await picture().jpeg().toBuffer()
    expect((await send(whole.subarray(0, whole.byteLength / 2))).body.error?.code).toBe('unreadable')
    expect(await keysOf('photo/')).toEqual([])
  })
  it('[F4] a bomb: few bytes that unfold to very many pixels', async () => {
    const bomb = await sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: '#888' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.byteLength).toBeLessThan(PHOTO.sentBytes)
    expect((await send(bomb, { type: 'image/png' })).body.error?.code).toBe('too-many-pixels')
  }, 60_000)
  it('a file that is too large, and a photo without a description', async () => {
    expect((await send(Buffer.alloc(PHOTO.sentBytes + 1, 0xff))).status).toBe(413)
    expect((await send(await picture().jpeg().toBuffer(), { alt: '  ' })).status).toBe(422)
  })
  it('anything from who may not write: the wall, a follower, nobody, at no such table, after the end', async () => {
    const raw = await picture(60, 40).jpeg().toBuffer()
    const wall = await tablee.join(event, { key: event.keys.wall })
    const follower = await tablee.join(event, { key: event.keys.participant, name: 'Paul' })
    await tablee.call('PATCH', `events/${event.id}/me`, { token: follower.token, body: { following: true } })
    expect((await send(raw, { who: wall })).status).toBe(403)
    expect((await send(raw, { who: follower })).status).toBe(403)
    expect((await send(raw, { who: null })).status).toBe(401)
    expect((await send(raw, { table: 't9' })).body.error?.code).toBe('unknown-table')
    const { body } = await tablee.call('POST', `events/${event.id}/commands`, {
      token: ADMIN_KEY,
      body: { type: 'start' },
    })
    expect(body['phase']).toBe('round')
    await tablee.call('POST', `events/${event.id}/commands`, { token: ADMIN_KEY, body: { type: 'close' } })
    expect((await send(raw)).body.error?.code).toBe('event-closed')
  })
  it('a photo in the place of another call’s body', async () => {
    const answer = await tablee.call('POST', `events/${event.id}/commands`, {
      token: zoe.token,
      raw: await picture(60, 40).jpeg().toBuffer(),
      headers: { 'content-type': 'image/jpeg' },
    })
    expect(answer.status).toBe(415)
  })
  it('more than an event keeps', async () => {
    const raw = await picture(60, 40).jpeg().toBuffer()
    const first = await taken(raw)
    const cafe = tablee.server.context.cafes.get(event.id)
    const known = cafe?.state.photos?.[first]
    if (cafe === undefined || known === undefined) throw new Error('the photo is not there')
    // As if so many had been taken already.
    const all = Array.from({ length: PHOTO.perEvent }, (_, at) => [at === 0 ? first : `ph${at}`, known] as const)
    await cafe.change(state => ({ ok: true, state: { ...state, photos: Object.fromEntries(all) } }))
    expect((await send(raw)).body.error?.code).toBe('photos-full')
    await tablee.call('DELETE', `events/${event.id}/photos/${first}`, { token: zoe.token })
    expect((await send(raw)).status).toBe(201)
  })
})

describe('notes typed from a photo', () => {
  const type = async (photo: string, text: string): Promise<string> => {
    const guest = await tablee.guest(event, zoe, 'table-t1')
    return writeNote(guest, text, { photo })
  }
  const notes = async (): Promise<ApiNote[]> =>
    (await tablee.call('GET', `events/${event.id}/notes`, { token: zoe.token })).body['notes'] as ApiNote[]

  it('say so in the open data: origin «photo»', async () => {
    const photo = await taken(await picture(60, 40).jpeg().toBuffer())
    await type(photo, 'Lu sur la nappe')
    expect(await notes()).toMatchObject([{ text: 'Lu sur la nappe', origin: 'photo' }])
  })
  it('are refused when the photo is of another table, and taken when it was taken away meanwhile', async () => {
    const elsewhere = await taken(await picture(60, 40).jpeg().toBuffer(), { table: 't2' })
    await expect(type(elsewhere, 'D’ailleurs')).rejects.toThrow('bad-value')
    const here = await taken(await picture(60, 40).jpeg().toBuffer())
    await tablee.call('DELETE', `events/${event.id}/photos/${here}`, { token: zoe.token })
    await type(here, 'D’ici')
    expect((await notes()).map(note => note.text)).toEqual(['D’ici'])
  })
})

const keysOf = async (prefix: string): Promise<string[]> => {
  const keys: string[] = []
  for await (const [key] of tablee.archive.range(prefix)) keys.push(key)
  return keys
}
