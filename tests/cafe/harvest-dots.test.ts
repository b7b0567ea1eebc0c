import { afterEach, describe, expect, it } from 'vitest'
import { harvestHands, harvestTotals } from '../../server/cafe/dots.ts'
import { erase } from '../../server/cafe/people.ts'
import { nextMoment, tick } from '../../server/cafe/phases.ts'
import { toProgramme } from '../../server/cafe/project.ts'
import { putOnPlate } from '../../shared/document/cloth-edits.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import {
  aCafe,
  after,
  aPlan,
  ask,
  asPerson,
  facilitator,
  join,
  MINUTE,
  NOON,
  personOf,
  whyNot,
} from '../support/a-cafe.ts'
import { writeNote } from '../support/notes.ts'
import { settle } from '../support/socket-pair.ts'

const notes = { 't1/n1': { onPlate: true }, 't2/n2': { onPlate: true }, 't2/n3': { onPlate: false } }
/** Three people who sit, one who hosts, and the dots of the harvest are open. */
function room(fields: Readonly<Record<string, unknown>> = {}, minutes?: number) {
  let state = aCafe(aPlan(fields))
  for (const id of ['zoe', 'karim', 'lea']) state = join(state, id)
  state = join(state, 'nadia', { role: 'host', hostOf: 't2' })
  state = after(after(state, { type: 'start' }), { type: 'go-to', phase: 'harvest' })
  return after(state, { type: 'open-dots', where: 'harvest', ...(minutes === undefined ? {} : { minutes }) })
}
const hands = (count: number, note = 'n1', table = 't1') => ({ type: 'count-hands' as const, table, note, count })

describe('raised hands', () => {
  it('[X2] are counted by facilitators and hosts, never by those who vote', () => {
    const state = room()
    expect(whyNot(state, hands(2), { notes })).toBeUndefined()
    expect(whyNot(state, hands(2), { by: asPerson(state, 'nadia'), notes })).toBeUndefined()
    expect(whyNot(state, hands(2), { by: asPerson(state, 'zoe'), notes })).toBe('not-allowed')
  })

  it('[X2] are never more than there are people in the room', () => {
    const state = after(room(), { type: 'mark-absent', person: 'lea' })
    expect(whyNot(state, hands(3), { notes })).toBeUndefined()
    expect(ask(state, hands(4), { notes })).toMatchObject({ ok: false, why: 'too-many-hands', details: { most: 3 } })
  })

  it('go to notes of the plates, while the dots of the harvest are open', () => {
    const state = room()
    expect(whyNot(state, hands(1, 'n3', 't2'), { notes })).toBe('not-on-plate')
    expect(whyNot(state, hands(1, 'n9'), { notes })).toBe('unknown-note')
    expect(whyNot(after(state, { type: 'close-dots', where: 'harvest' }), hands(1), { notes })).toBe('dots-closed')
  })

  it('are corrected by counting again; the last count is what counts', () => {
    const state = after(after(room(), hands(4), { notes }), hands(2), { notes })
    const closed = after(state, { type: 'close-dots', where: 'harvest' })
    expect(harvestHands(closed)).toEqual({ n1: 2 })
    const none = after(after(room(), hands(1), { notes }), hands(0), { notes })
    expect(harvestHands(after(none, { type: 'close-dots', where: 'harvest' }))).toBeUndefined()
  })

  it('[X2] count with the dots and are told apart, once the dots close, with who counted them', () => {
    let state = after(room(), hands(3), { notes, at: NOON + 1 })
    state = after(state, hands(2), { notes, by: asPerson(state, 'nadia'), at: NOON + 2 })
    const place = { type: 'place-dots' as const, table: 't1', note: 'n1', count: 1 }
    state = after(state, place, { by: asPerson(state, 'zoe'), notes })
    expect([harvestTotals(state), harvestHands(state), Object.values(state.log)]).toEqual([{}, undefined, []])
    const closed = after(state, { type: 'close-dots', where: 'harvest' })
    expect(harvestTotals(closed)).toEqual({ n1: 3 })
    expect(harvestHands(closed)).toEqual({ n1: 2 })
    expect(Object.values(closed.log).map(({ what, by, text }) => [what, by, text])).toEqual([
      ['counted', 'Fabienne', '3'],
      ['counted', 'nadia', '2'],
    ])
    const again = after(after(closed, { type: 'open-dots', where: 'harvest' }), {
      type: 'close-dots',
      where: 'harvest',
    })
    expect(again.log).toEqual(closed.log)
  })

  it('whoever counted and leaves is forgotten, the count stays', () => {
    const counted = after(room(), hands(2), { notes, by: asPerson(room(), 'nadia') })
    const closed = after(erase(counted, personOf(counted, 'nadia')), { type: 'close-dots', where: 'harvest' })
    expect(Object.values(closed.log)).toMatchObject([{ what: 'counted', by: 'host', text: '2' }])
    expect(JSON.stringify(closed.log)).not.toContain('nadia')
    expect(harvestHands(closed)).toEqual({ n1: 2 })
  })
})

