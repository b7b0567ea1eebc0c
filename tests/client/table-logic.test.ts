import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cueOf } from '../../client/table/day/time-left.ts'
import { type Box, nearest, nudge, readGesture } from '../../client/table/cloth/keyboard.ts'
import { fitScale, isNarrow } from '../../client/table/cloth/layout.ts'
import { linkPath, linkWordAt, WORD_HEIGHT } from '../../client/table/cloth/link-path.ts'
import { foldMap } from '../../client/table/cloth/mini-map.ts'
import { pastedNotes } from '../../client/table/pad/pasted.ts'
import { savedState } from '../../client/table/day/saved-state.ts'
import { chairsFor, initialOf, seatsAround } from '../../client/table/people/seats.ts'
import { signingRound, warnedUntil, whereabouts } from '../../client/table/whereabouts.ts'

const day = (phase: 'prepared' | 'open' | 'round' | 'transfer' | 'harvest' | 'closed', round: number) => ({
  phase,
  round,
  rounds: 3,
})

describe('where somebody is', () => {
  const seats = ['t1', 't2', 't3']
  it.each([
    ['open', 0, 't1'],
    ['round', 1, 't1'],
    ['round', 3, 't3'],
    ['transfer', 1, 't1'],
    ['harvest', 3, 't3'],
    ['closed', 3, 't3'],
  ] as const)('in phase %s after round %i they are at %s', (phase, round, table) => {
    expect(whereabouts(day(phase, round), seats).table).toBe(table)
  })
  it('the bell sends them on, and «J’y suis» takes them there before the round begins', () => {
    expect(whereabouts(day('transfer', 1), seats)).toMatchObject({ table: 't1', next: 't2' })
    expect(whereabouts(day('transfer', 1), seats, { arrivedFor: 2 })).toMatchObject({
      table: 't2',
      round: 2,
      next: undefined,
    })
  })
  it('«J’y suis» of an earlier walk does not count for this one', () => {
    expect(whereabouts(day('transfer', 2), seats, { arrivedFor: 2 })).toMatchObject({ table: 't2', next: 't3' })
  })
  it('whoever hosts is sent to their own table: they stay', () => {
    expect(whereabouts(day('transfer', 1), ['t1', 't1', 't1'])).toMatchObject({
      table: 't1',
      next: 't1',
    })
  })
  it('[A11Y-18] who stays to finish stays, round after round, until they say otherwise; their seat waits', () => {
    const staying = { table: 't1', round: 2 }
    expect(whereabouts(day('transfer', 1), seats, { staying })).toEqual({
      table: 't1',
      round: 1,
      next: undefined,
      waits: 't2',
    })
    expect(whereabouts(day('round', 2), seats, { staying })).toEqual({
      table: 't1',
      round: 2,
      next: undefined,
      waits: 't2',
    })
    // The next bell calls again, and they are still where they stayed.
    expect(whereabouts(day('transfer', 2), seats, { staying })).toMatchObject({ table: 't1', next: 't3' })
    expect(whereabouts(day('transfer', 2), seats, { staying: { table: 't1', round: 3 } })).toMatchObject({
      table: 't1',
      waits: 't3',
    })
    expect(whereabouts(day('round', 2), seats, { staying, arrivedFor: 2 })).toMatchObject({ table: 't2', round: 2 })
    expect(whereabouts(day('round', 3), seats, { staying })).toMatchObject({ table: 't3' })
    expect(whereabouts(day('harvest', 3), seats, { staying: { table: 't1', round: 3 } })).toEqual({
      table: 't1',
      round: 3,
      next: undefined,
    })
  })
  it('[A11Y-18] a round that begins right after the bell takes nobody along before twenty seconds are over', () => {
    const moments = [{ startedAt: 0, rangAt: 1_000_000 }, { startedAt: 1_001_000 }]
    expect(warnedUntil({ ...day('round', 2), moments })).toBe(1_020_000)
    expect(warnedUntil({ ...day('round', 1), moments: [{ startedAt: 0 }] })).toBe(0)
    expect(whereabouts(day('round', 2), seats, { isWarned: true })).toMatchObject({ table: 't1', round: 1, next: 't2' })
    expect(whereabouts(day('round', 2), seats, { isWarned: true, arrivedFor: 2 })).toMatchObject({ table: 't2' })
    expect(whereabouts(day('round', 2), seats, { isWarned: false })).toMatchObject({ table: 't2', next: undefined })
  })
  it('what is added to a table of an earlier round belongs to that round', () => {
    const at = (table: string) => ({ seats, table })
    expect(signingRound(day('round', 3), at('t1'))).toBe(1)
    expect(signingRound(day('round', 3), at('t3'))).toBe(3)
    expect(signingRound(day('round', 2), at('t9'))).toBe(2)
    expect(signingRound(day('transfer', 2), at('t3'))).toBe(2)
    expect(signingRound(day('harvest', 3), at('t1'))).toBe(4)
  })
  it('a visitor stays where they look, and is not called away', () => {
    expect(whereabouts(day('transfer', 1), seats, { visited: 't3' })).toMatchObject({ table: 't3', next: undefined })
    expect(whereabouts(day('round', 1), undefined, { visited: 't3' }).table).toBe('t3')
  })
  it('who came in the second round is not sent to a first that they never had', () => {
    expect(whereabouts(day('round', 2), [null, 't2', 't3']).table).toBe('t2')
    expect(whereabouts(day('round', 1), [null, 't2', 't3']).table).toBe('t2')
    expect(whereabouts(day('round', 1), [null, null]).table).toBeUndefined()
  })
  it('notes are signed with the round they were born in: 0 before, last + 1 after', () => {
    expect(
      [
        day('prepared', 0),
        day('open', 0),
        day('round', 2),
        day('transfer', 2),
        day('harvest', 3),
        day('closed', 3),
      ].map(moment => signingRound(moment)),
    ).toEqual([0, 0, 2, 2, 4, 4])
  })
})

