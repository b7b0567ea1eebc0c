import process from 'node:process'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createAuthority } from '../../server/sync/authority.ts'
import { readFrame } from '../../server/sync/frames.ts'
import { passGate } from '../../server/sync/gate.ts'
import { CLOTH_ROOTS } from '../../shared/document/cloth.ts'
import { makeDice } from '../../shared/domain/dice.ts'
import { contents, writeNote } from '../support/cafe-in-memory.ts'
import { aPrincipal, aSituation } from '../support/situation.ts'
import { map, syncFrame, updateOf } from './attacks/forgery.ts'

const LONG = process.env['TABLEE_LONG'] === '1'
const MUTATIONS = LONG ? 40_000 : 3_000
const TABLE = { kind: 'table', table: 't1' } as const
const MALLORY = 7_001
const VERA = 7_002

describe('[G1] [G6] [G8] bytes that chance has changed', () => {
  for (const seed of LONG ? [1, 2, 3, 4] : [1, 2]) {
    it(`in ${MUTATIONS} updates, from seed ${seed}: each passes as something that is allowed, or leaves no trace`, {
      timeout: 300_000,
    }, () => {
      const dice = makeDice(seed)
      const situation = aSituation()
      situation.clientIds.set(MALLORY, 'mallory').set(VERA, 'vera')
      const begun = new Y.Doc()
      begun.clientID = VERA
      const theirs = writeNote(begun, { by: 'vera', text: 'Les mots de Vera' })
      begun.clientID = MALLORY
      const own = writeNote(begun, { by: 'mallory', text: 'Les miens' })
      const start = Y.encodeStateAsUpdate(begun)
      let authority = createAuthority(TABLE, [start])
      const honest = [
        updateOf(begun, MALLORY, doc => writeNote(doc, { by: 'mallory' })),
        updateOf(begun, MALLORY, doc => map(doc, 'txt').set(own, 'Autrement')),
        updateOf(begun, MALLORY, doc => map(doc, 'pos').set(theirs, [1, 2, 'V'])),
        updateOf(begun, MALLORY, doc =>
          map(doc, 'links').set('l1', { by: 'mallory', a: own, b: theirs, kind: 'answers' }),
        ),
        updateOf(begun, MALLORY, doc => map(doc, 'groups').set('g1', { name: 'Un tas' })),
      ]
      const words = (): unknown[] => ['core', 'txt', 'sty', 'del'].map(root => map(authority.doc, root).get(theirs))
      const before = words()
      let refused = 0
      for (let i = 0; i < MUTATIONS; i++) {
        const update = (honest[dice(honest.length)] ?? new Uint8Array()).slice()
        for (let changes = 1 + dice(3); changes > 0; changes--)
          update[dice(update.length)] = dice(4) === 0 ? dice(8) : dice(256)
        const stood = contents(authority.doc, CLOTH_ROOTS)
        const passage = passGate(authority.doc, TABLE, {
          update,
          isStep2: false,
          principal: aPrincipal('mallory'),
          situation,
          now: 0,
        })
        if (!passage.ok) {
          refused++
          if (passage.spoiled) authority.rebuild()
          expect([i, contents(authority.doc, CLOTH_ROOTS)]).toEqual([i, stood])
        }
        expect([i, words()]).toEqual([i, before])
        expect([i, authority.doc.store.pendingStructs, authority.doc.store.pendingDs]).toEqual([i, null, null])
        for (const [note, core] of map(authority.doc, 'core').entries())
          if (note !== theirs) expect(core).toMatchObject({ by: 'mallory' })
        if (!passage.ok || passage.update === undefined) continue
        // What passed reads the same when it comes from the log.
        const again = createAuthority(TABLE, [start, passage.update])
        expect(contents(again.doc, CLOTH_ROOTS)).toEqual(contents(authority.doc, CLOTH_ROOTS))
        again.dispose()
        authority.dispose()
        authority = createAuthority(TABLE, [start])
      }
      expect(refused).toBeGreaterThan(MUTATIONS / 5)
      expect(refused).toBeLessThan(MUTATIONS)
    })
  }

  it('in ten thousand frames: each is read as something, and none throws', () => {
    const dice = makeDice(5)
    const doc = new Y.Doc()
    writeNote(doc, { by: 'mallory' })
    const frame = syncFrame(2, Y.encodeStateAsUpdate(doc))
    const kinds = new Set<string>()
    for (let i = 0; i < 10_000; i++) {
      const bytes = frame.slice(0, dice(10) === 0 ? dice(frame.length) : frame.length)
      for (let changes = dice(4); changes > 0; changes--)
        bytes[dice(Math.max(1, Math.min(8, bytes.length)))] = dice(256)
      kinds.add(readFrame(bytes).kind)
    }
    expect(kinds).toContain('unreadable')
    expect(kinds.size).toBeGreaterThan(2)
  })
})
