import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { aLogo, pdfFacts } from '../support/a-kit.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'

let tablee: TestServer
let event: CreatedEvent
beforeEach(async () => {
  tablee = await aServer({ publicUrl: 'https://cafe.example.org' })
  event = await tablee.create({ template: 'isn-2018', people: [{ name: 'Zoé' }, { name: 'Karim' }] })
})
afterEach(() => tablee.close())

const kit = (query = '', token = ADMIN_KEY) => tablee.call('GET', `events/${event.id}/kit.pdf${query}`, { token })
const tokenOf = async (role: 'organiser' | 'facilitator' | 'host' | 'participant' | 'wall'): Promise<string> =>
  (await tablee.join(event, { key: event.keys[role], name: `Un ${role}` })).token
const isTold = (): boolean => tablee.server.context.cafes.get(event.id)?.state.told === true

describe('GET …/kit.pdf', () => {
  it('gives the whole kit in the languages of the event, to keep and not to cache', async () => {
    const answer = await kit()
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${event.id}-kit-fr-en.pdf"`,
      'tablee-pdf': 'ua-1',
      'cache-control': 'no-store',
    })
    const facts = pdfFacts(answer.bytes)
    expect(facts).toMatchObject({ tagged: true, isUa: true, languages: ['en', 'fr'] })
    expect(facts.pages).toBe(Number(answer.headers['tablee-pages']))
    expect(facts.bookmarks).toContain('Cartes de place · Seat cards')
  })

  it('gives the parts and the language that are asked for', async () => {
    const english = await kit('?parts=order,signin&lang=en&paper=a4')
    expect(pdfFacts(english.bytes)).toMatchObject({ languages: ['en'], bookmarks: ['Sign-in sheet', 'Running order'] })
    const both = await kit('?parts=signin&lang=both')
    expect(pdfFacts(both.bytes).languages).toEqual(['en', 'fr'])
  })

  it('[T2] is for those who run the café: it holds the way in of everybody else', async () => {
    for (const role of ['organiser', 'facilitator'] as const)
      expect((await kit('?parts=order', await tokenOf(role))).status).toBe(200)
    for (const role of ['host', 'participant', 'wall'] as const)
      expect((await kit('?parts=order', await tokenOf(role))).status).toBe(403)
    for (const key of [event.keys.organiser, 'nobody']) expect((await kit('?parts=order', key)).status).toBe(401)
    expect((await tablee.call('GET', 'events/cnone/kit.pdf', { token: ADMIN_KEY })).status).toBe(404)
    expect(isTold()).toBe(false)
  })

  it.each([
    ['?parts=tables,posters', 'parts'],
    ['?parts=', 'parts'],
    ['?parts=wifi', 'parts'],
    ['?lang=de', 'lang'],
    ['?paper=letter', 'paper'],
    ['?blanks=-1', 'blanks'],
    ['?blanks=201', 'blanks'],
    ['?blanks=many', 'blanks'],
    ['?address=https://elsewhere.example.org', 'address'],
    ['?wifi=secret', 'wifi'],
  ])('refuses %s with the reason', async (query, named) => {
    const answer = await kit(query)
    expect([answer.status, answer.body.error?.code]).toEqual([422, 'invalid'])
    expect(answer.body.error?.message).toContain(named)
  })

  it('carries the organiser’s logo while there is one', async () => {
    const raw = Buffer.from((await aLogo()).png)
    const logo = (method: 'POST' | 'DELETE') =>
      tablee.call(method, `events/${event.id}/logo`, {
        token: ADMIN_KEY,
        ...(method === 'POST' ? { raw, headers: { 'content-type': 'image/png' } } : {}),
      })
    const before = pdfFacts((await kit('?parts=signin')).bytes).alts
    expect((await logo('POST')).status).toBe(201)
    const answer = await kit('?parts=signin')
    expect(answer.headers['tablee-pdf']).toBe('ua-1')
    expect([before.length, pdfFacts(answer.bytes).alts.length]).toEqual([0, 1])
    await logo('DELETE')
    expect(pdfFacts((await kit('?parts=signin')).bytes).alts).toEqual([])
  })

  it('tells the plan when seat cards leave the printer, not before', async () => {
    await kit('?parts=tables,signin')
    expect(isTold()).toBe(false)
    await kit('?parts=seats')
    expect(isTold()).toBe(true)
  })

  it('[T3] makes a thousand seat cards, and answers others meanwhile', async () => {
    event = await tablee.create({
      title: 'Une très grande salle',
      capacity: 1_000,
      themes: Array.from({ length: 5 }, (_, i) => ({ title: `Thème ${i + 1}`, tables: 25 })),
      rounds: { count: 3, minutes: 20, transferMinutes: 3 },
      people: Array.from({ length: 1_000 }, (_, i) => ({ name: `Invité ${i + 1}` })),
    })
    let made = false
    const making = kit('?parts=seats').finally(() => (made = true))
    for (let i = 0; i < 3; i++)
      expect((await tablee.call('GET', `events/${event.id}`, { token: ADMIN_KEY })).status).toBe(200)
    expect(made).toBe(false)
    const answer = await making
    expect([answer.status, answer.headers['tablee-pages']]).toEqual([200, '125'])
  }, 180_000)
})

describe('POST …/kit', () => {
  const asked = { parts: ['wifi'], lang: 'fr', wifi: { name: 'Salle', password: 'un mot bien caché' } }
  const post = (body: unknown, token = ADMIN_KEY) => tablee.call('POST', `events/${event.id}/kit`, { body, token })

  it('prints the card of the network', async () => {
    const answer = await post(asked)
    expect(answer.status).toBe(200)
    expect(pdfFacts(answer.bytes).bookmarks).toEqual(['Le Wi-Fi de la salle'])
    expect((await post({ ...asked, wifi: { ...asked.wifi, hidden: true } })).status).toBe(200)
  })

  it('needs the name of the network, and refuses what is no network', async () => {
    for (const body of [
      { parts: ['wifi'] },
      { parts: [] },
      { parts: ['wifi'], wifi: { name: '' } },
      { parts: ['wifi'], wifi: { name: 'x'.repeat(33) } },
      { parts: ['order'], blanks: 1.5 },
      [],
    ])
      expect([JSON.stringify(body), (await post(body)).status]).toEqual([JSON.stringify(body), 422])
    expect((await post(asked, await tokenOf('participant'))).status).toBe(403)
  })

  it('[T5] keeps the password nowhere: not in the log, not in the archive', async () => {
    await post(asked)
    await post({ ...asked, parts: ['wifi', 'seats'] })
    expect(tablee.lines.join('')).not.toContain('un mot bien caché')
    const kept: string[] = []
    for await (const [key, value] of tablee.archive.range(''))
      kept.push(`${key} ${Buffer.from(value).toString('utf8')}`)
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.join('\n')).not.toContain('un mot bien caché')
  })
})
