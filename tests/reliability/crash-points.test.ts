import { describe, expect, it } from 'vitest'
import type { Archive } from '../../server/archive/archive.ts'
import { createMemoryArchive } from '../../server/archive/memory.ts'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import { setText } from '../../shared/document/cloth-edits.ts'
import { aCafe, contents, type TestCafe, writeNote } from '../support/cafe-in-memory.ts'
import { createCrashingArchive, type CrashingArchive } from '../support/crashing-archive.ts'
import { aSituation, type TestSituation } from '../support/situation.ts'
import { type Guest, settle } from '../support/socket-pair.ts'

const SHORT_OF_FOLDING = 498

async function copyOf(archive: Archive): Promise<Archive> {
  const copy = createMemoryArchive()
  for await (const [put, value] of archive.range('')) await copy.write([{ put, value }])
  return copy
}

/** A table whose log is just short of being folded, and the copy that Ana holds of it. */
async function aLongLog(): Promise<{ archive: Archive; situation: TestSituation; ana: Guest; note: string }> {
  const archive = createMemoryArchive()
  const situation = aSituation()
  const cafe = aCafe({ archive, situation })
  const ana = cafe.guest('ana')
  await settle(ana)
  const note = writeNote(ana.doc, { by: 'ana' })
  for (let i = 1; i < SHORT_OF_FOLDING; i++) {
    setText(ana.doc, note, `Version ${i}`)
    if (i % 50 === 0) {
      await settle(ana)
      cafe.clock.advance(5_000)
    }
  }
  await settle(ana)
  expect(ana.state.acknowledged).toBe(ana.state.sent)
  ana.drop()
  return { archive, situation, ana, note }
}

interface Life {
  readonly cafe: TestCafe
  readonly ana: Guest
  readonly bo: Guest
  /** notes whose writers were told that they are saved */
  readonly promised: Set<string>
}

/** Lets a life run on an archive that dies at one call, then lets another process take over; gives how many calls it took. */
async function liveAndDie(
  from: { archive: Archive; situation: TestSituation },
  diesAt: number,
  when: 'before' | 'after',
  live: (life: Life) => Promise<void>,
): Promise<number> {
  const disk = await copyOf(from.archive)
  const mortal: CrashingArchive = createCrashingArchive(disk, diesAt, when)
  const cafe = aCafe({ archive: mortal, situation: from.situation })
  const [ana, bo] = [cafe.guest('ana'), cafe.guest('bo')]
  const promised = new Set<string>()
  await live({ cafe, ana, bo, promised })
  ana.drop()
  bo.drop()

  const next = aCafe({ archive: disk, situation: from.situation, clock: cafe.clock })
  const room = await next.rooms.open('e1', 'table-t1')
  for (const id of promised)
    expect([diesAt, when, room.read(doc => doc.getMap('txt').has(id))]).toEqual([diesAt, when, true])
  // Whoever was there comes back with the copy they had: ours drops it if the epoch is another one.
  const back = [ana, bo].map(guest => {
    const person = guest.principal.person
    const again = next.guest(person, { doc: guest.doc, clientId: guest.doc.clientID })
    return { person, again, was: guest.state.welcome?.epoch }
  })
  await settle(...back.map(({ again }) => again))
  const now = await Promise.all(
    back.map(async ({ person, again }) => {
      if (again.state.closed === undefined) return again
      const fresh = next.guest(person)
      await settle(fresh)
      return fresh
    }),
  )
  await settle(...now)
  const truth = room.read(doc => contents(doc, CLOTH_ROOTS))
  for (const guest of now) {
    expect([diesAt, when, guest.state.closed, guest.state.acknowledged === guest.state.sent]).toEqual([
      diesAt,
      when,
      undefined,
      true,
    ])
    expect(contents(guest.doc, CLOTH_ROOTS)).toEqual(truth)
  }
  const records = await next.rooms.noteRecords('e1', 't1')
  expect([...records.keys()].sort()).toEqual(Object.keys(truth['core'] as object).sort())
  return mortal.calls()
}

async function atEveryCall(live: (life: Life) => Promise<void>): Promise<number> {
  const from = await aLongLog()
  const calls = await liveAndDie(from, Number.POSITIVE_INFINITY, 'before', live)
  for (let diesAt = 1; diesAt <= calls; diesAt++)
    for (const when of ['before', 'after'] as const) await liveAndDie(from, diesAt, when, live)
  return calls
}

const write = async ({ ana, bo, promised }: Life, guest: Guest, text: string): Promise<void> => {
  const id = writeNote(guest.doc, { by: guest.principal.person, text })
  await settle(ana, bo)
  if (guest.state.connected && guest.state.sent > 0 && guest.state.acknowledged === guest.state.sent) promised.add(id)
}

describe('a process that dies at any of its calls to the store', () => {
  it('[D4] [D6] [D7] [W4] while it loads, while a log is folded into a snapshot, and after: nothing that was saved is missing, nobody is refused', {
    timeout: 60_000,
  }, async () => {
    const calls = await atEveryCall(async life => {
      await settle(life.ana, life.bo)
      for (let i = 0; i < 3; i++) {
        await write(life, life.ana, `Ana ${i}`)
        await write(life, life.bo, `Bo ${i}`)
      }
    })
    expect(calls).toBeGreaterThan(9)
  })

  it('[D4] [D9] while it stops: what was acknowledged is there', { timeout: 60_000 }, async () => {
    const calls = await atEveryCall(async life => {
      await settle(life.ana, life.bo)
      const sent = [
        writeNote(life.ana.doc, { by: 'ana', text: 'En partant' }),
        writeNote(life.bo.doc, { by: 'bo', text: 'Moi aussi' }),
      ]
      for (const guest of [life.ana, life.bo]) for (const frame of guest.up.splice(0)) guest.push(frame)
      life.ana.carry()
      life.bo.carry()
      void life.cafe.rooms.close()
      await settle(life.ana, life.bo)
      for (const [i, guest] of [life.ana, life.bo].entries())
        if (guest.state.acknowledged === guest.state.sent && guest.state.sent > 1) life.promised.add(sent[i] ?? '')
    })
    expect(calls).toBeGreaterThan(3)
  })

  it('[E6] [D4] while a document starts afresh: the old one or the new one, with everything', {
    timeout: 60_000,
  }, async () => {
    await atEveryCall(async life => {
      await settle(life.ana, life.bo)
      await write(life, life.ana, 'Avant')
      void life.cafe.rooms.renew('e1', 'table-t1').catch(() => {
        // It died: the next process says which epoch it is.
      })
      await settle(life.ana, life.bo)
    })
  })
})
