import { afterEach, describe, expect, it } from 'vitest'
import { readCloth } from '../../shared/document/cloth-read.ts'
import { putOnPlate } from '../../shared/document/cloth-edits.ts'
import { putBack } from '../../shared/document/synthesis-write.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import type { NextOffer } from '../../shared/protocol/next-cafe.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../support/a-server.ts'
import { writeNote } from '../support/notes.ts'
import { settle } from '../support/socket-pair.ts'

let tablee: TestServer
afterEach(() => tablee.close())

const TOPIC = 'Les communs numériques'
const QUESTION = 'Comment faire vivre un outil partagé ?'

async function aCafeThatWas(): Promise<CreatedEvent> {
  tablee = await aServer()
  const event = await tablee.create({ template: 'isn-2018', people: [{ name: 'Zoé-Example' }] })
  const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Zoé-Example', table: 't2' })
  const cloth = await tablee.guest(event, zoe, 'table-t2')
  putOnPlate(cloth.doc, await writeNote(cloth, 'Garder un guichet'), 'V')
  await writeNote(cloth, 'Not kept')
  await settle(cloth)
  const synthesis = await tablee.server.context.rooms.open(event.id, 'synthesis')
  const text = (words: string) => [{ type: 'text' as const, text: words }]
  await synthesis.write(doc =>
    putBack(doc, 'perspectives', [
      { type: 'heading', attrs: { level: 3, role: 'lead' }, content: text('Une piste') },
      { type: 'paragraph', content: text('Ce qu’elle est.') },
      { type: 'heading', attrs: { level: 3, role: 'topic' }, content: text(TOPIC) },
      { type: 'question', content: text(QUESTION) },
    ]),
  )
  return event
}
const next = (event: CreatedEvent, body: unknown, token = ADMIN_KEY) =>
  tablee.call('POST', `events/${event.id}/next`, { token, body })

describe('the next café', () => {
  it('is offered the topics to pursue with their questions, and the themes with what was kept', async () => {
    const event = await aCafeThatWas()
    const offer = (await tablee.call('GET', `events/${event.id}/next`, { token: ADMIN_KEY }))
      .body as unknown as NextOffer
    expect(offer.topics).toEqual([{ title: TOPIC, questions: [QUESTION] }])
    expect(offer.themes.map(({ id, kept }) => [id, kept])).toEqual([
      ['t1', 0],
      ['t2', 1],
      ['t3', 0],
      ['t4', 0],
    ])
    const zoe = await tablee.join(event, { key: event.keys.participant, name: 'Karim' })
    expect((await tablee.call('GET', `events/${event.id}/next`, { token: zoe.token })).status).toBe(403)
  })

  it('[Z6] begins with them as notes from before the day, of nobody; no person comes along', async () => {
    const event = await aCafeThatWas()
    const made = await next(event, { title: 'La suite', themes: ['t2'], topics: [TOPIC] })
    expect(made.status).toBe(201)
    const { id, plan } = made.body as unknown as CreatedEvent
    expect(plan.title).toBe('La suite')
    expect(plan.date).toBeUndefined()
    expect(plan.people).toEqual([])
    expect(plan.rounds).toEqual(event.plan.rounds)
    expect(plan.themes.map(({ title }) => title['fr'])).toEqual([
      'Comment peut-on utiliser le numérique pour être socialement innovant ?',
      TOPIC,
    ])
    const lying = async (theme: number) => {
      const cloth = await tablee.server.context.rooms.open(id, `table-${plan.themes[theme]?.id ?? ''}`)
      return cloth.read(doc => readCloth(doc, 3).notes.map(({ text, kind, round }) => ({ text, kind, round })))
    }
    expect(await lying(0)).toEqual([{ text: 'Garder un guichet', kind: 'source', round: 0 }])
    expect(await lying(1)).toEqual([{ text: QUESTION, kind: 'question', round: 0 }])
    const notes = await tablee.call('GET', `events/${id}/notes`, { token: ADMIN_KEY })
    expect(notes.text).not.toContain('author')
    expect(JSON.stringify(made.body)).not.toContain('Zoé-Example')
  })

  it('begins with bare cloths when that is wished, and is refused without any theme', async () => {
    const event = await aCafeThatWas()
    const bare = (await next(event, { title: 'La suite', themes: ['t2'], notes: false }))
      .body as unknown as CreatedEvent
    const cloth = await tablee.server.context.rooms.open(bare.id, `table-${bare.plan.themes[0]?.id ?? ''}`)
    expect(cloth.read(doc => readCloth(doc, 3).notes)).toEqual([])
    expect((await next(event, { title: 'La suite' })).status).toBe(422)
    expect((await next(event, { title: '' })).status).toBe(422)
    expect((await next(event, { title: 'La suite', themes: ['t1'] }, event.keys.organiser)).status).toBe(401)
  })
})
