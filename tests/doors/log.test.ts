import type { AddressInfo } from 'node:net'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { makeLog } from '../../server/log.ts'
import { serve, type TableeServer } from '../../server/serve.ts'
import { systemTimers } from '../../server/sync/timers.ts'
import { addNote } from '../../shared/document/cloth-edits.ts'
import type { CreatedEvent, Joined, Me } from '../../shared/protocol/api.ts'
import { createHeldArchive } from '../support/held-archive.ts'
import { ADMIN_KEY } from '../support/a-server.ts'

/** A whole small café over real HTTP and WebSockets, with everything logged that can be; then every line is searched. */
const SERVER_SECRET = 'what-keys-are-derived-from-in-this-test'
const closing: (() => void)[] = []
let server: TableeServer | undefined
afterEach(async () => {
  for (const close of closing.splice(0)) close()
  await server?.close()
  server = undefined
})

async function aCafe() {
  const lines: string[] = []
  const archive = createHeldArchive(createMemoryArchive())
  server = await serve({
    archive,
    timers: systemTimers,
    log: makeLog('debug', line => lines.push(line)),
    secret: SERVER_SECRET,
    adminKey: ADMIN_KEY,
  })
  await server.listen(0, '127.0.0.1')
  const url = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`
  const call = async (
    method: string,
    path: string,
    given: { body?: unknown; file?: Uint8Array; token?: string; headers?: Record<string, string> } = {},
  ) => {
    const answer = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: {
        ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(given.token === undefined ? {} : { authorization: `Bearer ${given.token}` }),
        ...given.headers,
      },
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
      ...(given.file === undefined ? {} : { body: Buffer.from(given.file) }),
    })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    return {
      bytes,
      status: answer.status,
      text,
      json: text.startsWith('{') ? (JSON.parse(text) as never) : (undefined as never),
    }
  }
  return { lines, archive, url, call }
}

/** The unmodified provider of this person on a document, in step; `refused` resolves when the server shut the door. */
async function provide(url: string, event: string, who: Joined, document: string, client = 0) {
  class Socket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { authorization: `Bearer ${who.token}` } })
    }
  }
  const doc = new Y.Doc()
  doc.clientID = who.clientIds[client] ?? 0
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync/${event}`, document, doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  closing.push(() => provider.destroy())
  const refused = new Promise<void>(resolve => provider.on('connection-close', () => resolve()))
  await new Promise<void>(resolve => provider.once('sync', () => resolve()))
  return { doc, refused }
}
const UUID = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const write = (doc: Y.Doc, n: number, by: string, text: string): void =>
  addNote(doc, { id: UUID(n), core: { by, round: 0, at: 0 }, text, kind: 'idea', pos: [1, 1, 'V'], zone: null })

const PEOPLE = [
  { name: 'Philibertine', organisation: 'Maison-Verte', email: 'philibertine@example.org', wishes: ['pres-du-poele'] },
  { name: 'Archibald-Karim', organisation: 'Atelier-Bleu', email: 'archibald@example.org', wishes: ['loin-du-bruit'] },
] as const
const WORDS = ['Une-idee-tres-reconnaissable', 'Mots-caches-de-personne', 'Note-refusee-a-la-porte', 'Sortie-de-table']

