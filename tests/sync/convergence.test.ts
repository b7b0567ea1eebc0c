import * as fc from 'fast-check'
import { v4 as uuid } from 'uuid'
import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import * as edits from '../../shared/document/cloth-edits.ts'
import { clothMap } from '../../shared/document/cloth-read.ts'
import { aCafe, contents, type TestCafe, writeNote } from '../support/cafe-in-memory.ts'
import { type Guest, settle } from '../support/socket-pair.ts'
import { aSituation } from '../support/situation.ts'

const GESTURES = [
  'write',
  'write',
  'edit',
  'edit',
  'kind',
  'move',
  'move',
  'pile',
  'plate',
  'unplate',
  'link',
  'unlink',
  'take-back',
  'bring-back',
  'leave',
  'return',
  'reload',
  'slow-disk',
  'fast-disk',
  'crash',
  'set-aside',
  'carry',
  'settle',
] as const

interface Step {
  readonly who: number
  readonly gesture: (typeof GESTURES)[number]
  readonly pick: number
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(3),
  gesture: fc.constantFrom(...GESTURES),
  pick: fc.nat(1_000),
})
const pickFrom = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)]

/** What an honest person's hand does on their own copy, seeing only what has reached it. */
function gesture(doc: Y.Doc, me: string, { gesture: what, pick }: Step): void {
  const core = clothMap(doc, 'core')
  const notes = [...core.keys()].sort()
  const any = pickFrom(notes, pick)
  const mine = pickFrom(
    notes.filter(note => core.get(note)?.by === me && clothMap(doc, 'del').get(note) !== 2),
    pick,
  )
  if (what === 'write') writeNote(doc, { by: me, text: `Note ${pick} de ${me}` })
  if (mine !== undefined) {
    if (what === 'edit') edits.setText(doc, mine, `Reprise ${pick}`)
    if (what === 'kind') edits.setKind(doc, mine, pick % 2 === 0 ? 'question' : 'lever')
    if (what === 'take-back') edits.setRemoval(doc, mine, 1)
    if (what === 'bring-back') edits.setRemoval(doc, mine, 0)
  }
  if (any === undefined) return
  if (what === 'move') edits.moveNote(doc, any, [pick, -pick, 'V'], pick % 3 === 0 ? null : pick % 4)
  if (what === 'plate' && clothMap(doc, 'plate').size < 10) edits.putOnPlate(doc, any, `V${pick}`)
  if (what === 'unplate') edits.takeOffPlate(doc, any)
  if (what === 'pile') {
    doc.transact(() => {
      clothMap(doc, 'groups').set(`g${pick % 3}`, { name: `Tas ${pick}` })
      edits.setValue(doc, 'grp', any, pick % 4 === 0 ? null : `g${pick % 3}`)
    })
    if (pick % 5 === 0) clothMap(doc, 'groups').delete(`g${pick % 3}`)
  }
  const other = pickFrom(notes, pick + 1)
  if (what === 'link' && other !== undefined && other !== any)
    edits.addLink(doc, uuid(), { by: me, a: any, b: other, kind: 'qualifies' })
  const drawn = pickFrom(
    [...clothMap(doc, 'links').entries()].filter(([, { by }]) => by === me).map(([id]) => id),
    pick,
  )
  if (what === 'unlink' && drawn !== undefined) clothMap(doc, 'links').delete(drawn)
}

async function play(cafe: TestCafe, guests: Guest[], steps: readonly Step[]): Promise<Map<string, Set<string>>> {
  /** notes that somebody was told are saved, by writer */
  const promised = new Map<string, Set<string>>(guests.map(guest => [guest.principal.person, new Set()]))
  const keepPromises = (): void => {
    for (const guest of guests) {
      if (!guest.state.connected || guest.state.acknowledged !== guest.state.sent || guest.state.sent === 0) continue
      const { person } = guest.principal
      for (const [note, { by }] of clothMap(guest.doc, 'core').entries())
        if (by === person) promised.get(person)?.add(note)
    }
  }
  for (const each of steps) {
    const index = each.who % guests.length
    const guest = guests[index]
    if (guest === undefined) continue
    const { person } = guest.principal
    switch (each.gesture) {
      case 'leave':
        if (guest.state.connected) guest.drop()
        break
      case 'return':
        if (!guest.state.connected) guest.connect()
        break
      case 'reload':
        // The page is opened again: another copy, another client id, and what had not left is gone with the old one.
        guest.drop()
        guests[index] = cafe.guest(person, { extended: each.pick % 2 === 0 })
        break
      case 'slow-disk':
        cafe.archive.hold()
        break
      case 'fast-disk':
        await cafe.archive.letThrough()
        break
      case 'crash':
        await settle()
        cafe.crash(...guests)
        for (const one of guests) one.connect()
        break
      case 'set-aside': {
        const room = await cafe.rooms.open('e1', 'table-t1')
        const note = pickFrom(
          room.read(doc => [...clothMap(doc, 'core').keys()].sort()),
          each.pick,
        )
        // Not awaited: the disk may be slow, or lose it.
        if (note !== undefined) room.write(doc => edits.setRemoval(doc, note, 2)).catch(() => {})
        break
      }
      case 'carry':
        guest.carry()
        break
      case 'settle':
        cafe.clock.advance(30_000)
        await settle(...guests)
        break
      default:
        gesture(guest.doc, person, each)
    }
    keepPromises()
  }
  await cafe.archive.letThrough()
  cafe.clock.advance(60_000)
  for (const guest of guests) if (!guest.state.connected) guest.connect()
  await settle(...guests)
  keepPromises()
  return promised
}

it('[W4] [W1] [D2] [D4] honest people are never refused, end up with the same cloth, and find all that was acknowledged', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 120, size: 'max' }), async steps => {
      const cafe = aCafe({ situation: aSituation({ plate: 10 }) })
      const guests = ['ana', 'bo', 'chi', 'dee'].map((person, i) => cafe.guest(person, { extended: i % 2 === 0 }))
      await settle(...guests)
      const promised = await play(cafe, guests, steps)
      expect(cafe.log).toEqual([])
      const room = await cafe.rooms.open('e1', 'table-t1')
      const truth = room.read(doc => contents(doc, CLOTH_ROOTS))
      for (const guest of guests) {
        expect(guest.state.closed).toBeUndefined()
        expect(contents(guest.doc, CLOTH_ROOTS)).toEqual(truth)
      }
      for (const notes of promised.values()) for (const note of notes) expect(truth['core']).toHaveProperty([note])
      const again = await cafe.restarted().rooms.open('e1', 'table-t1')
      expect(again.read(doc => contents(doc, CLOTH_ROOTS))).toEqual(truth)
      const records = await cafe.rooms.noteRecords('e1', 't1')
      expect([...records.keys()].sort()).toEqual(Object.keys(truth['core'] as object).sort())
    }),
    { numRuns: Number(process.env['FUZZ_RUNS'] ?? 60) },
  )
})
