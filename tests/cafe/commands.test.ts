import { describe, expect, it } from 'vitest'
import { MESSAGES } from '../../server/cafe/decide.ts'
import { harvestTotals, tableTotals } from '../../server/cafe/dots.ts'
import type { CafeState } from '../../server/cafe/state.ts'
import { moderationOf, wordsFor, wordsRevision } from '../../server/cafe/words.ts'
import { RIGHTS } from '../../shared/access/commands.ts'
import { REFUSALS } from '../../shared/domain/commands.ts'
import { refusalSentence } from '../../shared/i18n/refusals.ts'
import { aCafe, after, aPlan, ask, asPerson, facilitator, join, NOON, organiser, whyNot } from '../support/a-cafe.ts'

/** Zoé and Karim sit, Nadia hosts table 1, Bruno table 2, Paul writes on paper. */
function room(over: Partial<CafeState> = {}): CafeState {
  let state = aCafe(aPlan(), over)
  state = join(state, 'nadia', { role: 'host', hostOf: 't1' })
  state = join(state, 'bruno', { role: 'host', hostOf: 't2' })
  state = join(state, 'zoe')
  state = join(state, 'karim')
  return join(state, 'paul', { device: 'paper' })
}
const guest = { 't1/n1': {}, 't1/n2': { onPlate: true }, 't2/n3': { onPlate: true } }
const nadia = asPerson(room(), 'nadia')
const bruno = asPerson(room(), 'bruno')
const zoe = asPerson(room(), 'zoe')
const wall = { person: 'w', name: 'wall', role: 'wall' as const }

describe('who may ask', () => {
  it('a participant does not ring, a host does not start, a facilitator does not close, the wall does nothing', () => {
    const state = room()
    expect(whyNot(state, { type: 'ring' }, { by: zoe })).toBe('not-allowed')
    expect(whyNot(state, { type: 'start' }, { by: nadia })).toBe('not-allowed')
    expect(whyNot(state, { type: 'close' }, { by: facilitator })).toBe('not-allowed')
    for (const type of Object.keys(RIGHTS) as (keyof typeof RIGHTS)[])
      if (type === 'open' || type === 'pause' || type === 'publish')
        expect(whyNot(state, { type }, { by: wall })).toBe('not-allowed')
  })

  it('a host looks after their own table only', () => {
    expect(whyNot(room(), { type: 'lock-table', table: 't1' }, { by: bruno })).toBe('not-your-table')
    expect(whyNot(room(), { type: 'lock-table', table: 't1' }, { by: nadia })).toBeUndefined()
    expect(whyNot(room(), { type: 'lock-table', table: 't9' })).toBe('unknown-table')
  })

  it('every refusal has a sentence in both languages', () => {
    for (const why of REFUSALS) {
      expect(refusalSentence(why, 'fr')).toMatch(/\.$/)
      expect(refusalSentence(why, 'en')).toMatch(/\.$/)
    }
  })
})

describe('words to the room', () => {
  it('an announcement goes to phones and wall unless told otherwise', () => {
    const state = after(room(), { type: 'announce', text: 'Coffee is here' }, { at: NOON })
    expect(Object.values(state.announcements)).toMatchObject([
      { text: 'Coffee is here', to: ['phones', 'wall'], at: NOON, by: 'Fabienne' },
    ])
  })

  it('only the latest fifty announcements are kept', () => {
    let state = room()
    for (let i = 0; i < 55; i++) state = after(state, { type: 'announce', text: `${i}` }, { at: NOON + i })
    expect(Object.values(state.announcements).map(each => each.text)).toHaveLength(50)
    expect(Object.values(state.announcements)[0]?.text).toBe('5')
  })

  it('a host sends the facilitator a word, which the log keeps', () => {
    const state = after(room(), { type: 'message', text: 'We need paper' }, { by: nadia })
    expect(Object.values(state.log)).toMatchObject([
      { what: 'message', text: 'We need paper', table: 't1', by: 'nadia' },
    ])
    expect(whyNot(room(), { type: 'message', text: 'Hello' }, { by: zoe })).toBe('not-allowed')
  })

  it('only the newest two hundred words are kept, and all that moderation did', () => {
    let state = after(room(), { type: 'lock-table', table: 't1' }, { by: nadia, at: NOON })
    for (let i = 0; i < MESSAGES; i++)
      state = after(state, { type: 'word', table: 't2', text: `${i}` }, { at: NOON + i })
    const before = wordsRevision(state.log)
    state = after(state, { type: 'message', text: 'the last' }, { by: bruno, at: NOON + MESSAGES })
    const texts = wordsFor(state, bruno)?.map(({ text }) => text)
    expect([texts?.length, texts?.[0], texts?.at(-1)]).toEqual([MESSAGES, '1', 'the last'])
    expect(wordsRevision(state.log)).not.toBe(before)
    expect(Object.values(moderationOf(state.log))).toMatchObject([{ what: 'locked' }])
  })
})

