import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { versionPrefix, VERSIONS } from '../../server/cafe/versions.ts'
import { setRemoval } from '../../shared/document/cloth-edits.ts'
import { treeOf } from '../../shared/document/synthesis-tree.ts'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import type { Version, VersionSummary } from '../../shared/protocol/versions.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { writeNote } from '../support/notes.ts'
import { settle } from '../support/socket-pair.ts'

let tablee: TestServer
afterEach(() => tablee.close())

const MINUTE = 60_000
interface Room {
  readonly event: CreatedEvent
  readonly fay: Joined
  readonly nadia: Joined
  readonly zoe: Joined
}
async function aRoom(): Promise<Room> {
  tablee = await aServer()
  const event = await tablee.create({ template: 'isn-2018' })
  return {
    event,
    fay: await tablee.join(event, { key: event.keys.facilitator, name: 'Fay' }),
    nadia: await tablee.join(event, { key: event.keys.hosts['t1'] ?? '', name: 'Nadia' }),
    zoe: await tablee.join(event, { key: event.keys.participant, name: 'Zoe-Example', table: 't1' }),
  }
}
const turns = async (): Promise<void> => {
  for (let i = 0; i < 60; i++) await new Promise(resolve => setImmediate(resolve))
}
/** Writes a paragraph at the end of a part, as the editor would. */
async function write({ event }: Room, part: string, text: string): Promise<void> {
  const room = await tablee.server.context.rooms.open(event.id, 'synthesis')
  await room.write(doc => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    const fragment = doc.getXmlFragment(part)
    fragment.insert(fragment.length, [paragraph])
  })
}
async function quote({ event }: Room, part: string, note: string, words: string): Promise<void> {
  const room = await tablee.server.context.rooms.open(event.id, 'synthesis')
  await room.write(doc => {
    const [said, from] = [new Y.XmlElement('quote'), new Y.XmlElement('paragraph')]
    said.setAttribute('note', note)
    said.setAttribute('table', 't1')
    said.insert(0, [new Y.XmlText(words)])
    from.setAttribute('notes', `${note} another-note`)
    from.insert(0, [new Y.XmlText('What it means.')])
    doc.getXmlFragment(part).insert(0, [said, from])
  })
}
const versionsFor = async ({ event }: Room, who: Joined): Promise<VersionSummary[]> =>
  (await tablee.call('GET', `events/${event.id}/versions`, { token: who.token })).body['versions'] as VersionSummary[]
const keep = ({ event }: Room, who: Joined, body: unknown = {}) =>
  tablee.call('POST', `events/${event.id}/versions`, { token: who.token, body })
const read = async ({ event }: Room, who: Joined, id: string): Promise<Version> =>
  (await tablee.call('GET', `events/${event.id}/versions/${id}`, { token: who.token })).body as unknown as Version
async function stored(): Promise<string> {
  let all = ''
  for await (const [key, value] of tablee.archive.range('')) all += key + Buffer.from(value).toString('latin1')
  return all
}

