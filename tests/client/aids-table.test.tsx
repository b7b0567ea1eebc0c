import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepLexicon } from '../../client/aids/own-lexicon.ts'
import { ignoredWords, showWordAgain } from '../../client/aids/ignored-words.ts'
import { setLanguage } from '../../client/i18n/language.ts'
import { openPanel } from '../../client/table/panels/panels.ts'
import { dismissToast } from '../../client/ui/toasts.ts'
import { pilesOf } from '../../shared/document/piles.ts'
import { noteId, type StagedTable, stageTable } from './table-stage.tsx'

// Fetched when first opened: here at once.
await import('../../client/table/aids/AidsPanel.tsx')

const NOTES = [
  ['Réparer les ordinateurs', 'p1'],
  ['Un atelier pour réparer', 'p2'],
  ['On réparera des vélos', 'p2'],
  ['Le dernier bus part trop tôt', 'p1'],
  ['Prendre le train', 'p2'],
  ['Brouillard', 'p1'],
] as const
const id = (number: number) => noteId(number)

beforeEach(() => {
  setLanguage('fr')
  Object.assign(window, { innerWidth: 1366, innerHeight: 768 })
})
afterEach(() => {
  cleanup()
  dismissToast()
  keepLexicon(undefined)
  for (const key of ignoredWords()) showWordAgain(key)
  localStorage.clear()
  sessionStorage.clear()
})

function laid(options: Parameters<typeof stageTable>[0] = {}): StagedTable {
  const staged = stageTable(options)
  staged.write(
    't1',
    NOTES.map(([text, by], at) => ({ id: id(at + 1), by, text })),
  )
  staged.show()
  return staged
}
const pilesIn = (staged: StagedTable) => [...pilesOf(staged.cloth('t1').notes).values()].map(ids => [...ids].sort())
const panel = async () => within(await screen.findByRole('region', { name: 'Suggestions' }))
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const outlined = () =>
  [...document.querySelectorAll<HTMLElement>('[data-suggested]')].map(note => note.dataset['note'] ?? '')

async function suggested(options: Parameters<typeof stageTable>[0] = {}) {
  const staged = laid(options)
  openPanel('aids')
  const inside = await panel()
  fireEvent.click(button('Proposer des tas'))
  await inside.findByRole('button', { name: /réparer.*suggestion, 3 notes/i })
  return { staged, inside }
}

describe('suggested piles at a table', () => {
  it('move nothing: they are outlined, with the words that tie them', async () => {
    const { staged, inside } = await suggested()
    expect(inside.getByText(/rien ne bouge sans vous/)).toBeTruthy()
    await waitFor(() => expect(outlined()).toEqual(expect.arrayContaining([id(1), id(2), id(3), id(4), id(5)])))
    expect(outlined()).not.toContain(id(6))
    expect(inside.getByRole('button', { name: /même domaine, mobilité.*suggestion, 2 notes/i })).toBeTruthy()
    expect(pilesIn(staged)).toEqual([])
  })

  it('become a pile when somebody says so, in one step to undo', async () => {
    const { staged, inside } = await suggested()
    fireEvent.click(inside.getByRole('button', { name: /réparer.*suggestion/i }))
    fireEvent.click(inside.getByRole('button', { name: /^Grouper ces 3 notes/ }))
    expect(pilesIn(staged)).toEqual([[id(1), id(2), id(3)]])
    await waitFor(() => expect(inside.queryByRole('button', { name: /réparer.*suggestion/i })).toBeNull())
    await waitFor(() => expect(outlined().sort()).toEqual([id(4), id(5)]))
    fireEvent.click(button('Annuler'))
    expect(pilesIn(staged)).toEqual([])
  })

  it('let go of a note that is taken out, and keep the focus in the panel', async () => {
    const { staged, inside } = await suggested()
    fireEvent.click(inside.getByRole('button', { name: /réparer.*suggestion/i }))
    fireEvent.click(inside.getByRole('button', { name: 'Retirer de la suggestion\u00a0: On réparera des vélos' }))
    const open = await inside.findByRole('button', { name: /réparer.*suggestion, 2 notes/i })
    await waitFor(() => expect(document.activeElement).toBe(open))
    fireEvent.click(inside.getByRole('button', { name: /^Grouper ces 2 notes/ }))
    expect(pilesIn(staged)).toEqual([[id(1), id(2)]])
  })

  it('are gone when dismissed, and do not come back with the next ones', async () => {
    const { staged, inside } = await suggested()
    fireEvent.click(inside.getByRole('button', { name: /réparer.*suggestion/i }))
    fireEvent.click(inside.getByRole('button', { name: /^Écarter cette suggestion\u00a0: .*réparer/i }))
    expect(inside.queryByRole('button', { name: /réparer.*suggestion/i })).toBeNull()
    fireEvent.click(button('Proposer à nouveau'))
    await waitFor(() => expect(inside.queryByText('Un instant, je compare les notes…')).toBeNull())
    expect(inside.queryByRole('button', { name: /réparer.*suggestion/i })).toBeNull()
    expect(pilesIn(staged)).toEqual([])
  })

  it('leave no outline behind when the panel closes', async () => {
    await suggested()
    await waitFor(() => expect(outlined().length).toBeGreaterThan(0))
    fireEvent.keyDown(button('Proposer à nouveau'), { key: 'Escape' })
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Suggestions' })).toBeNull())
    expect(outlined()).toEqual([])
  })
})