describe('looking after a table', () => {
  it('closes and opens its cloth, and says so in the log once', () => {
    const locked = after(room(), { type: 'lock-table', table: 't1' }, { by: nadia })
    expect(locked.tables['t1']?.locked).toBe(true)
    expect(Object.values(after(locked, { type: 'lock-table', table: 't1' }).log)).toHaveLength(1)
    expect(after(locked, { type: 'unlock-table', table: 't1' }).tables['t1']?.locked).toBe(false)
  })

  it('keeps the welcome note and the note to look at', () => {
    const welcome = after(room(), { type: 'welcome', table: 't1', text: 'Here we speak of words' }, { by: nadia })
    const state = after(welcome, { type: 'spotlight', table: 't1', note: 'n1' }, { by: nadia, notes: guest })
    expect(state.tables['t1']).toEqual({
      locked: false,
      welcome: 'Here we speak of words',
      spotlight: 'n1',
      spotlightBy: 'nadia',
    })
    expect(after(state, { type: 'spotlight', table: 't1', note: null }).tables['t1']?.spotlight).toBeNull()
    expect(whyNot(state, { type: 'spotlight', table: 't1', note: 'n9' }, { notes: guest })).toBe('unknown-note')
  })

  it('sets a note aside with its reason in the log, and brings it back', () => {
    const aside = after(
      room(),
      { type: 'set-aside-note', table: 't1', note: 'n1', reason: 'twice' },
      { by: nadia, notes: guest },
    )
    expect(aside.moderated).toEqual({ n1: { table: 't1', removal: 2 } })
    expect(Object.values(aside.log)).toMatchObject([
      { what: 'set-aside', by: 'nadia', table: 't1', note: 'n1', text: 'twice' },
    ])
    const back = after(aside, { type: 'restore-note', table: 't1', note: 'n1' }, { notes: { 't1/n1': { removal: 2 } } })
    expect(back.moderated).toEqual({ n1: { table: 't1', removal: 0 } })
    expect(whyNot(room(), { type: 'set-aside-note', table: 't1', note: 'n9', reason: 'x' })).toBe('unknown-note')
    expect(whyNot(room(), { type: 'set-aside-note', table: 't2', note: 'n3', reason: 'x' }, { by: nadia })).toBe(
      'not-your-table',
    )
  })

  it('does not bring back what its author took back', () => {
    const state = room()
    const decision = ask(
      state,
      { type: 'restore-note', table: 't1', note: 'n1' },
      { notes: { 't1/n1': { removal: 1 } } },
    )
    expect(decision).toMatchObject({ ok: true, state })
  })
})

describe('writing for somebody on paper', () => {
  it('any person may, for a guest without a device', () => {
    expect(after(room(), { type: 'scribe', for: 'paul' }, { by: zoe }).people.get('zoe')?.scribeFor).toEqual(['paul'])
  })

  it('nobody writes in the place of those who write themselves, nor of nobody; staff has no pen', () => {
    expect(whyNot(room(), { type: 'scribe', for: 'karim' }, { by: zoe })).toBe('not-on-paper')
    expect(whyNot(room(), { type: 'scribe', for: 'nobody' }, { by: zoe })).toBe('unknown-person')
    expect(whyNot(room(), { type: 'scribe', for: 'paul' }, { by: facilitator })).toBe('not-allowed')
  })
})

