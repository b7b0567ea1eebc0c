import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayCommand } from '../../shared/access/commands.ts'
import type { CommandInput, CommandType } from '../../shared/domain/commands.ts'
import { tablesOf } from '../../shared/domain/plan.ts'
import type { PlanChange } from '../../shared/protocol/api.ts'
import { followList, identified } from '../../server/cafe/expected.ts'
import { planWhole } from '../../server/cafe/seating.ts'
import { type CafeState, isOpenTable, presentRound, takesSeat } from '../../server/cafe/state.ts'
import {
  aCafe,
  accepted,
  after,
  aPlan,
  ask,
  gap,
  join,
  joinMany,
  NOON,
  personOf,
  sizesIn,
  whyNot,
} from '../support/a-cafe.ts'

/** A café whose people were announced: everybody has their tables before the day. */
export function announced(fields: Readonly<Record<string, unknown>>): CafeState {
  let made = 0
  const plan = identified(aPlan(fields), [], () => `e${(made += 1)}`)
  return planWhole(followList(aCafe(plan), NOON, () => `p${(made += 1)}`))
}
const named = (names: readonly string[], constraints: Readonly<Record<string, unknown>> = {}) =>
  names.map(name => ({ name, constraints: constraints[name] ?? {} }))
const NAMES = ['Ada', 'Bea', 'Cid', 'Dan', 'Eve', 'Fay', 'Gus', 'Hal', 'Ida', 'Jon', 'Kim', 'Lea']
const byName = (state: CafeState, name: string) => {
  const found = [...state.people.values()].find(person => person.name === name)
  if (found === undefined) throw new Error(`nobody is called ${name}`)
  return found
}
const changeOf = (state: CafeState, input: CommandInput): Partial<PlanChange> => {
  const decision = ask(state, input)
  if (!decision.ok) throw new Error(decision.why)
  return decision.extra ?? {}
}
const three = { themes: ['One?', 'Two?', 'Three?'].map(title => ({ title })), rounds: { count: 3 } }
/** What people live by, to the letter. */
const plainly = (state: CafeState) =>
  JSON.parse(
    JSON.stringify(
      [...state.people.values()]
        .map(({ moved: _moved, ...person }) => person)
        .concat()
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    ),
  ) as unknown

describe('people who are announced', () => {
  const state = announced({
    ...three,
    people: named(NAMES, { Bea: { hosts: 't2', with: [] }, Cid: { with: ['dan'] }, Eve: { paper: true } }),
  })

  it('have a place and a route of their own before the day', () => {
    expect(state.people.size).toBe(12)
    // One table alone has a host: it is larger at times, so that all others see each theme once.
    for (const round of [1, 2, 3]) expect(gap(sizesIn(state, round))).toBeLessThanOrEqual(2)
    for (const { seats } of state.people.values()) expect(seats).not.toContain(null)
    expect(byName(state, 'Bea')).toMatchObject({
      role: 'host',
      hostOf: 't2',
      seats: ['t2', 't2', 't2'],
      expected: true,
    })
    expect(byName(state, 'Eve').device).toBe('paper')
    expect(byName(state, 'Cid').seats).toEqual(byName(state, 'Dan').seats)
  })

  it('keep their tables when the first round begins', () => {
    const told = after(state, { type: 'tell-plan' })
    const started = after(join(told, 'walk-in'), { type: 'start' })
    for (const { id, seats } of state.people.values()) expect(personOf(started, id).seats).toEqual(seats)
    expect(personOf(started, 'walk-in').seats).not.toContain(null)
  })
})

