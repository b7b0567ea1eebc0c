import { describe, expect, it } from 'vitest'
import { mayRead } from '../../server/sync/rights.ts'
import { CLOSING } from '../../shared/protocol/messages.ts'
import { ROLES } from '../../shared/access/roles.ts'
import { aCafe, writeNote } from '../support/cafe-in-memory.ts'
import { readPieces } from '../support/captured-frames.ts'
import { aPrincipal } from '../support/situation.ts'
import { settle } from '../support/socket-pair.ts'

const OWN = { kind: 'own', table: 't1', person: 'gran' } as const

describe('[H1] hidden notes', () => {
  it('are for their author and who writes for them, whatever the role of anybody else', () => {
    const { situation } = aCafe()
    situation.scribes.set('sam', new Set(['gran']))
    situation.scribes.set('sim', new Set(['ana']))
    for (const role of ROLES) {
      expect([role, mayRead(OWN, aPrincipal('nosy', role, 't1'), situation)]).toEqual([role, false])
      expect([role, mayRead(OWN, aPrincipal('sim', role, 't1'), situation)]).toEqual([role, false])
    }
    expect(mayRead(OWN, aPrincipal('gran'), situation)).toBe(true)
    expect(mayRead(OWN, aPrincipal('sam'), situation)).toBe(true)
  })

  it('are in no frame that anybody else gets, and neither are their writers', async () => {
    const cafe = aCafe()
    cafe.situation.scribes.set('sam', new Set(['gran']))
    const gran = cafe.guest('gran', { document: 'own-t1-gran' })
    const sam = cafe.guest('sam', { document: 'own-t1-gran' })
    const others = [
      cafe.guest('ana'),
      cafe.guest('wally', { role: 'wall' }),
      cafe.guest('orga', { role: 'organiser' }),
      cafe.guest('hana', { role: 'host', hostOf: 't1', document: 'own-t1-hana' }),
      cafe.guest('orga', { role: 'organiser', document: 'programme' }),
    ]
    const heard: Uint8Array[] = []
    const listen = async (): Promise<void> => {
      for (const other of others) heard.push(...other.down)
      await settle(gran, sam, ...others)
    }
    await listen()
    const notes = [
      writeNote(gran.doc, { by: 'gran', text: 'Caché' }),
      writeNote(sam.doc, { by: 'gran', scribe: 'sam', text: 'Caché aussi' }),
    ]
    for (let i = 0; i < 30; i++) {
      for (const guest of [gran, sam, ...others]) {
        if (others.includes(guest)) heard.push(...guest.down)
        guest.carry()
      }
      cafe.clock.advance(400)
      await new Promise(resolve => setImmediate(resolve))
    }
    expect([gran, sam].map(({ doc }) => notes.every(note => doc.getMap('core').has(note)))).toEqual([true, true])
    const { pieces, writers } = readPieces(heard)
    expect(pieces.length).toBeGreaterThan(0)
    const text = JSON.stringify(pieces)
    expect([...notes, 'Caché'].filter(secret => text.includes(secret))).toEqual([])
    expect([gran, sam].filter(({ doc }) => writers.has(doc.clientID))).toEqual([])
  })

  it('are taken away from who wrote for their author as soon as that has ended', async () => {
    const cafe = aCafe()
    cafe.situation.scribes.set('sam', new Set(['gran']))
    const [gran, sam] = [
      cafe.guest('gran', { document: 'own-t1-gran' }),
      cafe.guest('sam', { document: 'own-t1-gran' }),
    ]
    await settle(gran, sam)
    cafe.situation.scribes.clear()
    writeNote(gran.doc, { by: 'gran', text: 'Après' })
    await settle(gran, sam)
    expect(sam.doc.getMap('core').size).toBe(0)
    expect([gran.state.closed, sam.state.closed]).toEqual([undefined, CLOSING.forbidden])
  })
})
