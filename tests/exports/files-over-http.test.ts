import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aServer, type TestServer } from '../support/a-server.ts'
import { type Lived, liveACafe, SENTENCE } from './a-lived-cafe.ts'
import { canvasFaults } from './json-canvas.ts'

let tablee: TestServer
let lived: Lived
beforeEach(async () => {
  tablee = await aServer()
  lived = await liveACafe(tablee)
})
afterEach(() => tablee.close())

const get = (path: string, token = lived.facilitator.token) =>
  tablee.call('GET', `events/${lived.event.id}/${path}`, { token })

describe('a cloth for other programs', () => {
  it('[Y6] comes as JSON Canvas and for Excalidraw, to staff, in the language asked for', async () => {
    const canvas = await get('tables/t1.canvas')
    expect([canvas.status, canvas.headers['content-disposition']]).toEqual([
      200,
      `attachment; filename="${lived.event.id}-t1.canvas"`,
    ])
    expect(canvasFaults(canvas.text)).toEqual([])
    expect(canvas.text).toContain('L’assiette')
    expect((await get('tables/t1.canvas?lang=en')).text).toContain('The plate')
    const excalidraw = await get('tables/t1.excalidraw')
    expect(String(excalidraw.headers['content-type'])).toMatch(/^application\/vnd\.excalidraw\+json/)
    expect(JSON.parse(excalidraw.text)).toMatchObject({ type: 'excalidraw', version: 2 })
    for (const { text } of [canvas, excalidraw]) {
      expect(text).toContain(SENTENCE.shared)
      for (const left of [SENTENCE.aside, SENTENCE.takenBack, 'Zoé', lived.zoe.person.id])
        expect(text).not.toContain(left)
    }
    expect((await get('tables/t1.canvas', lived.zoe.token)).status).toBe(403)
  })

  it('that is not there is said to be so', async () => {
    expect((await get('tables/t9.canvas')).body.error?.code).toBe('unknown-table')
    expect((await get('tables/t1.canvas?lang=de')).status).toBe(422)
    expect((await get('tables/t1.pdf')).status).toBe(404)
  })
})

describe('the notes as open data', () => {
  it('say what ties them together, in words, and name nobody', async () => {
    const csv = (await get('notes.csv')).text.split('\r\n')
    expect(csv[0]).toMatch(/;question;zoneName;groupName;lang;links$/)
    const row = csv.find(line => line.includes(SENTENCE.shared)) ?? ''
    expect(row).toContain('Que partager')
    expect(row).toContain('dehors')
    expect(row).toContain(`answers ${lived.notes.other}`)
    expect((await get('notes.csv?lang=en&sep=,')).text).toContain('What to share?')
    const { notes } = JSON.parse((await get('notes.json')).text) as { notes: Record<string, unknown>[] }
    expect(notes.find(note => note['id'] === lived.notes.shared)).toMatchObject({
      origin: 'typed',
      links: [{ kind: 'answers', to: lived.notes.other }],
    })
    for (const text of [csv.join(), JSON.stringify(notes)]) {
      expect(text).not.toContain('Zoé')
      expect(text).not.toContain(SENTENCE.takenBack)
    }
  })
})
