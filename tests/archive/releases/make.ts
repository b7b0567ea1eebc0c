/**
 * Makes the fixture of a release: a small data folder as this very release stores it, lived through its own interface, and what has
 * to be readable in it by every later one. Run it once, with the code of that release:
 *
 *     node --import tsx tests/archive/releases/make.ts tests/archive/releases/<version>
 *
 * The clock is turned by hand and stands in October 2018; whoever opens it turns theirs likewise, or retention erases all of it.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import process from 'node:process'
import { zipSync } from 'fflate'
import { openLevelArchive } from '../../../server/archive/level.ts'
import { createMemoryArchive } from '../../../server/archive/memory.ts'
import { readCloth } from '../../../shared/document/cloth-read.ts'
import { treeOf } from '../../../shared/document/synthesis-tree.ts'
import { setRemoval } from '../../../shared/document/cloth-edits.ts'
import { tablesOf } from '../../../shared/domain/plan.ts'
import type { CreatedEvent, Joined } from '../../../shared/protocol/api.ts'
import { liveACafe, SENTENCE } from '../../exports/a-lived-cafe.ts'
import { ADMIN_KEY, aServer, type TestServer } from '../../support/a-server.ts'
import { writeNote } from '../../support/notes.ts'
import { settle } from '../../support/socket-pair.ts'

/** Of `aServer`: keys of the fixture's events are derived from it. */
const SECRET = 'the secret of a test, which keys are derived from'
/** Words of somebody who was erased; nothing of them may be found by anybody, in any release. */
const ERASED = { name: 'Prénom-Effacé', words: 'Une phrase que son auteur a reprise avant de partir' }

async function notesOf(tablee: TestServer, event: CreatedEvent): Promise<Record<string, unknown>> {
  const tables: Record<string, unknown> = {}
  for (const { id } of tablesOf(event.plan)) {
    const room = await tablee.server.context.rooms.open(event.id, `table-${id}`)
    const notes = room.read(doc => readCloth(doc, event.plan.plate).notes)
    tables[id] = notes.map(note => ({ id: note.id, text: note.text, by: note.by, removal: note.removal })).sort(byId)
  }
  return tables
}
const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)

const asSeen = ({ person, token, clientIds }: Joined) => ({ ...person, token, clientIds })

/** A whole day up to the harvest: photo, logo, dots, a thread, the compte rendu and a version of it. */
async function aHarvest(tablee: TestServer) {
  const { event, facilitator, zoe, karim, notes } = await liveACafe(tablee, { template: 'isn-2018' })
  const join = (key: string, name: string) => tablee.join(event, { key, name })
  const wall = await join(event.keys.wall, '')
  const host = await join(event.keys.hosts['t2'] ?? '', 'Hélène')
  const erased = await tablee.join(event, { key: event.keys.participant, name: ERASED.name, table: 't1' })
  const cloth = await tablee.guest(event, erased, 'table-t1')
  const by = erased.alias?.['t1'] ?? erased.person.id
  const taken = await writeNote(cloth, ERASED.words, { by, round: 3, at: tablee.clock.now() })
  setRemoval(cloth.doc, taken, 1)
  await settle(cloth)
  cloth.drop()
  await expectStatus(tablee, 'DELETE', `events/${event.id}/me`, erased.token, 204)
  const room = await tablee.server.context.rooms.open(event.id, 'synthesis')
  return {
    event,
    expected: {
      phase: 'harvest',
      people: { facilitator, zoe, karim, wall, host },
      erased: erased.person.id,
      notes: await notesOf(tablee, event),
      setAside: notes.aside,
      synthesis: room.read(doc => treeOf(doc.getXmlFragment('part-t1'))),
      sentences: SENTENCE,
    },
  }
}

