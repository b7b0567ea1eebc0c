import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import fc from 'fast-check'
import { Suspense } from 'solid-js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { discOf, RING_MOST, ringOf, SIZE, threadBetween } from '../../client/travel/ring.ts'
import { TravelDialog } from '../../client/travel/TravelDialog.tsx'
import type { Trip } from '../../shared/domain/travel.ts'
import { aDay, type StagedSession, stageSession } from './staged-session.tsx'

beforeEach(() => setLanguage('fr'))
afterEach(cleanup)

const TRIPS: readonly Trip[] = [
  {
    from: 't1',
    to: 't2',
    travellers: [
      {
        note: 'c1',
        text: 'Garder une porte sans écran',
        kind: 'lever',
        lang: 'fr',
        round: 1,
        bornAt: 't3',
        onPlate: true,
        met: [
          { note: 'x', text: 'Who pays?', lang: 'en', kind: 'answers', says: 'traveller' },
          { note: 'y', text: 'Jamais le soir', kind: 'opposes', says: 'other' },
        ],
      },
      { note: 'c2', text: 'Un café par mois', kind: 'idea', round: 2, onPlate: false, met: [] },
    ],
  },
  {
    from: 't2',
    to: 't1',
    travellers: [{ note: 'c3', text: 'Essayer', kind: 'idea', round: 1, onPlate: false, met: [] }],
  },
]
function show(trips: unknown, tables = 3): StagedSession {
  const staged = stageSession('participant')
  staged.set('day', 'day', aDay())
  for (let number = 1; number <= tables; number++) {
    const id = `t${number}`
    staged.set('themes', id, { number, title: { fr: `Question ${number} ?` }, zones: [] })
    staged.set('tables', id, { id, number, theme: id, locked: false, hosts: [], welcome: '', spotlight: null })
  }
  if (trips !== undefined) staged.calls['/travel'] = { trips }
  render(() => staged.stage(() => <TravelDialog onClose={() => {}} />))
  return staged
}
const rows = () => screen.getAllByRole('row').map(row => row.textContent)

describe('what travelled', () => {
  it('is a picture that says in words what it shows, and a table beside it with a button for each thread', async () => {
    show(TRIPS)
    await screen.findByText('3 idées sont passées d’une table à l’autre, entre 2 tables.')
    const map = screen.getByRole('img')
    expect(map.querySelector('desc')?.textContent).toMatch(
      /^de la table 1 à la table 2, 2 idées.*de la table 2 à la table 1/,
    )
    expect(rows()).toHaveLength(3)
    expect(screen.getByRole('button', { name: '2 idées, de la table 1 à la table 2, 2 idées' })).toBeTruthy()
  })
  it('a thread chosen opens its notes, word for word: where they were picked up, and what they met', async () => {
    show(TRIPS)
    const button = await screen.findByRole('button', { name: /de la table 1 à la table 2/ })
    fireEvent.click(button)
    expect(button.getAttribute('aria-expanded')).toBe('true')
    const words = within(screen.getByRole('dialog', { hidden: true }))
    expect(words.getByText('Garder une porte sans écran').lang).toBe('fr')
    expect(words.getByText(/tour 1, écrite d’abord à la table 3, dans l’assiette de la table 2$/)).toBeTruthy()
    expect(words.getByText('Who pays?').closest('li')?.textContent).toBe('elle répond à Who pays?')
    expect(words.getByText('Jamais le soir').closest('li')?.textContent).toBe('Jamais le soir s’oppose à cette idée')
    expect(words.getByText('Aucun lien à la table 2.')).toBeTruthy()
    fireEvent.click(button)
    expect(screen.queryByText('Garder une porte sans écran')).toBeNull()
  })
  it('a thread pressed in the picture opens the same', async () => {
    show(TRIPS)
    await screen.findByRole('img')
    fireEvent.click(screen.getByRole('img').querySelectorAll('.tv-thread')[1] ?? document.body)
    expect(await screen.findByText('Essayer')).toBeTruthy()
  })
  it('with more tables than a ring can show, the table alone says it', async () => {
    show(TRIPS, RING_MOST + 1)
    await screen.findByRole('table')
    expect(screen.queryByRole('img')).toBeNull()
  })
  it('where nothing travelled, says how it would', async () => {
    show([])
    expect(await screen.findByText('Aucune idée n’a encore voyagé.')).toBeTruthy()
    expect(screen.queryByRole('table')).toBeNull()
  })
  it('without an answer says so, and asks again when told to', async () => {
    const staged = show(undefined)
    await screen.findByText(/Le café ne répond pas/)
    staged.calls['/travel'] = { trips: TRIPS }
    fireEvent.click(screen.getByRole('button', { name: 'Réessayer' }))
    expect(await screen.findByRole('table')).toBeTruthy()
  })
  it('takes nothing of the screen behind away while it loads', async () => {
    const staged = stageSession('participant')
    staged.set('day', 'day', aDay())
    staged.calls['/travel'] = { trips: [] }
    render(() =>
      staged.stage(() => (
        <Suspense fallback={<p>Tout a disparu</p>}>
          <button type="button">Ce qui était là</button>
          <TravelDialog onClose={() => {}} />
        </Suspense>
      )),
    )
    expect([screen.queryByText('Tout a disparu'), screen.queryByText('Ce qui était là') !== null]).toEqual([null, true])
    expect(await screen.findByText('Aucune idée n’a encore voyagé.')).toBeTruthy()
  })
  it('is read anew when another idea has arrived', async () => {
    const staged = show([])
    await screen.findByText('Aucune idée n’a encore voyagé.')
    staged.calls['/travel'] = { trips: TRIPS }
    staged.set('carried', 'c1', { table: 't1', note: 'n1', round: 1, to: 't2' })
    await waitFor(() => expect(screen.getByRole('table')).toBeTruthy())
  })
})

describe('the ring', () => {
  it('keeps tables apart and inside the picture, whatever their number; thicker threads for more notes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: RING_MOST }), fc.integer({ min: 1, max: 40 }), (tables, notes) => {
        const [places, disc] = [ringOf(tables), discOf(tables)]
        for (const [at, place] of places.entries()) {
          expect(Math.min(place.x, place.y, SIZE - place.x, SIZE - place.y)).toBeGreaterThanOrEqual(disc)
          for (const other of places.slice(at + 1))
            expect(Math.hypot(place.x - other.x, place.y - other.y)).toBeGreaterThan(2 * disc)
        }
        const [from, to] = [places[0] ?? { x: 0, y: 0 }, places[1] ?? { x: 0, y: 0 }]
        const [there, back] = [threadBetween(from, to, disc, notes), threadBetween(to, from, disc, notes)]
        expect(there.line).not.toBe(back.line)
        expect(there.width).toBeGreaterThanOrEqual(threadBetween(from, to, disc, 1).width)
        expect(`${there.line} ${there.head}`).not.toMatch(/NaN/)
      }),
    )
  })
})