describe('notes under headings at a table', () => {
  it('are placed by a press, the ticked ones alone, and it can be undone', async () => {
    const staged = laid()
    openPanel('aids')
    const inside = await panel()
    fireEvent.click(inside.getByRole('button', { name: 'Sous des titres' }))
    fireEvent.click(inside.getByRole('button', { name: 'Mes titres' }))
    fireEvent.click(inside.getByRole('button', { name: 'Chercher où elles iraient' }))
    expect(inside.getByText('Écrivez au moins deux titres, un par ligne.')).toBeTruthy()
    fireEvent.input(inside.getByRole('textbox', { name: 'Un titre par ligne' }), {
      target: { value: 'Ateliers pour réparer\nLe bus' },
    })
    fireEvent.click(inside.getByRole('button', { name: 'Chercher où elles iraient' }))
    await inside.findByRole('heading', { name: 'Ateliers pour réparer' })
    const sure = inside.getByRole('checkbox', { name: 'Choisir\u00a0: Le dernier bus part trop tôt' })
    const maybe = inside.getByRole('checkbox', { name: 'Choisir\u00a0: Prendre le train' })
    expect([sure, maybe].map(box => (box as HTMLInputElement).checked)).toEqual([true, false])
    expect(inside.getByText('Brouillard')).toBeTruthy()
    expect(pilesIn(staged)).toEqual([])
    fireEvent.click(maybe)
    fireEvent.click(inside.getByRole('button', { name: 'Placer 2 notes sous «\u202fLe bus\u202f»' }))
    expect(pilesIn(staged)).toEqual([[id(4), id(5)]])
    expect(Object.values(staged.cloth('t1').groups).map(({ name }) => name)).toEqual(['Le bus'])
    fireEvent.click(button('Annuler'))
    expect(pilesIn(staged)).toEqual([])
  })
})

describe('notes and the parts of the cloth', () => {
  it('go to a part by a press, not those that lie in one unless asked, and it can be undone', async () => {
    const staged = stageTable()
    staged.write('t1', [
      { id: id(1), by: 'p1', text: 'Veiller aux dépenses' },
      { id: id(2), by: 'p2', text: 'Créer un lieu' },
      { id: id(3), by: 'p2', text: 'Créer du lien' },
      { id: id(4), by: 'p2', text: 'Amplifier ce qui est là' },
    ])
    staged.show()
    openPanel('aids')
    const inside = await panel()
    fireEvent.click(inside.getByRole('button', { name: 'Sous des titres' }))
    // Somebody laid them where they are.
    const search = inside.getByRole('button', { name: 'Chercher où elles iraient' })
    expect(search.getAttribute('aria-disabled')).toBe('true')
    expect(inside.getByText(/Il n’y a pas de note à ranger ici/)).toBeTruthy()
    fireEvent.click(inside.getByRole('checkbox', { name: 'Aussi les notes déjà rangées dans une partie' }))
    fireEvent.click(search)
    await inside.findByRole('checkbox', { name: 'Choisir\u00a0: Créer du lien' })
    expect(inside.queryByRole('checkbox', { name: /Amplifier ce qui/ })).toBeNull()
    const zones = () => Object.fromEntries(staged.cloth('t1').notes.map(note => [note.id, note.zone]))
    const before = zones()
    fireEvent.click(inside.getByRole('button', { name: 'Placer 2 notes sous «\u202fCréer\u202f»' }))
    expect(zones()).toEqual({ ...before, [id(2)]: 1, [id(3)]: 1 })
    fireEvent.click(button('Annuler'))
    expect(zones()).toEqual(before)
  })
})

describe('the words of a table', () => {
  it('light up the notes that have them, and can be ignored on this device', async () => {
    laid()
    openPanel('aids')
    const inside = await panel()
    fireEvent.click(inside.getByRole('button', { name: 'Les mots' }))
    const word = await inside.findByRole('button', { name: 'réparer, 3 notes' })
    fireEvent.click(word)
    const lit = () =>
      [...document.querySelectorAll<HTMLElement>('[data-lit-note]')].map(note => note.dataset['note'] ?? '')
    await waitFor(() => expect(lit().sort()).toEqual([id(1), id(2), id(3)]))
    fireEvent.click(inside.getByRole('button', { name: 'Ignorer ce mot\u00a0: réparer' }))
    await waitFor(() => expect(inside.queryByRole('button', { name: 'réparer, 3 notes' })).toBeNull())
    expect(lit()).toEqual([])
    fireEvent.click(button('Annuler'))
    expect(await inside.findByRole('button', { name: 'réparer, 3 notes' })).toBeTruthy()
  })

  it('are all that somebody who may not write is offered', async () => {
    laid({ role: 'facilitator' })
    openPanel('aids')
    const inside = await panel()
    expect(await inside.findByRole('button', { name: 'réparer, 3 notes' })).toBeTruthy()
    expect(inside.queryByRole('button', { name: 'Proposer des tas' })).toBeNull()
  })
})