describe('the log of a whole café', () => {
  it('[A9] holds no key, token, code, name, e-mail or word of anybody, at the level that says the most', async () => {
    const { lines, archive, url, call } = await aCafe()
    const secrets = new Set<string>([ADMIN_KEY, SERVER_SECRET, ...WORDS])
    const event = (
      await call('POST', 'events', {
        token: ADMIN_KEY,
        body: { template: 'isn-2018', title: 'Titre-a-ne-pas-noter', notes: { hidden: true }, dots: { table: 5 } },
      })
    ).json as CreatedEvent
    secrets.add('Titre-a-ne-pas-noter').add(event.code)
    const { hosts, ...keys } = event.keys
    for (const key of [...Object.values(keys), ...Object.values(hosts)]) secrets.add(key)
    const path = `events/${event.id}`
    const join = async (body: unknown): Promise<Joined> => (await call('POST', `${path}/join`, { body })).json as Joined
    const keep = (who: Joined): Joined => {
      secrets.add(who.token).add(who.token.split('.')[1] ?? '')
      return who
    }

    const organiser = keep(await join({ key: event.keys.organiser, name: 'Odilon-le-Grand' }))
    const facilitator = keep(await join({ key: event.keys.facilitator, name: 'Fabiola-du-Cafe' }))
    const host = keep(await join({ key: hosts['t1'], name: 'Hortensia-Nadia' }))
    for (const name of ['Odilon-le-Grand', 'Fabiola-du-Cafe', 'Hortensia-Nadia']) secrets.add(name)
    const guests: Joined[] = []
    for (const person of PEOPLE) {
      guests.push(keep(await join({ code: event.code, consent: { name: true, email: true }, table: 't1', ...person })))
      for (const each of [person.name, person.organisation, person.email, ...person.wishes]) secrets.add(each)
    }
    const [zoe, karim] = guests
    if (zoe === undefined || karim === undefined) throw new Error('nobody came')
    const me = (await call('GET', `${path}/me`, { token: zoe.token })).json as Me
    const personal = me.personal ?? { code: '', link: '' }
    secrets.add(personal.code).add(new URL(personal.link).hash.slice(3))
    keep(await join({ personal: personal.code }))
    const device = keep(await join({ personal: new URL(personal.link).hash.slice(3) }))
    await call('DELETE', `${path}/me/session`, { token: device.token })
    await call('POST', `${path}/me/personal`, { token: zoe.token })

    // The day: hidden notes, a reveal, moderation, words to the room, dots, threads, a report, files.
    const say = (token: string, body: unknown) => call('POST', `${path}/commands`, { token, body })
    const own = await provide(url, event.id, zoe, `own-t1-${zoe.person.id}`)
    const cloth = await provide(url, event.id, zoe, 'table-t1', 1)
    const karims = await provide(url, event.id, karim, 'table-t1')
    await provide(url, event.id, karim, 'programme', 1)
    write(own.doc, 1, zoe.person.id, WORDS[1] ?? '')
    write(cloth.doc, 2, zoe.person.id, WORDS[0] ?? '')
    await arrived(karims.doc, UUID(2))
    await say(host.token, { type: 'reveal', table: 't1' })
    await arrived(karims.doc, UUID(1))
    // A forged note is refused, and the line cut.
    write(karims.doc, 3, zoe.person.id, WORDS[2] ?? '')
    await karims.refused
    for (const [token, body] of [
      [facilitator.token, { type: 'start' }],
      [facilitator.token, { type: 'announce', text: 'Annonce-a-taire' }],
      [host.token, { type: 'message', text: 'Message-a-taire' }],
      [host.token, { type: 'welcome', table: 't1', text: 'Accueil-a-taire' }],
      [host.token, { type: 'set-aside-note', table: 't1', note: UUID(2), reason: 'Raison-a-taire' }],
      [facilitator.token, { type: 'open-dots', where: 'tables' }],
      [zoe.token, { type: 'place-dots', table: 't1', note: UUID(1), count: 1 }],
      [facilitator.token, { type: 'go-to', phase: 'harvest' }],
      [
        facilitator.token,
        {
          type: 'draw-thread',
          name: 'Fil-a-taire',
          notes: [
            { table: 't1', note: UUID(1) },
            { table: 't1', note: UUID(2) },
          ],
        },
      ],
      [zoe.token, { type: 'ring' }],
      [zoe.token, { type: 'no-such-command', text: 'Commande-a-taire' }],
    ] as const)
      await say(token, body)
    for (const word of ['Annonce', 'Message', 'Accueil', 'Raison', 'Fil', 'Commande']) secrets.add(`${word}-a-taire`)
    for (const file of [
      'report.md',
      'report.html',
      'report.docx',
      'notes.csv',
      'notes.json',
      'notes',
      'event.ics',
      'rotation',
      '',
    ])
      await call('GET', `${path}/${file}`, { token: organiser.token })
    await call('PATCH', `${path}/me`, { token: zoe.token, body: { email: 'nouvelle-adresse@example.org' } })
    secrets.add('nouvelle-adresse@example.org')

    // Everything that goes wrong: wrong secrets, in every place where one can be shown.
    const wrong = 'Un-secret-mal-recopie-0123456789'
    secrets.add(wrong)
    for (const body of [{ key: wrong }, { code: wrong }, { personal: wrong }, { name: wrong, key: 7 }])
      await call('POST', `${path}/join`, { body })
    await call('POST', 'codes', { body: { code: wrong } })
    await call('POST', 'admin/session', { body: { key: wrong } })
    await call('GET', `${path}/me?token=${wrong}`, { token: wrong })
    await call('GET', `${path}/me`, {
      headers: { cookie: `tablee.${event.id}.${zoe.person.id}=${wrong}`, 'tablee-person': wrong },
    })
    await call('GET', `events/${wrong}/me`, { headers: { origin: `https://${wrong}.example.org` } })
    await fetch(`${url}/${wrong}?k=${wrong}`)
    await fetch(`${url}/api/v1/${path}/commands`, {
      method: 'POST',
      body: `{"type":"${wrong}`,
      headers: { 'content-type': 'application/json' },
    })
    await knock(`${url.replace('http', 'ws')}/sync/${wrong}/table-t1?token=${wrong}`, wrong)
    await knock(`${url.replace('http', 'ws')}/sync/${event.id}/own-t1-${wrong}`, wrong)
    // Files: photos, true and false; the café as a file, whole and faulty; everything, and back again.
    const photo = async (file: Uint8Array, alt: string) =>
      call('POST', `${path}/tables/t1/photos?alt=${alt}`, {
        file,
        token: zoe.token,
        headers: { 'content-type': 'image/jpeg', 'user-agent': 'Appareil-a-taire' },
      })
    const image = sharp({ create: { width: 60, height: 40, channels: 3, background: '#c96' } }).jpeg()
    expect((await photo(new Uint8Array(await image.toBuffer()), 'Photo-a-taire')).status).toBe(201)
    expect((await photo(new TextEncoder().encode('Faux-a-taire'), 'Alt-a-taire')).status).toBe(415)
    const zip = { token: ADMIN_KEY, headers: { 'content-type': 'application/zip' } }
    const whole = await call('GET', `${path}/archive.zip`, { token: organiser.token })
    expect((await call('POST', 'events/import', { ...zip, file: whole.bytes })).status).toBe(201)
    const faulty = zipSync({
      'Fichier-a-taire.json': strToU8('Contenu-a-taire'),
      'manifest.json': strToU8('{"Champ-a-taire":1}'),
    })
    expect((await call('POST', 'events/import', { ...zip, file: faulty })).status).toBe(422)
    const gzip = { token: ADMIN_KEY, headers: { 'content-type': 'application/gzip' } }
    await call('GET', 'backup', { token: ADMIN_KEY })
    await call('POST', `${path}/restore`, { ...gzip, file: new TextEncoder().encode('Sauvegarde-a-taire') })
    for (const word of ['Appareil', 'Photo', 'Faux', 'Alt', 'Fichier', 'Contenu', 'Champ', 'Sauvegarde'])
      secrets.add(`${word}-a-taire`)
    // Frames that are no messages: text, noise, and more than is taken.
    for (const frame of ['Trame-a-taire', new TextEncoder().encode('Bruit-a-taire'), 'Flot-a-taire'.repeat(60_000)])
      await hurl(`${url.replace('http', 'ws')}/sync/${event.id}/table-t1`, zoe.token, frame)
    for (const word of ['Trame', 'Bruit', 'Flot']) secrets.add(`${word}-a-taire`)
    // Through a proxy that tells where people are; and from nowhere.
    await call('GET', path, {
      token: zoe.token,
      headers: { 'x-forwarded-for': '203.0.113.77', via: '1.1 Relais-a-taire' },
    })
    for (const secret of ['203.0.113.77', 'Relais-a-taire', '127.0.0.1']) secrets.add(secret)
    // Refused and refused again: told, and not each time.
    for (let i = 0; i < 200; i++) await call('POST', 'admin/session', { body: { key: `${wrong}-${i}` } })
    // Somebody leaves; then the disk fails.
    await call('DELETE', `${path}/me`, { token: karim.token })
    archive.fail(new Error(`cannot write ${WORDS[3]}`))
    expect((await say(facilitator.token, { type: 'announce', text: WORDS[3] })).status).toBe(503)

    const log = lines.join('')
    expect(lines.length).toBeGreaterThan(60)
    for (const what of ['"call"', '"command"', '"created"', 'refused', '"error"', '"imported"', '"photo"'])
      expect(log).toContain(what)
    const found = [...secrets].filter(secret => secret.length < 4 || log.includes(secret))
    expect(found).toEqual([])
  })
})

/** Resolves when the note is in this copy. */
function arrived(doc: Y.Doc, note: string): Promise<void> {
  const core = doc.getMap('core')
  return new Promise(resolve => {
    if (core.has(note)) return resolve()
    const look = (): void => {
      if (!core.has(note)) return
      core.unobserve(look)
      resolve()
    }
    core.observe(look)
  })
}

/** A socket that is not let in. */
function knock(address: string, secret: string): Promise<void> {
  const socket = new WebSocket(address, [`person.${secret}`], {
    headers: { authorization: `Bearer ${secret}`, cookie: `tablee.x.y=${secret}` },
  })
  return new Promise(resolve => {
    socket.on('close', () => resolve())
    socket.on('error', () => resolve())
  })
}

/** A socket of somebody at the café, on which something comes that is no message; resolves when it was shut for it. */
function hurl(address: string, token: string, frame: string | Uint8Array): Promise<void> {
  const socket = new WebSocket(address, { headers: { authorization: `Bearer ${token}` } })
  socket.on('open', () => socket.send(frame))
  return new Promise(resolve => {
    socket.on('close', () => resolve())
    socket.on('error', () => {})
  })
}
