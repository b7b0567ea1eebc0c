import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { dismissToast } from '../../client/ui/toasts.ts'
import { noteId, type StagedTable, stageTable } from './table-stage.tsx'

beforeEach(() => {
  setLanguage('fr')
  Object.assign(window, { innerWidth: 1366, innerHeight: 768 })
})
afterEach(() => {
  cleanup()
  dismissToast()
  localStorage.clear()
  sessionStorage.clear()
})

const [ONE, TWO, THREE] = [noteId(1), noteId(2), noteId(3)]
const note = (text: string) => screen.getByRole('listitem', { name: new RegExp(text) })
const actions = () => within(screen.getByRole('toolbar', { name: /note choisie|note sélectionnée/i }))
const select = (text: string) => fireEvent.focusIn(note(text))

function aTable(carries: readonly object[] = []): StagedTable {
  const staged = stageTable()
  staged.calls['/me'] = { carries, dots: { tables: {} }, notes: [], seats: [] }
  staged.write('t1', [
    { id: ONE, by: 'p2', text: 'Une porte sans écran' },
    { id: TWO, by: 'p1', text: 'Des horaires du soir' },
    { id: THREE, by: 'p2', text: 'Une cabine partagée' },
  ])
  return staged
}
const carryButton = () => actions().getByRole('button', { name: 'J’emporte cette idée' })

it('anybody’s note can be taken along: the table says how many of two, and it can be put back down', async () => {
  const staged = aTable([{ id: 'c1', table: 't1', note: TWO, round: 1 }])
  staged.show()
  select('Une porte sans écran')
  fireEvent.click(carryButton())
  const told = await screen.findByText('Emportée à votre prochaine table : 2 sur 2')
  expect(staged.commands).toEqual([{ type: 'carry-note', table: 't1', note: ONE }])
  expect(told).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Reposer' }))
  await screen.findByText(/^Reposée/)
  expect(staged.commands.at(-1)).toEqual({ type: 'drop-carried', table: 't1', note: ONE })
})

it('with full hands it asks which one stays, and takes the new one instead', async () => {
  const staged = aTable([
    { id: 'c1', table: 't1', note: TWO, round: 1 },
    { id: 'c2', table: 't1', note: THREE, round: 1 },
  ])
  staged.show()
  select('Une porte sans écran')
  fireEvent.click(carryButton())
  const menu = within(await screen.findByRole('dialog', { name: /Laquelle reposer/ }))
  fireEvent.click(menu.getByRole('button', { name: /Des horaires du soir/ }))
  await waitFor(() =>
    expect(staged.commands).toEqual([
      { type: 'drop-carried', table: 't1', note: TWO },
      { type: 'carry-note', table: 't1', note: ONE },
    ]),
  )
})

it('nothing is offered where there is no next table: in the last round, and to a host who stays', () => {
  const staged = aTable()
  staged.show()
  select('Une porte sans écran')
  expect(carryButton()).toBeTruthy()
  staged.set('seats', 'p1', ['t1', 't1'])
  expect(actions().queryByRole('button', { name: 'J’emporte cette idée' })).toBeNull()
  staged.set('seats', 'p1', ['t1', 't2'])
  staged.change({ rounds: 1 })
  expect(actions().queryByRole('button', { name: 'J’emporte cette idée' })).toBeNull()
})

it('a carried note says in its name and by a sign where it came from', () => {
  const staged = aTable()
  staged.set('carried', ONE, { table: 't2', note: noteId(9), round: 1, to: 't1' })
  staged.show()
  const name = note('Une porte sans écran').getAttribute('aria-label')
  expect(name).toContain('venue de la table 2, tour 1')
  expect(note('Une porte sans écran').querySelectorAll('svg.mark .sign')).toHaveLength(1)
  expect(note('Une porte sans écran').querySelector('.who')?.textContent).toBe('Karim, table 2')
  expect(note('Des horaires').querySelectorAll('svg.mark .sign')).toHaveLength(0)
})

it('with the voice of a guest on paper it is theirs to carry', async () => {
  const staged = aTable()
  staged.set('people', 'o', { name: 'Octave', role: 'participant', device: 'paper', absent: false, joinedAt: 0 })
  staged.set('seats', 'o', ['t1', 't2'])
  staged.calls['/me'] = {
    carries: [],
    dots: { tables: {} },
    notes: [],
    seats: [],
    scribeFor: ['o'],
    voices: [{ id: 'o', dots: { tables: {}, harvest: {} }, carries: [] }],
  }
  sessionStorage.setItem('tablee.voice.cafe', 'o')
  staged.show()
  select('Une porte sans écran')
  fireEvent.click(carryButton())
  await screen.findByText(/^Emportée par Octave/)
  expect(staged.commands).toEqual([{ type: 'carry-note', table: 't1', note: ONE, for: 'o' }])
})