describe('a time for voting', () => {
  it('[X3] ends by itself at its hour, even when nobody was there to see it', () => {
    const state = room({}, 5)
    expect(nextMoment(state)).toBe(NOON + 5 * MINUTE)
    expect(tick(state, NOON + 5 * MINUTE - 1).dots.harvestOpen).toBe(true)
    const late = tick(state, NOON + 60 * MINUTE)
    expect(late.dots).toMatchObject({ harvestOpen: false, harvestTold: true })
    expect(nextMoment(late)).toBeUndefined()
  })

  it('[X3] can be made longer, and ended by hand', () => {
    const longer = after(room({}, 5), { type: 'open-dots', where: 'harvest', minutes: 7 }, { at: NOON + MINUTE })
    expect(nextMoment(longer)).toBe(NOON + 8 * MINUTE)
    const closed = after(longer, { type: 'close-dots', where: 'harvest' })
    expect(nextMoment(closed)).toBeUndefined()
    expect(toProgramme(closed, new Map()).day['day']).toMatchObject({ dots: { harvestUntil: undefined } })
  })

  it('without minutes ends only when somebody ends it', () => {
    expect(nextMoment(room())).toBeUndefined()
    expect(tick(room(), NOON + 600 * MINUTE).dots.harvestOpen).toBe(true)
  })

  it('the end of a walk and the end of a vote come each at its own moment', () => {
    const state = after(room({}, 5), { type: 'go-to', phase: 'transfer', round: 1 })
    const later = tick(state, NOON + 30 * MINUTE)
    expect(later.phase).toBe('round')
    expect(later.dots.harvestOpen).toBe(false)
  })

  it('a café that ends with open dots has them counted', () => {
    const placed = after(
      room(),
      { type: 'place-dots', table: 't1', note: 'n1', count: 2 },
      { by: asPerson(room(), 'zoe'), notes },
    )
    const closed = after(placed, { type: 'close' }, { by: { name: 'Odile', role: 'organiser' } })
    expect(harvestTotals(closed)).toEqual({ n1: 2 })
  })
})

describe('what the plenary looks at', () => {
  const thread = {
    type: 'draw-thread' as const,
    name: 'Trust',
    notes: [
      { table: 't1', note: 'n1' },
      { table: 't2', note: 'n2' },
    ],
  }

  it('is one thread, one perspective or the whole cloth, as a facilitator says', () => {
    const drawn = ask(room(), thread, { notes })
    const state = drawn.ok ? drawn.state : expect.fail()
    const id = (drawn.ok ? drawn.extra?.thread : undefined) ?? ''
    const shown = (of: typeof state) => toProgramme(of, new Map()).day['day']
    expect(shown(after(state, { type: 'show-harvest', thread: id }))).toMatchObject({ shown: { thread: id } })
    expect(shown(after(state, { type: 'show-harvest', perspective: 1 }))).toMatchObject({ shown: { perspective: 1 } })
    expect(shown(after(state, { type: 'show-harvest' }))).not.toHaveProperty('shown')
    expect(whyNot(state, { type: 'show-harvest', thread: 'nowhere' })).toBe('unknown-thread')
    expect(whyNot(state, { type: 'show-harvest' }, { by: asPerson(state, 'nadia') })).toBe('not-allowed')
  })

  it('is the whole cloth again when the thread is cut', () => {
    const drawn = ask(room(), thread, { notes })
    const [state, id] = drawn.ok ? [drawn.state, drawn.extra?.thread ?? ''] : expect.fail()
    const cut = after(
      after(state, { type: 'show-harvest', thread: id }),
      { type: 'cut-thread', thread: id },
      { by: facilitator },
    )
    expect(toProgramme(cut, new Map()).day['day']).not.toHaveProperty('shown')
  })
})

