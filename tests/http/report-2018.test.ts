import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Joined } from '../../shared/protocol/api.ts'
import { type Block, type Chapter, footnotesOf, type Report } from '../../shared/reports/model.ts'
import { footnotesOfHtml, footnotesOfMarkdown, wordsOfHtml, wordsOfMarkdown } from '../reports/words.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'
import { AGREED, AMENDMENT, type Event2018, event2018, LEFT_OUT, PEOPLE, SHEETS } from '../support/cafe-2018.ts'
import { textOf } from '../support/report-text.ts'

let tablee: TestServer
let cafe: Event2018
beforeAll(async () => {
  tablee = await aServer()
  cafe = await event2018(tablee)
}, 60_000)
afterAll(() => tablee.close())

const file = (path: string, { token }: Pick<Joined, 'token'> = cafe.facilitator) =>
  tablee.call('GET', `events/${cafe.event.id}/${path}`, { token })
const tree = async (query: string): Promise<Report> =>
  (await file(`report.json?${query}`)).body['report'] as unknown as Report
const chapters = (report: Report): Chapter[] => report.parts.flatMap(part => part.chapters)
const blocks = (report: Report, id: string): readonly Block[] =>
  chapters(report).find(each => each.id === id)?.blocks ?? []

describe('the compte rendu of 2018, made on a server', () => {
  it.each(['fr', 'en', 'both'])('[Q1] every form says the words of the tree, footnotes and all (%s)', async lang => {
    const { text, footnotes } = textOf(await tree(`lang=${lang}&log=1`))
    const [html, markdown] = [await file(`report.html?lang=${lang}&log=1`), await file(`report.md?lang=${lang}&log=1`)]
    expect(wordsOfHtml(html.text)).toEqual(text)
    expect(wordsOfMarkdown(markdown.text)).toEqual(text)
    expect(footnotesOfHtml(html.text)).toEqual(footnotes)
    expect(footnotesOfMarkdown(markdown.text)).toEqual(footnotes)
    expect(footnotes).toHaveLength({ fr: 5, en: 5, both: 10 }[lang] ?? 0)
  })

  it('each written passage carries the name of its part, in the language that was asked for', async () => {
    const parts = (report: Report) =>
      new Set(
        chapters(report)
          .flatMap(each => each.blocks)
          .flatMap(block => block.part ?? []),
      )
    expect([...parts(await tree('lang=fr'))]).toEqual([
      'before',
      'talk',
      'part-t1',
      'part-t2',
      'part-t3',
      'part-t4',
      'perspectives',
      'after',
    ])
    expect([...parts(await tree('lang=en'))]).toEqual([
      'before@en',
      'talk@en',
      'part-t1@en',
      'part-t2@en',
      'part-t2',
      'part-t3@en',
      'part-t4@en',
      'perspectives@en',
      'after',
    ])
  })

  it('[Q3] names those who opted in, their e-mail by the second opt-in alone, and no author', async () => {
    const page = (await file('report.html?lang=fr')).text
    for (const { name = '', email = '', consent } of PEOPLE) {
      expect([name, new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u').test(page)]).toEqual([name, consent?.name === true])
      expect([email, page.includes(email)]).toEqual([email, consent?.name === true && consent.email === true])
    }
    expect(blocks(await tree('lang=fr'), 'participants').find(block => block.kind === 'table')?.rows).toHaveLength(
      AGREED.length,
    )
  })

  it('[Q3] a withdrawn consent is followed in the next export', async () => {
    const amina = cafe.people.find(({ person }) => person.name === 'Amina')
    const consent = (name: boolean) =>
      tablee.call('PATCH', `events/${cafe.event.id}/me`, {
        token: amina?.token ?? '',
        body: { consent: { name, email: true } },
      })
    expect((await file('report.md')).text).toContain('| Amina | ')
    await consent(false)
    expect((await file('report.md')).text).not.toContain('Amina')
    expect((await file('report.md')).text).not.toContain('amina@example.org')
    await consent(true)
  })

  it('[Q5] counts voices, never says whose: one person alone wrote the stories', async () => {
    const page = await tree('lang=fr')
    const came = blocks(page, 'theme-t4').find(block => block.kind === 'table')
    expect(came?.rows).toEqual([['Des récits', '3', '4', '2 à 4', 'une seule']])
    for (const { person } of cafe.people) expect(JSON.stringify(page)).not.toContain(person.id)
  })

  it('tells what travelled, what was left out by choice, what the room asked, and the log without names', async () => {
    const report = await tree('lang=fr&log=1')
    expect(blocks(report, 'travel').find(block => block.kind === 'travel')?.trips).toHaveLength(1)
    const left = JSON.stringify(blocks(report, 'left-out'))
    for (const id of LEFT_OUT) expect(left).toContain(SHEETS.find(sheet => sheet.id === id)?.text)
    expect(blocks(report, 'theme-t2').find(block => block.kind === 'amendment')).toMatchObject({
      text: AMENDMENT,
      meta: '14 mains pour, 2 réserves gardées',
    })
    expect(blocks(report, 'theme-t1').some(block => block.kind === 'amendment')).toBe(false)
    const log = blocks(report, 'moderation-log').find(block => block.kind === 'table')
    expect(log?.rows.map(row => row.slice(1))).toEqual([['3', 'Une note a été mise de côté', 'Deux fois la même note']])
    expect(JSON.stringify(log)).not.toContain('Fabienne')
  })

  it('the room reads it once the draft is shared or the whole published; the tree follows the same rule', async () => {
    const [person] = cafe.people
    if (person === undefined) throw new Error('nobody came')
    expect((await file('report.json', person)).status).toBe(200) // the draft is shared
    const share = (open: boolean) => tablee.command(cafe.event, cafe.facilitator.token, { type: 'share-draft', open })
    await share(false)
    for (const form of ['json', 'md', 'html'])
      expect([form, (await file(`report.${form}`, person)).status]).toEqual([form, 403])
    await share(true)
    expect((await tablee.call('GET', `events/${cafe.event.id}/report.json`)).status).toBe(401)
    expect((await file('report.json?lang=de')).status).toBe(422)
    expect((await file('report.json', { token: ADMIN_KEY })).status).toBe(200)
  })

  it('footnotes hang where they were written', async () => {
    const debate = chapters(await tree('lang=fr')).find(each => each.id === 'talk-2')
    expect(footnotesOf(debate?.blocks ?? []).map(({ number }) => number)).toEqual([3, 4])
  })
})
