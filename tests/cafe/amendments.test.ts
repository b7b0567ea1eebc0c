import { describe, expect, it } from 'vitest'
import { isWellFormed } from '../../shared/domain/note.ts'
import type { Actor } from '../../server/cafe/decide.ts'
import { erase } from '../../server/cafe/people.ts'
import { toProgramme } from '../../server/cafe/project.ts'
import type { CafeState } from '../../server/cafe/state.ts'
import { AMENDMENT, type Amendment, passageOf } from '../../shared/domain/amendment.ts'
import { followUpKey } from '../../shared/domain/follow-up.ts'
import {
  aCafe,
  after,
  aPlan,
  ask,
  asPerson,
  facilitator,
  join,
  organiser,
  personOf,
  whyNot,
} from '../support/a-cafe.ts'

const ASKED = 'Say who pays.'
const amend = (part = 'part-t1') => ({ type: 'amend' as const, part, passage: 'Nobody pays.', text: ASKED })

/** Zoé and Karim sit, Nadia hosts table 1, Bruno table 2, Paule is on paper and Zoé writes for her; the draft is open to all. */
function aRoom(notes: Record<string, unknown> = {}): CafeState {
  let state = aCafe(aPlan({ notes }))
  state = join(state, 'nadia', { role: 'host', hostOf: 't1' })
  state = join(state, 'bruno', { role: 'host', hostOf: 't2' })
  state = join(state, 'zoe', { table: 't1' })
  state = join(state, 'karim', { table: 't1' })
  state = join(state, 'paule', { table: 't1', device: 'paper' })
  state = after(state, { type: 'scribe', for: 'paule' }, { by: asPerson(state, 'zoe') })
  return after(state, { type: 'share-draft', open: true })
}
const as = (state: CafeState, id: string): { readonly by: Actor } => ({ by: asPerson(state, id) })
function proposed(state: CafeState, by: Actor, part?: string): { readonly state: CafeState; readonly id: string } {
  const decision = ask(state, amend(part), { by })
  if (!decision.ok || decision.extra?.amendment === undefined) throw new Error('refused')
  return { state: decision.state, id: decision.extra.amendment }
}
const told = (state: CafeState): Readonly<Record<string, Amendment>> =>
  toProgramme(state, new Map()).amendments as Readonly<Record<string, Amendment>>