describe('keys on the cloth', () => {
  const press = (key: string, more: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
    key,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...more,
  })
  it.each([
    ['Enter', 'edit'],
    ['n', 'next-kind'],
    ['A', 'plate'],
    ['l', 'link'],
    ['Delete', 'set-aside'],
    [' ', 'pick-up'],
    ['Escape', 'leave'],
  ] as const)('%s on a note: %s', (key, kind) => expect(readGesture(press(key), true)?.kind).toBe(kind))
  it('a letter on the bare cloth begins a note, and on a note it never does', () => {
    expect(readGesture(press('n'), false)).toEqual({ kind: 'type', text: 'n' })
    expect(readGesture(press('z'), true)).toBeUndefined()
  })
  it('leaves the browser its own shortcuts', () => {
    expect(readGesture(press('a', { ctrlKey: true }), true)).toBeUndefined()
    expect(readGesture(press('ArrowLeft', { altKey: true }), true)).toBeUndefined()
  })
  it('Ctrl+Z undoes, with Shift it brings back', () => {
    expect(readGesture(press('z', { ctrlKey: true }), true)?.kind).toBe('undo')
    expect(readGesture(press('Z', { metaKey: true, shiftKey: true }), false)?.kind).toBe('redo')
  })
  it('a picked-up note goes 8 at a time, 40 with Shift', () => {
    expect(nudge('left', false)).toEqual([-8, 0])
    expect(nudge('down', true)).toEqual([0, 40])
  })
  it('arrows go to the nearest note that way, as an eye would', () => {
    const box = (id: string, left: number, top: number): Box => ({ id, left, top, width: 100, height: 100 })
    const boxes = [box('a', 0, 0), box('b', 110, 4), box('c', 0, 110), box('d', 420, 0)]
    const [a] = boxes
    if (a === undefined) throw new Error('no box')
    expect(nearest(boxes, a, 'right')).toBe('b')
    expect(nearest(boxes, a, 'down')).toBe('c')
    expect(nearest(boxes, a, 'left')).toBeUndefined()
  })
})

describe('what the header says', () => {
  it('counts what is kept here only while it is not sent', () => {
    expect(savedState('live', 0)).toEqual({ kind: 'saved' })
    expect(savedState('live', 2)).toEqual({ kind: 'saving' })
    expect(savedState('offline', 2)).toEqual({ kind: 'offline', count: 2 })
    expect(savedState('reconnecting', 1)).toEqual({ kind: 'reconnecting', count: 1 })
  })
  it('announces five minutes and one, not in rounds too short for them, not once it is over', () => {
    const minutes = (n: number) => n * 60_000
    expect(cueOf('round', minutes(4.9), minutes(20))).toBe('five')
    expect(cueOf('round', minutes(3), minutes(20))).toBeUndefined()
    expect(cueOf('round', minutes(0.9), minutes(20))).toBe('last')
    expect(cueOf('round', minutes(4.9), minutes(5))).toBeUndefined()
    expect(cueOf('round', minutes(0.5), minutes(1))).toBeUndefined()
    expect(cueOf('round', -5, minutes(20))).toBeUndefined()
    expect(cueOf('transfer', minutes(0.5), minutes(3))).toBeUndefined()
  })
})

describe('pasting', () => {
  it('offers a note a line, without bullets and blank lines', () => {
    expect(pastedNotes('- un\r\n\n• deux\n3. trois  ')).toEqual(['un', 'deux', 'trois'])
  })
  it('offers nothing for one line, nor for a whole book', () => {
    expect(pastedNotes('une seule idée')).toEqual([])
    expect(pastedNotes('ligne\n'.repeat(200))).toEqual([])
  })
})