describe('dots', () => {
  const open = after(room(), { type: 'open-dots', where: 'tables' })
  const place = (count: number, note = 'n1') => ({ type: 'place-dots' as const, table: 't1', note, count })

  it('are placed within the budget, and taken back', () => {
    const two = ask(open, place(2), { by: zoe, notes: guest })
    expect(two).toMatchObject({ ok: true, extra: { dotsLeft: 3 } })
    const none = ask(after(open, place(2), { by: zoe, notes: guest }), place(0), { by: zoe, notes: guest })
    expect(none).toMatchObject({ ok: true, extra: { dotsLeft: 5 } })
  })

  it('are refused when closed, when too many on one note, when none are left, and on no note', () => {
    expect(whyNot(room(), place(1), { by: zoe, notes: guest })).toBe('dots-closed')
    expect(whyNot(open, place(3), { by: zoe, notes: guest })).toBe('too-many-on-one-note')
    expect(whyNot(open, place(1, 'n9'), { by: zoe, notes: guest })).toBe('unknown-note')
    expect(whyNot(open, place(1), { by: zoe, notes: { 't1/n1': { removal: 2 } } })).toBe('unknown-note')
    const many = Object.fromEntries(['a', 'b', 'c'].map(id => [`t1/${id}`, {}]))
    const spent = ['a', 'b'].reduce((state, note) => after(state, place(2, note), { by: zoe, notes: many }), open)
    expect(whyNot(spent, place(2, 'c'), { by: zoe, notes: many })).toBe('no-dots-left')
  })

  it('stay secret until they are closed', () => {
    const placed = after(open, place(2), { by: zoe, notes: guest })
    expect(tableTotals(placed)).toBeUndefined()
    const both = after(placed, place(1), { by: asPerson(room(), 'karim'), notes: guest })
    expect(tableTotals(after(both, { type: 'close-dots', where: 'tables' }))).toEqual({ t1: { n1: 3 } })
  })

  it('are told at once when the plan says they are no secret', () => {
    const plan = aPlan({ dots: { secret: false } })
    const state = after({ ...open, plan }, place(2), { by: zoe, notes: guest })
    expect(tableTotals(state)).toEqual({ t1: { n1: 2 } })
  })

  it('at the harvest go to notes of the plates, with a budget of their own', () => {
    const harvest = after(after(after(room(), { type: 'start' }), { type: 'go-to', phase: 'harvest' }), {
      type: 'open-dots',
      where: 'harvest',
    })
    expect(whyNot(harvest, place(1), { by: zoe, notes: guest })).toBe('not-on-plate')
    const placed = ask(harvest, place(2, 'n2'), { by: zoe, notes: guest })
    expect(placed).toMatchObject({ extra: { dotsLeft: 1 } })
    const state = after(harvest, place(2, 'n2'), { by: zoe, notes: guest })
    expect(harvestTotals(state)).toEqual({})
    expect(harvestTotals(after(state, { type: 'close-dots', where: 'harvest' }))).toEqual({ n2: 2 })
  })
})

describe('threads', () => {
  const draw = {
    type: 'draw-thread' as const,
    name: 'Trust',
    notes: [
      { table: 't1', note: 'n1' },
      { table: 't2', note: 'n3' },
    ],
  }
  const harvest = after(after(room(), { type: 'start' }), { type: 'go-to', phase: 'harvest' })

  it('tie notes of different tables, by the facilitator at any time, by hosts at the harvest', () => {
    const decision = ask(room(), draw, { notes: guest })
    expect(decision).toMatchObject({ ok: true, extra: { thread: expect.any(String) } })
    expect(whyNot(room(), draw, { by: nadia, notes: guest })).toBe('wrong-phase')
    expect(whyNot(harvest, draw, { by: nadia, notes: guest })).toBeUndefined()
  })

  it('are cut, and tie only what is there', () => {
    const state = after(harvest, draw, { notes: guest })
    const [thread = ''] = Object.keys(state.threads)
    expect(after(state, { type: 'cut-thread', thread }).threads).toEqual({})
    expect(whyNot(state, { type: 'cut-thread', thread: 'none' })).toBe('unknown-thread')
    expect(whyNot(state, draw, { notes: { 't1/n1': {} } })).toBe('unknown-note')
    expect(
      whyNot(state, {
        ...draw,
        notes: [
          { table: 't9', note: 'n1' },
          { table: 't1', note: 'n1' },
        ],
      }),
    ).toBe('unknown-table')
  })

  it('the organiser may do what the facilitator does', () => {
    expect(whyNot(harvest, draw, { by: organiser, notes: guest })).toBeUndefined()
  })
})