describe('versions of the compte rendu', () => {
  it('are kept by hand, with a name, who and which parts changed', async () => {
    const room = await aRoom()
    await write(room, 'part-t1', 'One.')
    expect((await keep(room, room.nadia, { name: 'After the day' })).status).toBe(201)
    await write(room, 'part-t1', 'Two.')
    await write(room, 'after', 'Thanks.')
    tablee.clock.advance(1_000)
    const kept = await keep(room, room.fay, { name: '  Reread ' })
    expect(kept.body).toMatchObject({ name: 'Reread', by: 'Fay', kind: 'named', units: 15 })
    expect(await versionsFor(room, room.nadia)).toMatchObject([
      {
        name: 'Reread',
        changed: [
          { part: 'part-t1', before: 4, units: 8 },
          { part: 'after', before: 0, units: 7 },
        ],
      },
      { name: 'After the day', by: 'Nadia', changed: [{ part: 'part-t1', before: 0, units: 4 }] },
    ])
    const first = (await versionsFor(room, room.fay)).at(-1)?.id ?? ''
    expect((await read(room, room.fay, first)).parts).toEqual({
      'part-t1': [{ type: 'paragraph', content: [{ type: 'text', text: 'One.' }] }],
    })
  })

  it('are for those who write it', async () => {
    const room = await aRoom()
    expect((await keep(room, room.zoe, { name: 'Mine' })).status).toBe(403)
    expect((await tablee.call('GET', `events/${room.event.id}/versions`, { token: room.zoe.token })).status).toBe(403)
    expect((await tablee.call('GET', `events/${room.event.id}/versions`)).status).toBe(401)
    expect((await keep(room, room.fay, { name: ' ' })).status).toBe(422)
    const missing = await tablee.call('GET', `events/${room.event.id}/versions/v0`, { token: room.fay.token })
    expect(missing.body.error?.code).toBe('unknown-version')
  })

  it('are kept by themselves while people write, and not in a pause', async () => {
    const room = await aRoom()
    await write(room, 'part-t1', 'One.')
    await write(room, 'part-t1', 'Two.')
    tablee.clock.advance(10 * MINUTE)
    await turns()
    expect(await versionsFor(room, room.fay)).toMatchObject([{ kind: 'auto', units: 8 }])
    tablee.clock.advance(60 * MINUTE)
    await turns()
    expect(await versionsFor(room, room.fay)).toHaveLength(1)
    for (let i = 0; i < VERSIONS.auto + 3; i++) {
      await write(room, 'part-t2', `${i}`)
      tablee.clock.advance(10 * MINUTE)
      await turns()
    }
    const all = await versionsFor(room, room.fay)
    expect(all).toHaveLength(VERSIONS.auto)
    expect(all[0]?.changed).toMatchObject([{ part: 'part-t2' }])
  })

  it('[Z4] the text that others begin to read is kept: when the draft is shared, and when it is published', async () => {
    const room = await aRoom()
    await write(room, 'part-t1', 'One.')
    await tablee.command(room.event, room.fay.token, { type: 'share-draft', open: true })
    tablee.clock.advance(1_000)
    const owner = await tablee.join(room.event, { key: room.event.keys.organiser, name: 'Odile' })
    await tablee.command(room.event, owner.token, { type: 'publish' })
    expect(await versionsFor(room, room.fay)).toMatchObject([
      { kind: 'publish', by: 'Odile', changed: [] },
      { kind: 'share', by: 'Fay' },
    ])
    expect((await keep(room, room.fay)).status).toBe(204)
    await write(room, 'part-t1', 'Two.')
    tablee.clock.advance(1_000)
    expect((await keep(room, room.fay)).body).toMatchObject({ kind: 'restore' })
  })

  it('go with the event', async () => {
    const room = await aRoom()
    await write(room, 'part-t1', 'One.')
    await keep(room, room.fay, { name: 'First' })
    const key = room.event.keys.organiser
    await tablee.call('DELETE', `events/${room.event.id}`, { token: (await tablee.join(room.event, { key })).token })
    for await (const [left] of tablee.archive.range(versionPrefix(room.event.id))) expect(left).toBe('nothing')
  })

  it('[Z5] follow an erasure: what they quote of notes that are gone goes, and so does the name', async () => {
    const room = await aRoom()
    const cloth = await tablee.guest(room.event, room.zoe, 'table-t1')
    const [kept, gone] = [await writeNote(cloth, 'Kept-words'), await writeNote(cloth, 'Gone-words')]
    await settle(cloth)
    await quote(room, 'part-t1', gone, 'Gone-words')
    await quote(room, 'part-t1', kept, 'Kept-words')
    await keep(room, room.nadia, { name: 'With both' })
    await tablee.command(room.event, room.fay.token, { type: 'share-draft', open: true })
    await tablee.command(room.event, room.zoe.token, {
      type: 'amend',
      part: 'part-t1',
      passage: 'Gone-words',
      text: 'Less sharp, please.',
    })
    setRemoval(cloth.doc, gone, 1)
    await settle(cloth)
    await tablee.call('DELETE', `events/${room.event.id}/me`, { token: room.zoe.token })
    await turns()
    for (const { id } of await versionsFor(room, room.fay)) {
      const text = JSON.stringify((await read(room, room.fay, id)).parts)
      expect(text).toContain('Kept-words')
      expect(text).not.toContain('Gone-words')
      expect(text).not.toContain(gone)
    }
    const report = await tablee.call('GET', `events/${room.event.id}/report.md`, { token: room.fay.token })
    expect(report.text).toContain('Kept-words')
    expect(report.text).not.toContain('Gone-words')
    await tablee.restart()
    const disk = await stored()
    for (const word of ['Gone-words', 'Zoe-Example']) expect(disk).not.toContain(word)
    expect(disk).toContain('Less sharp, please.')
  })
})

describe('a part as plain data', () => {
  it('keeps what the editor knows, in the form in which it reads it', () => {
    const doc = new Y.Doc()
    const [paragraph, note, unknown] = [
      new Y.XmlElement('paragraph'),
      new Y.XmlElement('footnote'),
      new Y.XmlElement('script'),
    ]
    const text = new Y.XmlText()
    text.insert(0, 'bold', { 'strong--12345678': {}, link: { href: 'https://example.org' }, blink: {} })
    text.insert(4, ' plain', { strong: null, link: null, blink: null })
    note.setAttribute('text', 'A source.')
    unknown.insert(0, [new Y.XmlText('kept as words')])
    paragraph.insert(0, [text, note])
    doc.getXmlFragment('before').insert(0, [paragraph, unknown])
    expect(treeOf(doc.getXmlFragment('before'))).toEqual([
      {
        type: 'paragraph',
        content: [
          {
            type: 'text',
            text: 'bold',
            marks: [{ type: 'strong' }, { type: 'link', attrs: { href: 'https://example.org' } }],
          },
          { type: 'text', text: ' plain' },
          { type: 'footnote', attrs: { text: 'A source.' } },
        ],
      },
      { type: 'text', text: 'kept as words' },
    ])
  })
})