describe('a change of the plan', () => {
  const day = after(joinMany(aCafe(), 21), { type: 'start' })
  const second = after(day, { type: 'go-to', phase: 'round', round: 2 })

  it('is asked for by staff alone', () => {
    const types: CommandType[] = [
      'replan',
      'swap',
      'close-table',
      'open-table',
      'add-person',
      'tell-plan',
      'undo-plan',
      'mark-absent',
    ]
    for (const type of types) {
      expect(mayCommand('facilitator', type) && mayCommand('organiser', type)).toBe(true)
      for (const role of ['host', 'participant', 'wall'] as const) expect(mayCommand(role, type)).toBe(false)
    }
  })

  it('[N1] asked about first, says what would be and changes nothing', () => {
    const tried = ask(second, { type: 'mark-absent', person: 'p1', dryRun: true })
    expect(tried).toMatchObject({ ok: true, extra: { left: [{ person: 'p1' }], changed: [], unseated: [] } })
    expect(tried.ok && tried.state).toBe(second)
  })

  it('[N2] moves nobody who need not when people are missing; evening out is offered, and moves few', () => {
    const day = after(joinMany(aCafe(aPlan({ rounds: { count: 3 } })), 33), { type: 'start' })
    const gone = ['p18', 'p32', 'p13'].map(person => ({ type: 'mark-absent' as const, person }))
    const tried = changeOf(day, { type: 'replan', changes: gone, dryRun: true })
    expect(tried.changed).toEqual([])
    const largest = (sizes: PlanChange['sizes'] = []) => Math.max(...sizes.slice(1).map(({ min, max }) => max - min))
    expect(largest(tried.offer?.sizes)).toBeLessThan(largest(tried.sizes))
    const made = after(day, { type: 'replan', changes: gone })
    const even = after(day, { type: 'replan', changes: gone, even: true })
    for (const { id, seats } of day.people.values()) {
      if (gone.some(({ person }) => person === id)) continue
      expect(personOf(made, id).seats).toEqual(seats)
      expect(personOf(even, id).seats[0]).toBe(seats[0])
    }
    const moved = [...day.people.values()].filter(
      ({ id, seats }) => !gone.some(({ person }) => person === id) && personOf(even, id).seats.join() !== seats.join(),
    )
    expect(moved.length).toBe(tried.offer?.changed)
    expect(moved.length).toBeLessThanOrEqual(3)
  })

  it('[N2] evening out is offered where everybody sees every theme, too: a few see theirs in another order', () => {
    const themes = ['One?', 'Two?', 'Three?', 'Four?'].map(title => ({ title }))
    const hosts = Array.from({ length: 4 }, (_, i) => `h${i + 1}`)
    const room = hosts.reduce(
      (state, id, i) => join(state, id, { role: 'host', hostOf: `t${i + 1}` }),
      aCafe(aPlan({ themes, rounds: { count: 4 } })),
    )
    const day = after(joinMany(room, 29), { type: 'start' })
    // Four who would sit at one table in the second round. The theme that most have seen loses one of those, or its table
    // would have to be smaller by two in one of the rounds to come.
    const [first, second] = [sizesIn(day, 1), sizesIn(day, 2)]
    const most = `t${1 + first.indexOf(Math.max(...first))}`
    const small = `t${1 + second.findIndex((size, i) => size < Math.max(...second) && most !== `t${i + 1}`)}`
    const gone = [...day.people.values()]
      .filter(({ hostOf, seats }) => hostOf === undefined && seats[1] === small)
      .sort((a, b) => Number(b.seats[0] === most) - Number(a.seats[0] === most))
      .slice(0, 4)
      .map(({ id }) => ({ type: 'mark-absent' as const, person: id }))
    const tried = changeOf(day, { type: 'replan', changes: gone, dryRun: true })
    const largest = (sizes: PlanChange['sizes'] = []) => Math.max(...sizes.slice(1).map(({ min, max }) => max - min))
    expect(tried.changed).toEqual([])
    expect(largest(tried.sizes)).toBeGreaterThanOrEqual(4)
    expect(largest(tried.offer?.sizes)).toBeLessThanOrEqual(1)
    expect(tried.offer?.changed).toBeLessThanOrEqual(5)
    const even = after(day, { type: 'replan', changes: gone, even: true })
    for (const { id, hostOf, absent, seats } of even.people.values()) {
      if (absent) continue
      expect(seats[0]).toBe(personOf(day, id).seats[0])
      expect(new Set(seats).size).toBe(hostOf === undefined ? 4 : 1)
    }
  })

  it('seats a late-comer from the round they come to, in the holes', () => {
    const late = after(second, { type: 'add-person', name: 'Ulysse', from: 3 })
    const { seats } = byName(late, 'Ulysse')
    expect(seats.slice(0, 2)).toEqual([null, null])
    expect(new Set(seats.slice(2)).size).toBe(2)
    for (const { id, seats: before } of second.people.values()) expect(personOf(late, id).seats).toBe(before)
  })

  it('lets somebody leave after the present round', () => {
    const leaving = after(second, { type: 'mark-absent', person: 'p2', from: 3 })
    expect(personOf(leaving, 'p2')).toMatchObject({ absent: false, until: 2 })
    expect(personOf(leaving, 'p2').seats.slice(2)).toEqual([null, null])
    expect(personOf(after(leaving, { type: 'go-to', phase: 'round', round: 3 }), 'p2').absent).toBe(true)
  })

  it('swaps two people in the rounds to come, and keeps a table given by hand', () => {
    const [a, b] = [personOf(second, 'p3').seats, personOf(second, 'p4').seats]
    const swapped = after(second, { type: 'swap', people: ['p3', 'p4'] })
    expect(personOf(swapped, 'p3').seats).toEqual([...a.slice(0, 2), ...b.slice(2)])
    expect(personOf(swapped, 'p4').seats).toEqual([...b.slice(0, 2), ...a.slice(2)])
    const table = tablesOf(second.plan).find(({ id }) => id !== a[2])?.id ?? ''
    const pinned = after(second, { type: 'move-person', person: 'p3', table, round: 3 })
    expect(personOf(pinned, 'p3').seats[2]).toBe(table)
    expect(personOf(pinned, 'p3').seats.slice(0, 2)).toEqual(a.slice(0, 2))
    const evened = after(pinned, { type: 'replan', changes: [{ type: 'mark-absent', person: 'p9' }], even: true })
    expect(personOf(evened, 'p3').seats[2]).toBe(table)
  })

  it('closes a table: its people sit elsewhere, now and later, and nobody else moves', () => {
    const closed = after(second, { type: 'close-table', table: 't2' })
    for (const round of [2, 3, 4]) expect(sizesIn(closed, round)[1]).toBe(0)
    expect(sizesIn(closed, 1)).toEqual(sizesIn(second, 1))
    for (const { id, seats } of second.people.values())
      seats.forEach((table, i) => table !== 't2' && expect(personOf(closed, id).seats[i]).toBe(table))
    expect(whyNot(closed, { type: 'move-person', person: 'p1', table: 't2' })).toBe('table-full')
    const alone = ['t1', 't3'].reduce((state, table) => after(state, { type: 'close-table', table }), closed)
    expect(whyNot(alone, { type: 'close-table', table: 't4' })).toBe('last-table')
  })

  it('[N2] a table that closed can be opened again: nobody moves who is not asked to, and newcomers fill it', () => {
    const closed = after(second, { type: 'close-table', table: 't2' })
    const tried = changeOf(closed, { type: 'open-table', table: 't2', dryRun: true })
    expect(tried.changed).toEqual([])
    expect(tried.offer?.changed).toBeGreaterThan(0)
    const open = after(closed, { type: 'open-table', table: 't2' })
    for (const { id, seats } of closed.people.values()) expect(personOf(open, id).seats).toEqual(seats)
    // round 2 is under way: the table is empty for what is left of it
    expect(whyNot(open, { type: 'move-person', person: 'p1', table: 't2' })).toBe('table-full')
    const late = byName(after(open, { type: 'add-person', name: 'Ulysse' }), 'Ulysse').seats
    expect(late[1]).not.toBe('t2')
    expect(late.slice(2)).toContain('t2')
    const even = after(closed, { type: 'open-table', table: 't2', even: true })
    for (const round of [3, 4]) expect(sizesIn(even, round)[1]).toBeGreaterThan(0)
    expect(sizesIn(even, 2)[1]).toBe(0)
    const ways = [
      [open, { type: 'open-table' as const, table: 't2', from: 1 }, 'round-begun'],
      [open, { type: 'open-table' as const, table: 't9' }, 'unknown-table'],
      [open, { type: 'open-table' as const, table: 't2', from: 9 }, 'too-many-rounds'],
    ] as const
    for (const [state, command, why] of ways) expect(whyNot(state, command)).toBe(why)
  })

  it('[N3] opening a table again is taken back to the letter, and one that never closed stays as it is', () => {
    const closed = after(second, { type: 'close-table', table: 't2', from: 3 })
    const open = after(closed, { type: 'open-table', table: 't2', from: 4, even: true })
    const back = after(open, { type: 'undo-plan' })
    expect(plainly(back)).toEqual(plainly(closed))
    expect([back.tables['t2']?.closedFrom, back.tables['t2']?.openFrom]).toEqual([3, undefined])
    const whole = after(closed, { type: 'open-table', table: 't2', from: 3 })
    expect(whole.tables['t2']?.closedFrom).toBeUndefined()
    expect(ask(second, { type: 'open-table', table: 't1' })).toMatchObject({ ok: true, state: second })
    const again = after(open, { type: 'close-table', table: 't2', from: 4 })
    for (const round of [3, 4]) expect(sizesIn(again, round)[1]).toBe(0)
  })

  it('one guest more than chairs: says that all are taken, or brings a chair', () => {
    const full = joinMany(aCafe(aPlan({ themes: [1, 2].map(n => ({ title: `${n}?`, tables: [{ seats: 2 }] })) })), 4)
    expect(whyNot(full, { type: 'add-person', name: 'Zoé' })).toBe('table-full')
    const seated = after(full, { type: 'add-person', name: 'Zoé', extraChairs: true })
    expect(byName(seated, 'Zoé').seats).not.toContain(null)
  })

  it('marks everybody absent who has not come, all at once', () => {
    const waiting = join(announced({ ...three, people: named(NAMES) }), 'here')
    const gone = after(after(waiting, { type: 'start' }), { type: 'mark-absent', notCome: true })
    expect([...gone.people.values()].filter(person => !person.absent).map(person => person.name)).toEqual(['here'])
  })

  it('[N2] never touches a round that has begun', () => {
    expect(whyNot(second, { type: 'swap', people: ['p3', 'p4'], round: 2 })).toBe('round-begun')
    expect(whyNot(second, { type: 'move-person', person: 'p1', table: 't1', round: 1 })).toBe('round-begun')
    expect(whyNot(second, { type: 'add-person', name: 'Zoé', from: 1 })).toBe('round-begun')
    expect(whyNot(second, { type: 'close-table', table: 't1', from: 1 })).toBe('round-begun')
  })

  it('[N3] is taken back to the letter until the bell, and not after', () => {
    const changes = [
      { type: 'mark-absent' as const, person: 'p1' },
      { type: 'add-person' as const, name: 'Ulysse' },
      { type: 'close-table' as const, table: 't3' },
    ]
    const made = after(second, { type: 'replan', changes, even: true })
    const back = after(made, { type: 'undo-plan' })
    expect(plainly(back)).toEqual(plainly(second))
    expect(back.tables['t3']?.closedFrom).toBeUndefined()
    expect(whyNot(back, { type: 'undo-plan' })).toBe('nothing-to-undo')
    expect(whyNot(after(made, { type: 'go-to', phase: 'transfer' }), { type: 'undo-plan' })).toBe('nothing-to-undo')
  })

  it('[N4] is told to those alone whom it moves, and so is its being taken back', () => {
    const made = after(second, { type: 'close-table', table: 't3', from: 4 })
    const back = after(made, { type: 'undo-plan' })
    for (const { id, seats } of second.people.values()) {
      const [news, again] = [personOf(made, id).moved, personOf(back, id).moved]
      const to = personOf(made, id).seats[3]
      expect(news?.rounds).toEqual(seats[3] === 't3' ? [{ round: 4, from: 't3', to }] : undefined)
      expect(again?.rounds).toEqual(seats[3] === 't3' ? [{ round: 4, from: to, to: 't3' }] : undefined)
    }
  })
})