describe('chairs around the cloth', () => {
  it('at most three above and three on each side, each chair once', () => {
    fc.assert(
      fc.property(fc.nat(60), others => {
        const chairs = chairsFor(others)
        expect(chairs).toHaveLength(Math.min(others, 9))
        expect(new Set(chairs).size).toBe(chairs.length)
        for (const side of ['top', 'left', 'right'])
          expect(chairs.filter(chair => chair.startsWith(side)).length).toBeLessThanOrEqual(3)
      }),
    )
  })
  const person = (name: string, joinedAt: number, device: 'own' | 'paper' = 'own') => ({
    name,
    role: 'participant' as const,
    device,
    absent: false,
    joinedAt,
  })
  const people = {
    me: person('Inès', 3),
    ann: person('Nadia', 2),
    bob: person('Karim', 1),
    pap: person('Octave', 0, 'paper'),
    vis: person('Zoé', 9),
  }
  const input = {
    seated: ['me', 'ann', 'bob', 'pap'],
    people,
    presence: [
      { person: 'bob', name: 'Karim', writing: true },
      { person: 'vis', name: 'Zoé', writing: false },
    ],
    hosts: ['ann'],
    me: 'me',
    live: true,
  }
  it('you first, then the host, then the others in the order they came; a visitor last', () => {
    expect(seatsAround(input).map(seat => seat.id)).toEqual(['me', 'ann', 'pap', 'bob', 'vis'])
  })
  it('says who writes, who is offline and who is on paper; never that you write', () => {
    const byId = new Map(
      seatsAround({ ...input, presence: [...input.presence, { person: 'me', name: 'Inès', writing: true }] }).map(
        seat => [seat.id, seat],
      ),
    )
    expect(byId.get('bob')).toMatchObject({ writing: true, away: false })
    expect(byId.get('ann')).toMatchObject({ away: true, host: true })
    expect(byId.get('pap')).toMatchObject({ away: false, paper: true })
    expect(byId.get('me')).toMatchObject({ writing: false, away: false })
  })
  it('calls nobody absent while one’s own link is down', () => {
    expect(seatsAround({ ...input, presence: [], live: false }).some(seat => seat.away)).toBe(false)
  })
  it('keeps the accent of an initial', () => expect(initialOf(' élodie')).toBe('É'))
})

describe('the size of the cloth', () => {
  it('fits a laptop at 100 %, a phone and a low window get one fold at a time', () => {
    expect(fitScale(1366, 768, 2)).toBe(1)
    expect([isNarrow(1366, 768), isNarrow(1024, 640), isNarrow(390, 844), isNarrow(844, 390)]).toEqual([
      false,
      false,
      true,
      true,
    ])
  })
  it('the map of folds has each part once, and room for the plate', () => {
    for (const zones of [0, 1, 2, 3, 4, 5, 6]) {
      const map = foldMap(zones)
      expect(map.cells.map(cell => cell.zone)).toEqual(Array.from({ length: zones }, (_, zone) => zone))
      expect(new Set(map.cells.map(cell => `${cell.column},${cell.row}`)).size).toBe(zones)
    }
    expect(foldMap(5).cells.some(cell => cell.column === 2 && cell.row === 2)).toBe(false)
  })
  it('a link goes from the edge of one note to the edge of the other', () => {
    const { d } = linkPath({ x: 0, y: 0, width: 100, height: 100 }, { x: 300, y: 0, width: 100, height: 100 })
    expect(d).toMatch(/^M100 50Q.* 300 50$/)
  })
  describe('the word of a link', () => {
    const at = (x: number, y: number) => ({ x, y, width: 144, height: 108 })
    const WIDTH = 60
    /** Do its label and the words of a note meet? A note's first and last few units bear none. */
    const covers = (place: { x: number; y: number }, note: { x: number; y: number; width: number; height: number }) =>
      Math.abs(place.x - (note.x + note.width / 2)) < WIDTH / 2 + note.width / 2 - 8 &&
      place.y + WORD_HEIGHT / 2 > note.y + 8 &&
      place.y - WORD_HEIGHT / 2 < note.y + note.height - 6

    it('stands on its line where the notes are far apart', () => {
      const [a, b] = [at(0, 0), at(600, 0)]
      const place = linkWordAt(a, b, WIDTH, [a, b])
      expect(place.x).toBe(372)
      expect(Math.abs(place.y - 54)).toBeLessThan(36)
    })
    it.each([
      { where: 'side by side', b: at(150, 0) },
      { where: 'one above the other', b: at(0, 116) },
      { where: 'across a corner', b: at(150, 116) },
    ])('covers no words of two neighbours, $where, nor of those around them', ({ b }) => {
      const a = at(0, 0)
      const notes = [-150, 0, 150, 300].flatMap(x => [-116, 0, 116, 232].map(y => at(x, y)))
      const place = linkWordAt(a, b, WIDTH, notes)
      expect(notes.filter(note => covers(place, note))).toEqual([])
    })
    it('goes along its line, past a note that lies in between', () => {
      const [a, b, between] = [at(0, 0), at(600, 0), at(300, 0)]
      const place = linkWordAt(a, b, WIDTH, [a, b, between])
      expect(covers(place, between)).toBe(false)
      expect(place.x).toBeGreaterThan(144)
      expect(place.x).toBeLessThan(600)
    })
  })
})
