import { expect, it } from 'vitest'
import type { Archive } from '../../server/archive/archive.ts'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { type Backups, createBackups } from '../../server/backup/backups.ts'
import { makeAliases } from '../../server/cafe/aliases.ts'
import { Cafes } from '../../server/cafe/cafes.ts'
import { makeLog } from '../../server/log.ts'
import { createRooms } from '../../server/sync/rooms.ts'
import { setRemoval } from '../../shared/document/cloth-edits.ts'
import { readCloth } from '../../shared/document/cloth-read.ts'
import type { CreatedEvent } from '../../shared/protocol/api.ts'
import { ADMIN_KEY, aServer } from '../support/a-server.ts'
import { createCrashingArchive, type CrashingArchive } from '../support/crashing-archive.ts'
import { createHandClock } from '../support/hand-clock.ts'
import { writeNote } from '../support/notes.ts'
import { settle } from '../support/socket-pair.ts'
import { backUp, backupOf } from './over-http.ts'

const SECRET = 'the secret of a test, which keys are derived from'

async function copyOf(archive: Archive): Promise<Archive> {
  const copy = createMemoryArchive()
  for await (const [put, value] of archive.range('')) await copy.write([{ put, value }])
  return copy
}

interface Before {
  readonly archive: Archive
  readonly event: CreatedEvent
  readonly backup: Uint8Array
}
/** A café with a backup of this morning; since then words were written, somebody came and somebody was forgotten. */
async function aCafe(): Promise<Before> {
  const archive = createMemoryArchive()
  const tablee = await aServer({ archive: { ...archive, close: async () => {} } })
  const event = await tablee.create()
  const join = (name: string) => tablee.join(event, { key: event.keys.participant, name, table: 't1' })
  const [zoe, karim] = [await join('Zoé'), await join('Karim')]
  const cloth = await tablee.guest(event, zoe, 'table-t1')
  await writeNote(cloth, 'Ce matin')
  const karims = await tablee.guest(event, karim, 'table-t1')
  setRemoval(karims.doc, await writeNote(karims, 'De Karim, repris'), 1)
  await settle(karims, cloth)
  const backup = await backupOf(await backUp(tablee), event.id)
  await writeNote(cloth, 'Ce soir')
  await join('Ana')
  await tablee.call('DELETE', `events/${event.id}/me`, { token: karim.token })
  await tablee.close()
  return { archive, event, backup }
}

async function backupsOver(archive: Archive): Promise<{ backups: Backups; cafes: Cafes }> {
  const [timers, log, aliases] = [createHandClock(), makeLog('silent', () => {}), makeAliases(SECRET)]
  const rooms = createRooms({ archive, timers, onStorageFailure: () => {} })
  const cafes = await Cafes.open(archive, { rooms, timers, aliases, log }, SECRET)
  const backups = createBackups({ archive, timers, log, aliases, cafes, secret: SECRET, version: 'test' })
  return { backups, cafes }
}
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** What the next process finds: the words at the table, and who there is. */
async function found(
  archive: Archive,
  event: CreatedEvent,
): Promise<{ texts: string[]; people: string[]; words: string }> {
  const tablee = await aServer({ archive: { ...archive, close: async () => {} } })
  const view = await tablee.call('GET', `events/${event.id}`, { token: ADMIN_KEY })
  const room = await tablee.server.context.rooms.open(event.id, 'table-t1')
  const texts = room.read(doc => readCloth(doc, 3).notes.map(note => note.text))
  const state = tablee.server.context.cafes.get(event.id)?.state
  const people = [...(state?.people.values() ?? [])].filter(each => !each.gone).map(each => each.name)
  let words = ''
  for await (const [, value] of archive.range('')) words += Buffer.from(value).toString('utf8')
  await tablee.close()
  return { texts: texts.sort(), people: view.status === 200 ? people.sort() : [], words }
}

it('[U3] [D6] a process that dies at any of its calls to the store while it restores leaves the event as it was or as the backup has it', {
  timeout: 60_000,
}, async () => {
  const before = await aCafe()
  const old = { texts: ['Ce matin', 'Ce soir'], people: ['Ana', 'Zoé'] }
  const restored = { texts: ['Ce matin'], people: ['Ana', 'Zoé'] }
  const outcomes = new Set<string>()

  async function die(diesAt: number, when: 'before' | 'after'): Promise<CrashingArchive> {
    const disk = await copyOf(before.archive)
    const mortal = createCrashingArchive(disk, diesAt, when)
    let isDone = false
    const living = backupsOver(mortal).then(async ({ backups, cafes }) => {
      await backups.restore(before.event.id, once(before.backup))
      isDone = true
      return cafes.stop()
    })
    living.catch(fault => expect.fail(String(fault)))
    while (!isDone && !mortal.isDead()) await new Promise(resolve => setImmediate(resolve))
    const { words, ...after } = await found(disk, before.event)
    const isOld = JSON.stringify(after) === JSON.stringify(old)
    outcomes.add(isOld ? 'old' : 'restored')
    expect([diesAt, when, after]).toEqual([diesAt, when, isOld ? old : restored])
    // Whoever was forgotten since is not there again, for no moment.
    expect([diesAt, when, words.includes('De Karim')]).toEqual([diesAt, when, false])
    return mortal
  }

  const calls = (await die(Number.POSITIVE_INFINITY, 'before')).calls()
  expect(calls).toBeGreaterThan(10)
  for (let diesAt = 1; diesAt <= calls; diesAt++)
    for (const when of ['before', 'after'] as const) await die(diesAt, when)
  expect([...outcomes].sort()).toEqual(['old', 'restored'])
})