describe('with crews', () => {
  for (const movement of ['groups', 'hosts']) {
    const day = after(after(joinMany(aCafe(aPlan({ ...three, movement })), 12), { type: 'start' }), {
      type: 'go-to',
      phase: 'round',
      round: 2,
    })

    it(`${movement}: a late-comer goes with the smallest crew, and nobody moves for who is missing`, () => {
      const gone = after(day, { type: 'mark-absent', person: 'p1' })
      for (const { id, seats } of day.people.values()) if (id !== 'p1') expect(personOf(gone, id).seats).toEqual(seats)
      const late = byName(after(gone, { type: 'add-person', name: 'Ulysse' }), 'Ulysse')
      expect(late.seats.slice(1)).toEqual(personOf(day, 'p1').seats.slice(1))
    })

    it(`${movement}: crews are evened out by one person moving, when asked`, () => {
      const crew = personOf(day, 'p1').seats[1]
      const mates = [...day.people.values()].filter(person => person.seats[1] === crew).slice(0, 2)
      const changes = mates.map(({ id }) => ({ type: 'mark-absent' as const, person: id }))
      const tried = changeOf(day, { type: 'replan', changes, dryRun: true })
      expect(tried.offer?.changed).toBe(1)
      const even = changeOf(day, { type: 'replan', changes, even: true, dryRun: true })
      expect(even.changed).toHaveLength(1)
      expect(even.asIs?.changed).toBe(0)
    })
  }
})

