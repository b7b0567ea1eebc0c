import sharp from 'sharp'
import * as Y from 'yjs'
import { unzipSync } from 'fflate'
import { addLink, putOnPlate, setRemoval } from '../../shared/document/cloth-edits.ts'
import type { CreatedEvent, Joined } from '../../shared/protocol/api.ts'
import { ADMIN_KEY, type Answer, type TestServer } from '../support/a-server.ts'
import { writeNote } from '../support/notes.ts'
import { settle } from '../support/socket-pair.ts'

export const SENTENCE = {
  shared: 'Un banc devant chaque porte',
  other: 'Qui garde les clés ?',
  aside: 'Une phrase écartée par la modération',
  takenBack: 'Une phrase que son auteur reprend',
} as const

export interface Lived {
  readonly event: CreatedEvent
  readonly facilitator: Joined
  readonly zoe: Joined
  readonly karim: Joined
  readonly notes: Readonly<Record<keyof typeof SENTENCE, string>>
}

/** A café with something of everything, lived through the interface: two tables, a photo, a logo, a synthesis, dots, a thread. */
export async function liveACafe(tablee: TestServer, fields: Readonly<Record<string, unknown>> = {}): Promise<Lived> {
  const event = await tablee.create({
    title: 'Le Café des voisins',
    organisers: 'La Maison du quartier',
    date: '2018-10-04',
    themes: [
      { title: { fr: 'Que partager ?', en: 'What to share?' }, zones: [{ fr: 'dehors', en: 'outside' }] },
      { title: { fr: 'Comment durer ?', en: 'How to last?' } },
    ],
    rounds: { count: 2 },
    movement: 'free',
    people: [{ name: 'Annoncée', email: 'annoncee@example.org' }],
    ...fields,
  })
  const join = (name: string, more: object = {}) => {
    tablee.clock.advance(1_000)
    return tablee.join(event, { key: event.keys.participant, name, table: 't1', ...more })
  }
  const facilitator = await join('Fabienne', { key: event.keys.facilitator })
  const zoe = await join('Zoé', {
    organisation: 'La Fanfare',
    email: 'zoe@example.org',
    consent: { name: true, email: false },
  })
  const karim = await join('Karim')
  const lead = (command: object) => tablee.command(event, facilitator.token, command as never)
  await lead({ type: 'start' })
  for (const who of [zoe, karim])
    await tablee.call('PATCH', `events/${event.id}/me`, { token: who.token, body: { table: 't1' } })
  await lead({ type: 'announce', text: 'Le café est servi', to: ['phones', 'wall'] })

  const cloth = await tablee.guest(event, zoe, 'table-t1')
  const by = zoe.alias?.['t1'] ?? zoe.person.id
  const write = (text: string, zone?: number) =>
    writeNote(cloth, text, { by, round: 1, at: tablee.clock.now(), ...(zone === undefined ? {} : { zone }) })
  const shared = await write(SENTENCE.shared, 0)
  const other = await write(SENTENCE.other)
  const aside = await write(SENTENCE.aside)
  const takenBack = await write(SENTENCE.takenBack)
  putOnPlate(cloth.doc, shared, 'm')
  addLink(cloth.doc, 'l1', { by, a: shared, b: other, kind: 'answers' })
  await settle(cloth)
  setRemoval(cloth.doc, takenBack, 1)
  await settle(cloth)
  await lead({ type: 'set-aside-note', table: 't1', note: aside, reason: 'un nom de trop' })
  await lead({ type: 'welcome', table: 't1', text: 'Bienvenue à la table 1' })

  const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#3a6' } })
    .jpeg()
    .toBuffer()
  await expectStatus(
    tablee.call('POST', `events/${event.id}/tables/t1/photos?alt=La%20nappe`, {
      raw: jpeg,
      token: zoe.token,
      headers: { 'content-type': 'image/jpeg' },
    }),
    201,
  )
  const png = await sharp({ create: { width: 90, height: 30, channels: 3, background: '#285' } })
    .png()
    .toBuffer()
  await expectStatus(
    tablee.call('POST', `events/${event.id}/logo`, {
      raw: png,
      token: ADMIN_KEY,
      headers: { 'content-type': 'image/png' },
    }),
    201,
  )
  await lead({ type: 'open-dots', where: 'tables' })
  await tablee.command(event, zoe.token, { type: 'place-dots', table: 't1', note: shared, count: 2 })
  await lead({ type: 'close-dots', where: 'tables' })
  await lead({ type: 'go-to', phase: 'harvest' })
  await lead({
    type: 'draw-thread',
    name: 'La confiance',
    notes: [
      { table: 't1', note: shared },
      { table: 't1', note: other },
    ],
  })
  await lead({ type: 'open-dots', where: 'harvest' })
  await tablee.command(event, karim.token, { type: 'place-dots', table: 't1', note: shared, count: 1 })

  const desk = await tablee.guest(event, facilitator, 'synthesis')
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.setAttribute('notes', shared)
  const text = new Y.XmlText()
  text.applyDelta([
    { insert: 'Un banc ' },
    { insert: 'relie', attributes: { strong: {} } },
    { insert: ' deux portes.' },
  ])
  paragraph.insert(0, [text])
  const quote = new Y.XmlElement('quote')
  quote.setAttribute('note', takenBack)
  quote.insert(0, [new Y.XmlText(SENTENCE.takenBack)])
  desk.doc.getXmlFragment('part-t1').insert(0, [paragraph, quote])
  await settle(desk)
  await expectStatus(
    tablee.call('POST', `events/${event.id}/versions`, { token: facilitator.token, body: { name: 'Avant relecture' } }),
    201,
  )
  return { event, facilitator, zoe, karim, notes: { shared, other, aside, takenBack } }
}

async function expectStatus(answer: Promise<Answer>, status: number): Promise<Answer> {
  const given = await answer
  if (given.status !== status) throw new Error(`${given.status} instead of ${status}: ${given.text}`)
  return given
}

export const archiveOf = async (tablee: TestServer, event: string, token = ADMIN_KEY): Promise<Buffer> =>
  (await expectStatus(tablee.call('GET', `events/${event}/archive.zip`, { token }), 200)).bytes

export const sendArchive = (tablee: TestServer, raw: Buffer, token = ADMIN_KEY): Promise<Answer> =>
  tablee.call('POST', 'events/import', { raw, token, headers: { 'content-type': 'application/zip' } })

export const importArchive = async (tablee: TestServer, raw: Buffer): Promise<CreatedEvent> =>
  (await expectStatus(sendArchive(tablee, raw), 201)).body as unknown as CreatedEvent

/** What an import reads, by file, the hour and the event's own id left out: two archives that hold the same are equal here. */
export function contentsOf(archive: Buffer): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(unzipSync(archive))
      .filter(([name]) => name.startsWith('tablee/'))
      .map(([name, bytes]) => {
        const text = Buffer.from(bytes).toString(name.endsWith('.json') ? 'utf8' : 'base64')
        return [name, name === 'tablee/manifest.json' ? withoutOrigin(text) : text]
      }),
  )
}

function withoutOrigin(text: string): unknown {
  const { event: _event, exportedAt: _exportedAt, ...manifest } = JSON.parse(text) as Record<string, unknown>
  return manifest
}

export const textsOf = (archive: Buffer): string =>
  Object.values(unzipSync(archive))
    .map(bytes => Buffer.from(bytes).toString('utf8'))
    .join('\n')