/** A day in its first walk: the bell has rung, and the second round begins by the clock. */
async function aWalk(tablee: TestServer) {
  const event = await tablee.create({
    template: 'isn-2018',
    people: [{ name: 'Annoncée', email: 'annoncee@example.org' }],
  })
  const facilitator = await tablee.join(event, { key: event.keys.facilitator })
  const people = await Promise.all(
    ['Inès', 'Paul', 'Ada'].map(name => tablee.join(event, { key: event.keys.participant, name })),
  )
  await tablee.command(event, facilitator.token, { type: 'start' })
  for (const [i, person] of people.entries()) {
    const table = person.seats[0]?.table ?? 't1'
    const cloth = await tablee.guest(event, person, `table-${table}`)
    for (const n of [1, 2])
      await writeNote(cloth, `Idée ${n} de la personne ${i + 1}`, {
        by: person.person.id,
        round: 1,
        at: tablee.clock.now(),
      })
  }
  await tablee.command(event, facilitator.token, { type: 'ring' })
  tablee.clock.advance(30_000)
  await turns()
  const state = tablee.server.context.cafes.get(event.id)?.state
  if (state?.phase !== 'transfer') throw new Error('the bell did not ring')
  const [ines, paul, ada] = people
  if (ines === undefined || paul === undefined || ada === undefined) throw new Error('somebody did not come')
  return {
    event,
    expected: { phase: 'transfer', people: { facilitator, ines, paul, ada }, notes: await notesOf(tablee, event) },
  }
}

/** Lets what the clock started go through. */
async function turns(): Promise<void> {
  for (let i = 0; i < 40; i++) await new Promise(resolve => setImmediate(resolve))
}

async function expectStatus(tablee: TestServer, method: 'DELETE', path: string, token: string, status: number) {
  const answer = await tablee.call(method, path, { token })
  if (answer.status !== status) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
}

function filesIn(folder: string): Record<string, Uint8Array> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(each => each.isFile())
  return Object.fromEntries(
    files
      .map(each => join(each.parentPath, each.name))
      .filter(path => !/\/(?:LOCK|LOG|LOG\.old)$/.test(path))
      .map(path => [relative(folder, path), readFileSync(path)]),
  )
}

async function make(target: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-release-'))
  // Lived in memory, where a turn of the loop is enough for anything to be stored, then laid down as it is.
  const archive = createMemoryArchive()
  const tablee = await aServer({ archive: { ...archive, close: async () => {} } })
  const walk = await aWalk(tablee)
  const harvest = await aHarvest(tablee)
  const gone = await tablee.create({ template: 'isn-2018' })
  await expectStatus(tablee, 'DELETE', `events/${gone.id}`, ADMIN_KEY, 204)
  tablee.clock.advance(2_000)
  await turns()
  const now = tablee.clock.now()
  await tablee.close()
  const level = await openLevelArchive(join(folder, 'archive'))
  for await (const [put, value] of archive.range('')) await level.write([{ put, value }])
  await level.close()
  const told = [harvest, walk].map(({ event, expected: { people, ...expected } }) => ({
    id: event.id,
    title: event.plan.title,
    code: event.code,
    keys: event.keys,
    ...expected,
    people: Object.fromEntries(Object.entries(people).map(([name, joined]) => [name, asSeen(joined)])),
  }))
  writeFileSync(join(folder, 'secret'), `${SECRET}\n`)
  writeFileSync(join(folder, 'admin-key'), `${ADMIN_KEY}\n`)
  const zip = zipSync(filesIn(folder), { level: 9, mtime: '2018-10-04T12:00:00' })
  writeFileSync(join(target, 'data.zip'), zip)
  const expected = { now, events: told, erasedEvent: gone.id, erasedWords: ERASED }
  writeFileSync(join(target, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`)
  rmSync(folder, { recursive: true, force: true })
  process.stdout.write(`${target}/data.zip: ${zip.length} bytes, ${createHash('sha256').update(zip).digest('hex')}\n`)
}

const [target] = process.argv.slice(2)
if (target === undefined) throw new Error('Which folder?')
await make(target)