describe('before the dots close', () => {
  let tablee: TestServer | undefined
  afterEach(() => tablee?.close())

  it('[X1] nothing that is sent, stored in a document, logged or exported says for which note anybody voted', async () => {
    const here = await aServer()
    tablee = here
    const event = await here.create()
    const staff = await here.join(event, { key: event.keys.facilitator, name: 'Fabienne' })
    const [zoe, karim] = [
      await here.join(event, { key: event.keys.participant, name: 'Zoé', table: 't1' }),
      await here.join(event, { key: event.keys.participant, name: 'Karim', table: 't2' }),
    ]
    const cloth = await here.guest(event, zoe, 'table-t1')
    const note = await writeNote(cloth, 'An idea')
    putOnPlate(cloth.doc, note, 'V')
    await settle(cloth)
    await here.command(event, staff.token, { type: 'go-to', phase: 'harvest' })
    await here.command(event, staff.token, { type: 'open-dots', where: 'harvest', minutes: 5 })
    here.clock.advance(2_000)
    const onlookers = [cloth, await here.guest(event, karim, 'programme'), await here.guest(event, staff, 'synthesis')]
    await settle(...onlookers)
    // The plates of the tables are known to everybody before anybody votes.
    here.clock.advance(10_000)
    await settle(...onlookers)

    const sent: string[] = []
    for (const { doc } of onlookers)
      doc.on('update', (update: Uint8Array) => sent.push(Buffer.from(update).toString('latin1')))
    const exports = () =>
      Promise.all(
        ['notes.json', 'notes.csv', 'report.md?lang=fr', 'report.html?lang=fr', 'notes'].map(async path => {
          const answer = await here.call('GET', `events/${event.id}/${path}`, { token: staff.token })
          expect([path, answer.status]).toEqual([path, 200])
          return answer.text.replace(/"now":\d+/, '')
        }),
      )
    const before = await exports()
    await here.command(event, zoe.token, { type: 'place-dots', table: 't1', note, count: 2 })
    await here.command(event, staff.token, { type: 'count-hands', note, count: 2 })
    here.clock.advance(2_000)
    await settle(...onlookers)
    // who has voted is counted, and that is all that anybody hears
    expect(sent.length).toBeGreaterThan(0)
    expect(sent.filter(update => update.includes(note))).toEqual([])
    expect(await exports()).toEqual(before)
    expect(here.lines.filter(line => line.includes(note))).toEqual([])
    const counter = await here.call('GET', `events/${event.id}/me`, { token: staff.token })
    expect(counter.body['hands']).toEqual({ [note]: 2 })
    const other = await here.call('GET', `events/${event.id}/me`, { token: karim.token })
    expect(JSON.stringify(other.body)).not.toContain(note)

    here.clock.advance(5 * MINUTE)
    await settle(...onlookers)
    const told = onlookers[1]?.doc ?? expect.fail()
    expect(told.getMap('totals').toJSON()).toEqual({ [note]: 4 })
    expect(told.getMap('day').get('day')).toMatchObject({ dots: { harvestOpen: false, hands: { [note]: 2 } } })
    expect(await exports()).not.toEqual(before)
  })
})