describe('whatever changes, in any room', () => {
  const person = fc.integer({ min: 1, max: 14 }).map(n => `p${n}`)
  const table = fc.constantFrom('t1', 't2', 't3', 't4')
  const round = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined })
  const asked = { even: fc.boolean(), extraChairs: fc.boolean(), dryRun: fc.constant(false) }
  const change: fc.Arbitrary<CommandInput> = fc.oneof(
    fc.record({ type: fc.constant('mark-absent' as const), person, from: round, ...asked }),
    fc.record({ type: fc.constant('mark-present' as const), person, from: round, ...asked }),
    fc.record({
      type: fc.constant('add-person' as const),
      name: fc.constantFrom('Zoé', 'Ulysse'),
      from: round,
      ...asked,
    }),
    fc.record({ type: fc.constant('move-person' as const), person, table, round, ...asked }),
    fc.record({
      type: fc.constant('swap' as const),
      people: fc.tuple(person, person).map(pair => [...pair]),
      round,
      ...asked,
    }),
    fc.record({ type: fc.constant('close-table' as const), table, from: round, ...asked }),
    fc.record({ type: fc.constant('replan' as const), ...asked }),
    fc.constant<CommandInput>({ type: 'start' }),
    fc.constant<CommandInput>({ type: 'go-to', phase: 'transfer' }),
    fc.constant<CommandInput>({ type: 'begin-round' }),
  )
  const room = fc.record({
    movement: fc.constantFrom('mix', 'groups', 'hosts', 'free'),
    seats: fc.option(fc.integer({ min: 3, max: 6 }), { nil: undefined }),
    people: fc.integer({ min: 0, max: 12 }),
  })

  it('[N1] [N2] [N3] everybody present sits once a round where chairs allow, rounds that began stay, a try changes nothing and undo restores', () => {
    fc.assert(
      fc.property(room, fc.array(change, { maxLength: 12 }), (given, changes) => {
        const themes = [1, 2, 3, 4].map(n => ({ title: `${n}?`, tables: [{ seats: given.seats }] }))
        let state = joinMany(aCafe(aPlan({ themes, movement: given.movement })), given.people)
        for (const input of changes) {
          const isPlan = !['start', 'go-to', 'begin-round'].includes(input.type)
          const before = JSON.stringify([...state.people])
          if (isPlan) {
            const tried = ask(state, { ...input, dryRun: true } as CommandInput)
            if (tried.ok) expect(tried.state).toBe(state)
          }
          const decision = ask(state, input)
          expect(JSON.stringify([...state.people])).toBe(before)
          if (!decision.ok) continue
          const next = accepted(decision)
          const now = presentRound(next)
          if (isPlan && now !== undefined) {
            for (const [id, old] of state.people)
              expect(personOf(next, id).seats.slice(0, now - 1)).toEqual(old.seats.slice(0, now - 1))
            if (next !== state && next.planUndo !== state.planUndo)
              expect(plainly(after(next, { type: 'undo-plan' }))).toEqual(plainly(state))
          }
          state = next
          for (const guest of state.people.values())
            guest.seats.forEach((at, i) => {
              const is = now !== undefined && i >= now - 1
              if (at !== null && is) expect(isOpenTable(state, at, i + 1)).toBe(true)
              const there = (guest.from ?? 1) <= i + 1 && (guest.until ?? 4) >= i + 1
              // Where a table has no limit of chairs nobody stands.
              if (
                is &&
                takesSeat(guest) &&
                there &&
                given.seats === undefined &&
                (given.movement !== 'free' || i === (now ?? 0) - 1)
              )
                expect(at).not.toBeNull()
            })
        }
      }),
      { numRuns: 120 },
    )
  })
})
