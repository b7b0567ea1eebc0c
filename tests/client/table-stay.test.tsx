import { cleanup, fireEvent, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../../client/i18n/language.ts'
import { serverNow } from '../../client/session/server-time.ts'
import { dismissToast } from '../../client/ui/toasts.ts'
import type { Day } from '../../shared/document/programme.ts'
import { type StagedTable, stageTable } from './table-stage.tsx'

beforeEach(() => {
  setLanguage('fr')
  Object.assign(window, { innerWidth: 1366, innerHeight: 768 })
})
afterEach(() => {
  cleanup()
  dismissToast()
  localStorage.clear()
  sessionStorage.clear()
  vi.useRealTimers()
})

const MINUTE = 60_000
const pad = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Votre note' })
const type = (text: string) => fireEvent.input(pad(), { target: { value: text } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const question = () => screen.getByRole('heading', { level: 1 }).textContent?.slice(0, 10)
const rest = () => new Promise<void>(done => setTimeout(done, 0))
/** Four rounds, each at another table than the one before. */
function stageRounds(): StagedTable {
  const staged = stageTable({ day: { rounds: 4 } })
  staged.set('themes', 't3', { number: 3, title: { fr: 'Question 3 ?' }, zones: [] })
  staged.set('tables', 't3', {
    id: 't3',
    number: 3,
    theme: 't3',
    locked: false,
    hosts: [],
    welcome: '',
    spotlight: null,
  })
  staged.set('seats', 'p1', ['t1', 't2', 't3', 't2'])
  return staged
}
const bell = (staged: StagedTable, round: number) =>
  staged.change({
    phase: 'transfer',
    round,
    clock: { state: 'running', endsAt: serverNow() + 3 * MINUTE, lasts: 3 * MINUTE },
  })
const begin = (staged: StagedTable, round: number, more: Partial<Day> = {}) =>
  staged.change({ phase: 'round', round, ...more })

describe('«Rester pour finir»', () => {
  it('[S10] [A11Y-18] keeps the table and the sentence over three rotations and a reload; then the seat is one tap away', async () => {
    const staged = stageRounds()
    staged.show()
    type('Une phrase que je veux finir')
    for (const round of [1, 2, 3]) {
      bell(staged, round)
      await screen.findByRole('alertdialog', { name: /Direction/ })
      press('Rester pour finir')
      expect(screen.queryByRole('alertdialog')).toBeNull()
      await rest()
      expect([question(), pad().value, document.activeElement === pad()]).toEqual([
        'Question 1',
        'Une phrase que je veux finir',
        true,
      ])
      begin(staged, round + 1)
      await rest()
      if (round === 2) {
        // A reload: the page begins anew, the tab remembers.
        cleanup()
        staged.show()
      }
      expect([question(), pad().value]).toEqual(['Question 1', 'Une phrase que je veux finir'])
    }
    expect(screen.getAllByText(/Votre chaise vous attend à la table 2/).length).toBeGreaterThan(0)
    press('J’y vais')
    await rest()
    expect(question()).toBe('Question 2')
    expect(document.activeElement).not.toBe(document.body)
    expect(staged.links.get('table-t1')?.flatMap(({ doc }) => [...doc.getMap('txt').values()])).toEqual([
      'Une phrase que je veux finir',
    ])
  })
  it('what is put down there belongs to the round of that seat, and is marked as after the bell, for all to see', async () => {
    const staged = stageRounds()
    staged.show()
    bell(staged, 1)
    await screen.findByRole('alertdialog')
    press('Rester pour finir')
    begin(staged, 2, { moments: [{ startedAt: 0, rangAt: serverNow() - 10 * MINUTE }, { startedAt: serverNow() }] })
    await rest()
    type('Encore un mot')
    fireEvent.keyDown(pad(), { key: 'Enter' })
    expect(staged.cloth('t1').notes.map(note => note.round)).toEqual([1])
    expect(screen.getByRole('listitem', { name: /Encore un mot, Inès, après la sonnette/ })).toBeTruthy()
  })
  it('[S10] [A11Y-18] a round that begins at once leaves twenty seconds to read the bell', async () => {
    vi.useFakeTimers()
    const staged = stageRounds()
    staged.show()
    const rangAt = serverNow()
    begin(staged, 2, { moments: [{ startedAt: 0, rangAt }, { startedAt: rangAt }] })
    await vi.waitFor(() => screen.getByRole('alertdialog', { name: /Direction table 2/ }))
    expect(question()).toBe('Question 1')
    vi.advanceTimersByTime(19_000)
    expect(question()).toBe('Question 1')
    vi.advanceTimersByTime(2_000)
    expect(question()).toBe('Question 2')
  })
  it('whoever hosts is not asked: their seat is here', async () => {
    const staged = stageTable({ role: 'host' })
    staged.set('seats', 'p1', ['t1', 't1'])
    staged.show()
    bell(staged, 1)
    await screen.findByRole('alertdialog', { name: /Vous restez/ })
    expect(screen.queryByRole('button', { name: 'Rester pour finir' })).toBeNull()
  })
})