describe('the room amends the draft', () => {
  it('once staff open it, and no more when they close it or publish', () => {
    const closed = join(aCafe(), 'zoe')
    expect(whyNot(closed, amend(), as(closed, 'zoe'))).toBe('draft-not-shared')
    expect(whyNot(closed, { type: 'share-draft', open: true }, as(closed, 'zoe'))).toBe('not-allowed')
    const open = after(closed, { type: 'share-draft', open: true })
    expect(toProgramme(open, new Map()).day['day']).toMatchObject({ draftShared: true })
    expect(whyNot(open, amend(), as(open, 'zoe'))).toBeUndefined()
    for (const shut of [
      after(open, { type: 'share-draft', open: false }),
      after(open, { type: 'publish' }, { by: organiser }),
    ])
      expect(whyNot(shut, amend(), as(shut, 'zoe'))).toBe('draft-not-shared')
  })

  it('with the words it is about, about a part that there is', () => {
    const room = aRoom()
    expect(whyNot(room, amend('part-t9'), as(room, 'zoe'))).toBe('unknown-part')
    expect(whyNot(room, amend('part-t1@en'), as(room, 'zoe'))).toBe('unknown-part')
    const { state, id } = proposed(room, asPerson(room, 'zoe'), 'perspectives')
    expect(told(state)[id]).toMatchObject({
      part: 'perspectives',
      passage: 'Nobody pays.',
      text: ASKED,
      for: 0,
      against: 0,
    })
  })

  it.each([
    ['names', 'zoe'],
    ['table', undefined],
    ['none', undefined],
  ])('[Z2] is signed only where notes carry names: with «%s», by %s', (attribution, by) => {
    const room = aRoom({ attribution })
    const { state, id } = proposed(room, asPerson(room, 'zoe'))
    expect(told(state)[id]?.by).toBe(by)
    expect(JSON.stringify(told(state)).includes('zoe')).toBe(by !== undefined)
  })

  it('each person stands behind a proposal once, may change their mind, and hands of those on paper count', () => {
    const room = aRoom()
    const made = proposed(room, asPerson(room, 'zoe'))
    const support = (state: CafeState, who: string, stance: 'for' | 'against' | null, forWhom?: string) =>
      after(
        state,
        { type: 'support-amendment', amendment: made.id, stance, ...(forWhom === undefined ? {} : { for: forWhom }) },
        as(state, who),
      )
    let state = support(made.state, 'karim', 'for')
    state = support(state, 'karim', 'for')
    state = support(state, 'zoe', 'for')
    state = support(state, 'zoe', 'for', 'paule')
    state = support(state, 'bruno', 'against')
    expect(told(state)[made.id]).toMatchObject({ for: 3, against: 1 })
    state = support(support(state, 'karim', 'against'), 'bruno', null)
    expect(told(state)[made.id]).toMatchObject({ for: 2, against: 1 })
    const hands = { type: 'amendment-hands' as const, amendment: made.id, for: 4, against: 2 }
    expect(whyNot(state, hands, as(state, 'nadia'))).toBe('not-allowed')
    state = after(state, hands)
    expect(told(after(state, { ...hands, for: 5 }))[made.id]).toMatchObject({
      for: 7,
      against: 3,
      hands: { for: 5, against: 2 },
    })
    expect(whyNot(state, { type: 'support-amendment', amendment: made.id, stance: 'for' })).toBe('not-allowed')
    expect(
      whyNot(state, { type: 'support-amendment', amendment: made.id, stance: 'for', for: 'paule' }, as(state, 'karim')),
    ).toBe('not-allowed')
  })

  it('staff settle everywhere, a host the part of their own workshop, and the log tells it', () => {
    const room = aRoom()
    const { state, id } = proposed(room, asPerson(room, 'zoe'))
    const settle = { type: 'settle-amendment' as const, amendment: id, as: 'margin' as const }
    expect(whyNot(state, settle, as(state, 'karim'))).toBe('not-allowed')
    expect(whyNot(state, settle, as(state, 'bruno'))).toBe('not-your-part')
    const kept = after(state, settle, as(state, 'nadia'))
    expect(told(kept)[id]?.settled).toBe('margin')
    expect(Object.values(kept.log).at(-1)).toMatchObject({ what: 'amendment-margin', by: 'nadia', text: ASKED })
    const taken = after(after(kept, { type: 'close' }, { by: organiser }), { ...settle, as: 'taken' })
    expect(told(taken)[id]?.settled).toBe('taken')
    expect(told(after(taken, { ...settle, as: null }))[id]?.settled).toBeUndefined()
    expect(whyNot(taken, amend(), as(taken, 'zoe'))).toBe('event-closed')
  })

  it('[Z3] its author takes it back, whoever writes for them too; others only with a reason that all can read', () => {
    const room = aRoom()
    const { state, id } = proposed(room, asPerson(room, 'zoe'))
    const stood = after(state, { type: 'support-amendment', amendment: id, stance: 'for' }, as(state, 'karim'))
    const back = { type: 'take-back-amendment' as const, amendment: id }
    expect(whyNot(stood, back, as(stood, 'karim'))).toBe('not-your-amendment')
    expect(whyNot(stood, { ...back, reason: 'I want to' }, as(stood, 'nadia'))).toBe('not-your-amendment')
    expect(whyNot(stood, back)).toBe('not-your-amendment')
    const gone = after(stood, back, as(stood, 'zoe'))
    expect(told(gone)).toEqual({})
    expect(personOf(gone, 'karim').stances).toEqual({})
    expect(Object.values(gone.log).map(each => each.what)).toEqual(['draft-shared'])
    const aside = after(stood, { ...back, reason: 'Names somebody' })
    expect(told(aside)).toEqual({})
    expect(Object.values(aside.log).at(-1)).toMatchObject({ what: 'amendment-aside', text: 'Names somebody' })
    const paules = ask(state, { ...amend(), for: 'paule' }, as(state, 'zoe'))
    if (!paules.ok) throw new Error(paules.why)
    const theirs = paules.extra?.amendment ?? ''
    expect(told(paules.state)[theirs]?.by).toBe('paule')
    expect(whyNot(paules.state, { ...back, amendment: theirs }, as(paules.state, 'zoe'))).toBeUndefined()
    expect(whyNot(paules.state, { ...back, amendment: theirs }, as(paules.state, 'karim'))).toBe('not-your-amendment')
  })

  it('an author who is erased leaves the proposal, without a name, and their stance goes', () => {
    const room = aRoom()
    const { state, id } = proposed(room, asPerson(room, 'zoe'))
    const stood = after(state, { type: 'support-amendment', amendment: id, stance: 'for' }, as(state, 'zoe'))
    const left = erase(stood, personOf(stood, 'zoe'))
    expect(told(left)[id]).toMatchObject({ text: ASKED, for: 0 })
    expect(told(left)[id]?.by).toBeUndefined()
    expect(JSON.stringify(left.amendments)).not.toContain('zoe')
  })

  it('nobody floods it', () => {
    let state = aRoom()
    for (let i = 0; i < AMENDMENT.perPerson; i++) state = proposed(state, asPerson(state, 'zoe')).state
    expect(whyNot(state, amend(), as(state, 'zoe'))).toBe('too-many-amendments')
    expect(whyNot(state, amend(), as(state, 'karim'))).toBeUndefined()
    expect(whyNot(state, amend())).toBeUndefined()
  })
})

