import { describe, expect, it } from 'vitest'
import { aCafe, writeNote } from '../support/cafe-in-memory.ts'
import { settle } from '../support/socket-pair.ts'

describe('presence', () => {
  it('[P1] says who is here and who writes, until they stop or six seconds have passed', async () => {
    const cafe = aCafe()
    const [ana, bo] = [cafe.guest('ana'), cafe.guest('bo')]
    await settle(ana, bo)
    cafe.clock.advance(1_000)
    ana.sendWriting(true)
    await settle(ana, bo)
    cafe.clock.advance(1_000)
    await settle(ana, bo)
    expect(bo.state.presence).toEqual([
      { person: 'ana', name: 'Ana', role: 'participant', writing: true },
      { person: 'bo', name: 'Bo', role: 'participant', writing: false },
    ])
    expect(cafe.rooms.presenceOf('e1', 't1')).toEqual({ online: ['ana', 'bo'], writing: ['ana'] })
    cafe.clock.advance(7_000)
    await settle(ana, bo)
    expect(bo.state.presence[0]?.writing).toBe(false)
    ana.drop()
    cafe.clock.advance(1_000)
    await settle(bo)
    expect(bo.state.presence.map(({ person }) => person)).toEqual(['bo'])
    expect([...cafe.rooms.onlineAt('e1')]).toEqual(['bo'])
  })

  it('[P8] says in which part of the synthesis somebody writes, when it is one that they may write', async () => {
    const cafe = aCafe()
    cafe.situation.themesOfHosts.set('hana', 't1')
    const fay = cafe.guest('fay', { document: 'synthesis', role: 'facilitator' })
    const hana = cafe.guest('hana', { document: 'synthesis', role: 'host', hostOf: 't1' })
    await settle(fay, hana)
    const told = async (part: string) => {
      hana.sendWriting(true, { part })
      await settle(fay, hana)
      cafe.clock.advance(2_000)
      await settle(fay, hana)
      const found = fay.state.presence.find(({ person }) => person === 'hana')
      return { writing: found?.writing, part: found?.part }
    }
    expect(await told('part-t1@en')).toEqual({ writing: true, part: 'part-t1@en' })
    for (const other of ['part-t2', 'before', 'lisez mon site', ''])
      expect(await told(other)).toEqual({ writing: true, part: undefined })
    expect(await told('part-t1')).toEqual({ writing: true, part: 'part-t1' })
  })

  it('[P4] [P8] never tells who writes, nor where, where notes carry no names', async () => {
    const cafe = aCafe()
    Object.assign(cafe.situation, { anonymous: true })
    const [ana, bo] = [cafe.guest('ana'), cafe.guest('bo')]
    await settle(ana, bo)
    ana.sendWriting(true, { zone: 2 })
    await settle(ana, bo)
    cafe.clock.advance(2_000)
    await settle(ana, bo)
    expect(bo.state.presence.some(({ writing }) => writing)).toBe(false)
    expect(JSON.stringify(bo.state.presence)).not.toContain('zone')
  })

  it('[P8] says where somebody writes: on a note that is there, or in a part; no words of their own choice', async () => {
    const cafe = aCafe()
    const [ana, bo] = [cafe.guest('ana'), cafe.guest('bo')]
    await settle(ana, bo)
    writeNote(ana.doc, { by: 'ana' })
    await settle(ana, bo)
    const [note] = [...ana.doc.getMap('core').keys()]
    const told = async (where: Readonly<Record<string, unknown>>) => {
      ana.sendWriting(true, where)
      await settle(ana, bo)
      cafe.clock.advance(1_000)
      await settle(ana, bo)
      const found = bo.state.presence.find(({ person }) => person === 'ana')
      return { writing: found?.writing, note: found?.note, zone: found?.zone }
    }
    expect(await told({ note })).toEqual({ writing: true, note, zone: undefined })
    expect(await told({ zone: 3 })).toEqual({ writing: true, note: undefined, zone: 3 })
    expect(await told({ note: '00000000-0000-4000-8000-00000000dead' })).toMatchObject({ note: undefined })
    expect(await told({ note: 'read my website', zone: 99 })).toEqual({
      writing: true,
      note: undefined,
      zone: undefined,
    })
    expect(ana.state.closed).toBeUndefined()
    ana.sendWriting(false, { note })
    await settle(ana, bo)
    cafe.clock.advance(1_000)
    await settle(ana, bo)
    expect(bo.state.presence.find(({ person }) => person === 'ana')).toEqual({
      person: 'ana',
      name: 'Ana',
      role: 'participant',
      writing: false,
    })
  })

  it('[P2] [P3] is told at most once a second, and every client hears something every ten seconds', async () => {
    const cafe = aCafe()
    const [ana, stock] = [cafe.guest('ana'), cafe.guest('stock', { extended: false })]
    await settle(ana, stock)
    cafe.clock.advance(2_000)
    await settle(ana, stock)
    const before = stock.state.awareness
    for (let i = 0; i < 9; i++) {
      ana.sendWriting(i % 2 === 0)
      await settle(ana, stock)
      cafe.clock.advance(100)
    }
    await settle(ana, stock)
    expect(stock.state.awareness - before).toBeLessThanOrEqual(1)
    const heard = [ana.state.heartbeats, stock.state.awareness]
    cafe.clock.advance(10_000)
    await settle(ana, stock)
    expect(ana.state.heartbeats).toBeGreaterThan(heard[0] ?? 0)
    expect(stock.state.awareness).toBeGreaterThan(heard[1] ?? 0)
  })
})

describe('a clock that is set back by an hour', () => {
  it('[P2] [W1] [G7] makes nobody invisible, and stops nobody from writing', async () => {
    const cafe = aCafe()
    const [ana, bo] = [cafe.guest('ana'), cafe.guest('bo')]
    await settle(ana, bo)
    cafe.clock.advance(2_000)
    cafe.clock.advance(-3_600_000)
    ana.sendWriting(true)
    for (let i = 0; i < 100; i++) writeNote(ana.doc, { by: 'ana' })
    await settle(ana, bo)
    cafe.clock.advance(1_000)
    await settle(ana, bo)
    expect(bo.state.presence.find(({ person }) => person === 'ana')?.writing).toBe(true)
    expect(bo.doc.getMap('core').size).toBe(100)
    expect(ana.state.acknowledged).toBe(ana.state.sent)
  })
})
