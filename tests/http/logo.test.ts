import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLogos, LOGO } from '../../server/photos/logo.ts'
import type { CreatedEvent, EventView } from '../../shared/protocol/api.ts'
import { aServer, ADMIN_KEY, type TestServer } from '../support/a-server.ts'

let tablee: TestServer
let event: CreatedEvent
beforeEach(async () => {
  tablee = await aServer()
  event = await tablee.create()
})
afterEach(() => tablee.close())

const square = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 20, g: 90, b: 60, alpha: 0.5 } } })
const send = (raw: Buffer | string, type = 'image/png', token = ADMIN_KEY) =>
  tablee.call('POST', `events/${event.id}/logo`, { raw, token, headers: { 'content-type': type } })
const logoOf = (id = event.id) => tablee.call('GET', `events/${id}/logo`)
const view = async (id = event.id) =>
  (await tablee.call('GET', `events/${id}`, { token: ADMIN_KEY })).body as unknown as EventView

describe('an organiser’s logo', () => {
  it.each(['png', 'jpeg', 'webp'] as const)(
    'as %s is drawn anew, small, and with nothing hidden in it',
    async format => {
      const raw = await square(2_000, 1_000)
        .withExif({ IFD0: { Make: 'A telephone' } })
        .toFormat(format)
        .toBuffer()
      expect((await send(raw, `image/${format}`)).body).toMatchObject({ width: 480, height: 240 })
      const logo = await logoOf()
      expect(logo.headers['content-type']).toBe('image/png')
      const kept = await sharp(logo.bytes).metadata()
      expect(kept).toMatchObject({ format: 'png', width: 480, height: 240 })
      expect(kept.exif).toBeUndefined()
    },
  )

  it('[L8] as SVG is drawn, and nothing in it is run or fetched', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="50">
      <script>alert(1)</script><rect width="100" height="50" fill="#123456"/>
      <image xlink:href="file:///etc/hostname" width="10" height="10"/></svg>`
    expect((await send(svg, 'image/svg+xml')).status).toBe(201)
    const { bytes } = await logoOf()
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(bytes.includes(Buffer.from('script'))).toBe(false)
  })

  it('[L8] that would take hours to draw is given up, and the server goes on', async () => {
    const endless = '<feTurbulence numOctaves="10" baseFrequency="0.9"/>'.repeat(20_000)
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2900" height="2900"><filter id="f" x="0" y="0" width="1" height="1">${endless}</filter><rect width="100%" height="100%" filter="url(#f)"/></svg>`
    const logos = createLogos(tablee.archive, 2_000)
    const drawing = logos.draw(Buffer.from(svg))
    expect(await logos.draw(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'))).toBe('busy')
    // A picture of dots has no part in it.
    expect(await logos.draw(await square(10, 10).png().toBuffer())).toMatchObject({ width: 10 })
    expect(await drawing).toBe('too-long')
  })

  it('stands at the door before anybody has joined, and changes its name with the picture', async () => {
    await send(await square(10, 10).png().toBuffer())
    const door = await tablee.call('GET', `events/${event.id}`, { token: event.keys.participant })
    const first = (door.body as unknown as EventView).logo
    expect(first).toMatchObject({ width: 10, height: 10 })
    await send(await square(20, 10).png().toBuffer())
    expect((await view()).logo?.id).not.toBe(first?.id)
  })

  it('that is no picture, unreadable or too large is refused, and the one before stays', async () => {
    await send(await square(10, 10).png().toBuffer())
    const before = (await view()).logo
    const torn = (await square(300, 300).png().toBuffer()).subarray(0, 200)
    const bomb = `<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">&a;</svg>`
    expect((await send('a text', 'image/png')).status).toBe(415)
    expect((await send(torn)).status).toBe(422)
    expect((await send(bomb, 'image/svg+xml')).status).toBe(422)
    const wide = `<svg xmlns="http://www.w3.org/2000/svg" width="100000" height="100000"><rect width="9" height="9"/></svg>`
    expect((await send(wide, 'image/svg+xml')).status).toBe(422)
    expect((await send(Buffer.alloc(LOGO.sentBytes + 1))).status).toBe(413)
    expect((await view()).logo).toEqual(before)
  }, 60_000)

  it('stands on the cover of the compte rendu, in the page and in the document', async () => {
    const report = async (format: string) =>
      tablee.call('GET', `events/${event.id}/report.${format}`, { token: ADMIN_KEY })
    const before = (await report('docx')).bytes.byteLength
    expect((await report('html')).text).not.toContain('data:image/png')
    await send(await square(300, 100).png().toBuffer())
    expect((await report('html')).text).toMatch(
      /<img src="data:image\/png;base64,[^"]+" width="300" height="100" alt="">/,
    )
    const document = (await report('docx')).bytes
    expect(document.includes(Buffer.from('word/media/'))).toBe(true)
    expect(document.byteLength).toBeGreaterThan(before)
  })

  it('is the organiser’s to set and to take away', async () => {
    const png = await square(10, 10).png().toBuffer()
    const guest = await tablee.join(event, { key: event.keys.participant, name: 'Zoé' })
    expect((await send(png, 'image/png', guest.token)).status).toBe(403)
    expect((await logoOf()).status).toBe(404)
    await send(png)
    expect((await tablee.call('DELETE', `events/${event.id}/logo`, { token: guest.token })).status).toBe(403)
    expect((await tablee.call('DELETE', `events/${event.id}/logo`, { token: ADMIN_KEY })).status).toBe(204)
    expect((await logoOf()).status).toBe(404)
    expect((await view()).logo).toBeUndefined()
  })

  it('[L8] survives a restart, goes with a copy, and is erased with its event', async () => {
    await send(await square(10, 10).png().toBuffer())
    const copy = (await tablee.call('POST', `events/${event.id}/duplicate`, { token: ADMIN_KEY, body: {} })).body
    const id = String(copy['id'])
    await tablee.restart()
    expect((await logoOf()).status).toBe(200)
    await tablee.call('DELETE', `events/${event.id}`, { token: ADMIN_KEY })
    expect((await logoOf()).status).toBe(404)
    expect(await tablee.archive.get(`logo/${event.id}/png`)).toBeUndefined()
    expect((await logoOf(id)).status).toBe(200)
  })
})