describe('a passage that is quoted', () => {
  it('is cut at a word when it is long, and never in the middle of a sign', () => {
    expect(passageOf('  One\n two ')).toBe('One two')
    const long = passageOf('word '.repeat(100))
    expect(long.length).toBeLessThanOrEqual(AMENDMENT.passage)
    expect(long.endsWith('word')).toBe(true)
    expect(isWellFormed(passageOf('🧀'.repeat(300)))).toBe(true)
  })
})

describe('the list of leads and levers', () => {
  const line = {
    type: 'follow-up' as const,
    role: 'lead' as const,
    title: 'A shared workshop',
    state: 'proposed' as const,
  }
  const key = followUpKey('lead', 'a  shared WORKSHOP')

  it('is kept up by staff, for everybody to read, after the café is closed too', () => {
    const room = aRoom()
    for (const who of ['zoe', 'nadia']) expect(whyNot(room, line, as(room, who))).toBe('not-allowed')
    const closed = after(room, { type: 'close' }, { by: organiser })
    const begun = after(closed, { ...line, who: 'Karim', step: 'Find a room', date: '2026-05-31' })
    expect(toProgramme(begun, new Map()).followUp[key]).toMatchObject({
      who: 'Karim',
      date: '2026-05-31',
      state: 'proposed',
    })
    const further = after(begun, { ...line, step: '', state: 'under-way' })
    expect(further.followUp?.[key]).toMatchObject({ who: 'Karim', state: 'under-way' })
    expect(further.followUp?.[key]?.step).toBeUndefined()
    expect(after(further, { ...line, state: null }).followUp).toEqual({})
  })

  it('forgets the name of somebody who is erased', () => {
    const begun = after(join(aCafe(), 'Zoé'), { ...line, who: 'zoe' }, { by: facilitator })
    const gone = erase(begun, personOf(begun, 'Zoé'))
    expect(gone.followUp?.[key]).toMatchObject({ title: 'A shared workshop' })
    expect(JSON.stringify(gone.followUp)).not.toContain('zoe')
  })
})

describe('publishing', () => {
  it('is the organiser’s, says when, and can be taken back to correct the text', () => {
    const room = aRoom()
    expect(whyNot(room, { type: 'unpublish' }, { by: organiser })).toBe('not-published')
    const out = after(room, { type: 'publish' }, { by: organiser, at: 5_000 })
    expect(toProgramme(out, new Map()).day['day']).toMatchObject({ published: true, publishedAt: 5_000 })
    expect(whyNot(out, { type: 'unpublish' })).toBe('not-allowed')
    expect(whyNot(out, { type: 'share-draft', open: true })).toBe('already-published')
    const back = after(out, { type: 'unpublish' }, { by: organiser })
    expect(toProgramme(back, new Map()).day['day']).not.toHaveProperty('publishedAt')
    expect(after(back, { type: 'publish' }, { by: organiser, at: 9_000 }).publishedAt).toBe(9_000)
  })
})
