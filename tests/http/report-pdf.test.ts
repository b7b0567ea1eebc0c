import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PressFailure } from '../../server/print/press.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { aLogo, pdfFacts } from '../support/a-kit.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'
import { readPdf } from '../support/pdf-reader.ts'

let tablee: TestServer
let event: CreatedEvent
beforeEach(async () => {
  tablee = await aServer()
  event = await tablee.create({ template: 'isn-2018' })
})
afterEach(() => tablee.close())

const pdf = (query = '', token = ADMIN_KEY) => tablee.call('GET', `events/${event.id}/report.pdf${query}`, { token })
const tokenOf = async (role: 'facilitator' | 'participant'): Promise<string> =>
  (await tablee.join(event, { key: event.keys[role], name: `Un ${role}` })).token

describe('GET …/report.pdf', () => {
  it('[T4] gives the compte rendu in the first language of the event, and says how many pages and of what sort', async () => {
    const answer = await pdf()
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${event.id}-report-fr.pdf"`,
      'tablee-pdf': 'ua-1',
      'cache-control': 'no-store',
    })
    const facts = pdfFacts(answer.bytes)
    expect(facts).toMatchObject({ tagged: true, isUa: true, title: event.plan.title })
    expect(facts.pages).toBe(Number(answer.headers['tablee-pages']))
    expect(facts.bookmarks).toContain('Que signifie être socialement innovant\u202f?')
  })

  it('gives the other language and the bilingual edition, and no third one', async () => {
    const [english, both, german] = [await pdf('?lang=en'), await pdf('?lang=both'), await pdf('?lang=de')]
    expect(pdfFacts(english.bytes).bookmarks).toContain('What does it mean to be socially innovative?')
    expect(pdfFacts(both.bytes).bookmarks).toEqual(
      expect.arrayContaining([
        'Que signifie être socialement innovant\u202f?',
        'What does it mean to be socially innovative?',
      ]),
    )
    expect(german.status).toBe(422)
  })

  it('is for staff until it is published, then for everybody of the event', async () => {
    const participant = await tokenOf('participant')
    expect((await pdf('', await tokenOf('facilitator'))).status).toBe(200)
    expect((await pdf('', participant)).status).toBe(403)
    expect((await pdf('', 'nobody')).status).toBe(401)
    await tablee.command(event, ADMIN_KEY, { type: 'publish' })
    expect((await pdf('', participant)).status).toBe(200)
  })

  it('carries the organiser’s logo, described by who invites', async () => {
    const { png } = await aLogo()
    const path = `events/${event.id}/logo`
    const headers = { 'content-type': 'image/png' }
    const put = await tablee.call('POST', path, { token: ADMIN_KEY, raw: Buffer.from(png), headers })
    expect(put.status).toBeLessThan(300)
    expect(readPdf((await pdf()).bytes).alts).toContain(event.plan.organisers)
  })

  it('[T3] says in a sentence what to do when others are printing', async () => {
    const { context } = tablee.server
    const { press } = context
    const busy = () => Promise.reject(new PressFailure('busy', 'too many orders wait'))
    Object.assign(context, { press: { ...press, typeset: busy } })
    const answer = await pdf()
    expect([answer.status, answer.body.error?.code]).toEqual([503, 'busy'])
    expect(answer.body.error?.message).toMatch(/Try again in a moment/)
    Object.assign(context, { press })
    expect((await pdf()).status).toBe(200)
  })
})
